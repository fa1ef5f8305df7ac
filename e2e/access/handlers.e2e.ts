import { readFileSync } from "node:fs";
import { fingerprint } from "./database.ts";
import { expectForMachines } from "./for-machines.ts";
import type { HandlerRow, Refusal, Wanted } from "./handler-row.ts";
import { handlers } from "./handlers.ts";
import { type Answer, lastingDifference, settled } from "./http.ts";
import { everyone, expect, type Kind, kinds, SECRETS, signedIn, test, type World } from "./world.ts";

/** Of a request that changes something: what its page would send with it. */
function ours(world: World, method: HandlerRow["method"]): Record<string, string> {
  return method === "GET" ? {} : { origin: world.url };
}

function send(world: World, kind: Kind, row: HandlerRow, { path, ask }: Wanted, headers?: Record<string, string>) {
  return world.ask(kind, path, {
    ...ask,
    method: row.method,
    headers: { ...ask?.headers, ...(headers ?? ours(world, row.method)) },
  });
}

function expectRefusal(answer: Answer, refusal: Refusal) {
  if (typeof refusal === "number") expect(answer.status).toBe(refusal);
  else expect(`${answer.status} ${answer.headers.location}`).toMatch(new RegExp(`^30[37] ${literally(refusal.to)}$`));
  expect(answer.headers["set-cookie"]?.some((cookie) => /session=[^;]/.test(cookie)) ?? false).toBe(false);
  for (const secret of SECRETS) expect(answer.body).not.toContain(secret);
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What is sent along with a request that comes from elsewhere. */
const foreign = (world: World): Record<string, string>[] => [
  {},
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "no origin at all" },
  { origin: `${world.url}.evil.example` },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  { "sec-fetch-site": "cross-site" },
  { origin: world.url, "sec-fetch-site": "cross-site" },
  { origin: world.url, "sec-fetch-site": "same-site" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
];

for (const row of handlers) {
  const { path, method, when, may } = row;
  const name = `${method} ${path}${when ? `, ${when}` : ""}`;

  test(`${name}: for ${may.length === everyone.length ? "everyone" : may.join(", ") || "nobody"}`, async ({
    world,
  }) => {
    const { refusal } = row;
    const others = everyone.filter((kind) => !may.includes(kind));
    const subject = await row.make(world, may[0] ?? "owner");
    const before = await fingerprint(world.db);
    await Promise.all(
      others.map((kind) =>
        test.step(`${kind}: ${kinds[kind]}`, async () => {
          if (!refusal) throw new Error("The row does not say how others are refused.");
          expectRefusal(await send(world, kind, row, subject), refusal(kind, subject.path));
          const nowhere = row.nowhere?.(world);
          if (!nowhere || !signedIn.includes(kind)) return;
          const found = await lastingDifference(
            async () => settled(await send(world, kind, row, subject)),
            async () => settled(await send(world, kind, row, { ...subject, path: nowhere })),
          );
          expect(found, `${subject.path} and ${nowhere}`).toBeUndefined();
        }),
      ),
    );
    expect(await fingerprint(world.db), "what the database holds").toEqual(before);

    for (const kind of may) {
      await test.step(`${kind}: ${kinds[kind]}`, async () => {
        const wanted = await row.make(world, kind);
        if (wanted.effect) expect(await wanted.effect.read()).not.toEqual(wanted.effect.becomes);
        const answer = await send(world, kind, row, wanted);
        expect(wanted.answer(answer)).toEqual(wanted.is);
        if (path.startsWith("/api/")) expectForMachines(answer, wanted.path);
        if (wanted.effect) expect(await wanted.effect.read()).toEqual(wanted.effect.becomes);
      });
    }
  });

  const { elsewhere } = row;
  if (method !== "GET" && elsewhere && may.length > 0) {
    test(`${name}: not from elsewhere`, async ({ world }) => {
      const [kind] = may as [Kind];
      const wanted = await row.make(world, kind);
      const before = await fingerprint(world.db);
      for (const headers of foreign(world)) {
        await test.step(JSON.stringify(headers), async () => {
          const { "sec-fetch-site": _, origin: __, ...kept } = wanted.ask?.headers ?? {};
          const answer = await send(world, kind, row, { ...wanted, ask: { ...wanted.ask, headers: kept } }, headers);
          expectRefusal(answer, elsewhere);
        });
      }
      expect(await fingerprint(world.db), "what the database holds").toEqual(before);
      expect(wanted.answer(await send(world, kind, row, wanted))).toEqual(wanted.is);
    });
  }
}

for (const row of handlers.filter(({ anywhere }) => anywhere)) {
  test(`${row.method} ${row.path}: from anywhere`, async ({ world }) => {
    for (const headers of foreign(world)) {
      await test.step(JSON.stringify(headers), async () => {
        const wanted = await row.make(world, "nobody");
        expect(wanted.answer(await send(world, "nobody", row, wanted, headers))).toEqual(wanted.is);
        expect(await wanted.effect?.read()).toEqual(wanted.effect?.becomes);
      });
    }
  });
}

test("by no other method", async ({ world }) => {
  const rows = [...new Map(handlers.map((row) => [row.path, row])).values()];
  const wanted = await Promise.all(
    rows.map(async (row) => ({ row, kind: row.may[0] ?? "owner", ...(await row.make(world, row.may[0] ?? "owner")) })),
  );
  const before = await fingerprint(world.db);
  for (const { row, kind, path, ask } of wanted) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((one) => one !== row.method)) {
      const body = method === "GET" ? undefined : ask?.body;
      const answer = await world.ask(kind, path, { method, headers: { ...ask?.headers, origin: world.url }, body });
      // A picture is a file, to which Next answers what it answers for a page.
      expect([405, ...(row.path === "/icon.svg" ? [200] : [])], `${method} ${path}`).toContain(answer.status);
    }
  }
  expect(await fingerprint(world.db), "what the database holds").toEqual(before);
});

test("what a row says is shown elsewhere is shown there", () => {
  for (const { shownBy } of handlers) {
    if (shownBy) expect(readFileSync(shownBy.file, "utf8")).toContain(`test("${shownBy.test}"`);
  }
});
