import { paths } from "#lib/paths.ts";
import { fingerprint } from "./database.ts";
import { type Answer, difference, FLIGHT, flightPath, heading, settled, shown } from "./http.ts";
import { type PageCase, type PageRow, pages } from "./pages.ts";
import { everyone, expect, type Kind, kinds, signedOut, test, type World } from "./world.ts";

const NOTHING_HERE = "There is nothing at this address";
const NOWHERE = "019aa000-0000-7000-8000-000000000000";

/** The same address with another thing of the same form in every place of the pattern, where there is none. */
function nowhere(pattern: string, path: string): { path: string; names: [string, string][] } {
  const [address = "", query] = path.split("?");
  const names: [string, string][] = [];
  const segments = address.split("/").map((segment, at) => {
    if (!pattern.split("/")[at]?.startsWith("[")) return segment;
    const other = /^[0-9a-f-]{36}$/.test(segment)
      ? NOWHERE
      : segment.replace(/[a-z0-9]/g, "q").replace(/[A-Z]/g, "Q");
    names.push([segment, other]);
    return other;
  });
  return { path: segments.join("/") + (query ? `?${query}` : ""), names };
}

/** The page, and what the router asks for instead of it. */
const both = (world: World, kind: Kind, path: string): Promise<Answer[]> =>
  Promise.all([world.ask(kind, path), world.ask(kind, flightPath(path), { headers: FLIGHT })]);

async function given(world: World, kind: Kind, { at, shows, holds, lacks }: PageCase): Promise<void> {
  const [page, flight] = (await both(world, kind, at(world))) as [Answer, Answer];
  expect(`${page.status} ${heading(page)}`, "the page").toBe(`200 ${shows(world, kind)}`);
  expect(`${flight.status} ${flight.headers["content-type"]}`, "its flight data").toBe("200 text/x-component");
  for (const { body } of [page, flight]) {
    for (const words of holds?.(world, kind) ?? []) expect(body).toContain(words);
    for (const words of lacks?.(world, kind) ?? []) expect(body).not.toContain(words);
  }
}

/** Not a byte tells whether there is something: the answer is that of an address with nothing. */
async function refused(world: World, kind: Kind, row: PageRow, { at, open }: PageCase): Promise<void> {
  const path = at(world);
  const other = nowhere(row.path, path);
  const [here, there] = await Promise.all([both(world, kind, path), both(world, kind, other.path)]);
  for (const [which, answer] of here.entries()) {
    if (signedOut.includes(kind) && !open) {
      expect(answer.status).toBe(307);
      expect(answer.headers.location).toBe(paths.signIn(path));
    } else {
      expect(answer.status).toBe(404);
      expect(answer.body).toContain(NOTHING_HERE);
      if (which === 0) expect(heading(answer)).toBe(NOTHING_HERE);
    }
    const twin = there[which] as Answer;
    expect(difference(settled(answer, other.names), settled(twin)), `${path} and ${other.path}`).toBeUndefined();
  }
}

for (const row of pages) {
  for (const one of row.cases) {
    test(`${row.path}${one.when ? `, ${one.when}` : ""}: for ${one.may.join(", ") || "nobody"}`, async ({ world }) => {
      const led = one.led?.(world) ?? {};
      for (const kind of everyone) {
        await test.step(`${kind}: ${kinds[kind]}`, async () => {
          const to = led[kind];
          if (one.may.includes(kind)) await given(world, kind, one);
          else if (to === undefined) await refused(world, kind, row, one);
          else expect((await world.ask(kind, one.at(world))).headers.location).toBe(to);
        });
      }
    });
  }
}

test("what is hidden from somebody looks like what is not there", async ({ world }) => {
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
  const before = await fingerprint(world.db);
  for (const { cases } of pages) {
    for (const { at, may } of cases) for (const kind of may.slice(0, 1)) await world.ask(kind, at(world));
  }
  expect(await fingerprint(world.db)).toEqual(before);
});
