import { paths } from "#lib/paths.ts";
import { fingerprint } from "./database.ts";
import { expectForMachines } from "./for-machines.ts";
import {
  type Answer,
  difference,
  FLIGHT,
  flightPath,
  heading,
  lastingDifference,
  settled,
  shown,
  unordered,
} from "./http.ts";
import { NOWHERE, nowhere } from "./nowhere.ts";
import type { PageCase } from "./page-row.ts";
import { pages } from "./pages.ts";
import { everyone, expect, type Kind, kinds, like, over, signedIn, signedOut, test, type World } from "./world.ts";

function list(may: readonly Kind[]): string {
  if (may.length === everyone.length) return "everyone";
  return may.length === signedIn.length && may.every((kind) => signedIn.includes(kind))
    ? "everyone signed in"
    : may.join(", ") || "nobody";
}

/** The page, and what the router asks for instead of it. */
const both = (world: World, kind: Kind, path: string): Promise<Answer[]> =>
  Promise.all([world.ask(kind, path), world.ask(kind, flightPath(path), { headers: FLIGHT })]);

async function given(world: World, kind: Kind, { at, shows, holds, lacks }: PageCase): Promise<void> {
  const [page, flight] = (await both(world, kind, at(world))) as [Answer, Answer];
  expect(`${page.status} ${heading(page)}`, "the page").toBe(`200 ${shows ? shows(world, kind) : heading(page)}`);
  expect(`${flight.status} ${flight.headers["content-type"]}`, "its flight data").toBe("200 text/x-component");
  expectForMachines(page, at(world));
  for (const { body } of [page, flight]) {
    for (const words of holds?.(world, kind) ?? []) expect(body).toContain(words);
    for (const words of lacks?.(world, kind) ?? []) expect(body).not.toContain(words);
  }
}

/**
 * What somebody gets where there is nothing: the same for many rows, so that the last answer is
 * the first to be compared with, and it is asked for anew only after a difference.
 */
const nothing = new Map<string, string>();

function nothingAt(world: World, kind: Kind, path: string, headers: Record<string, string>): () => Promise<string> {
  const key = `${world.url} ${kind} ${path}`;
  const had = [nothing.get(key)];
  return async () => {
    const found = had.pop() ?? settled(await world.ask(kind, path, { headers }));
    nothing.set(key, found);
    return found;
  };
}

/** Not a byte tells whether there is something: the answer is that of an address with nothing. */
async function refused(world: World, kind: Kind, { at, open, next }: PageCase): Promise<void> {
  const path = at(world);
  const away = signedOut.includes(kind) && !open ? paths.signIn((next ?? at)(world)) : undefined;
  if (away && over.includes(kind)) {
    const page = await world.ask(kind, path);
    expect(`${page.status} ${page.headers.location}`).toBe(`307 ${away}`);
    return;
  }
  const [page, flight] = (await both(world, kind, path)) as [Answer, Answer];
  if (away) {
    expect(`${page.status} ${page.headers.location}`).toBe(`307 ${away}`);
    expect(flight.body).toContain(`NEXT_REDIRECT;replace;${away};307;`);
  } else {
    expect(page.status).toBe(404);
    expect(flight.body).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
  }
  if (like.includes(kind)) return;
  const other = nowhere(path);
  if (other.names.length === 0) return;
  for (const [answer, headers, where] of [
    [page, {}, (same: string) => same],
    [flight, FLIGHT, flightPath],
  ] as const) {
    // The answer that was looked at above is the first to be compared.
    const had: Answer[] = [answer];
    const said = open ? unordered : (text: string) => text;
    const here = async () => said(settled(had.pop() ?? (await world.ask(kind, where(path), { headers })), other.names));
    const nothing = nothingAt(world, kind, where(other.path), headers);
    const there = async () => said(await nothing());
    const found = await lastingDifference(here, there);
    expect(found, `${path} and ${other.path}`).toBeUndefined();
  }
}

for (const row of pages) {
  for (const one of row.cases) {
    test(`${row.path}${one.when ? `, ${one.when}` : ""}: for ${list(one.may)}`, async ({ world }) => {
      const led = one.led?.(world) ?? {};
      const meet = (kind: Kind) =>
        test.step(`${kind}: ${kinds[kind]}`, async () => {
          const to = led[kind];
          if (one.may.includes(kind)) await given(world, kind, one);
          else if (to === undefined) await refused(world, kind, one);
          else expect((await world.ask(kind, one.at(world))).headers.location).toBe(to);
        });
      await Promise.all(everyone.map(meet));
    });
  }
}

test("what is hidden from somebody looks like what is not there", async ({ world }) => {
  test.slow();
  for (const kind of ["stranger", "owner", "otherMentor", "formerAdmin"] as const) {
    const nothing = shown(await world.ask(kind, paths.application(NOWHERE)));
    for (const { path, cases } of pages) {
      for (const one of cases.filter(({ may, open, led }) => !open && !may.includes(kind) && !led?.(world)[kind])) {
        expect(difference(shown(await world.ask(kind, one.at(world))), nothing), `${kind} at ${path}`).toBeUndefined();
      }
    }
  }
});

test("to look changes nothing", async ({ world }) => {
  test.slow();
  const before = await fingerprint(world.db);
  for (const { cases } of pages) {
    for (const { at, may } of cases) for (const kind of may.slice(0, 1)) await world.ask(kind, at(world));
  }
  expect(await fingerprint(world.db)).toEqual(before);
});
