import { expect, test } from "vitest";
import { words } from "#prisma/factories.ts";
import type { RevisionReason } from "#prisma/generated/enums.ts";
import { makeActor, makeReady, type Ready } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { myHistory, myRevision } from "./history-queries.ts";
import { restoreRevision } from "./restore.ts";
import { saveEssay } from "./save.ts";
import { thinHistories } from "./thin.ts";

const { db } = await testDatabase();
const start = new Date();
const minutes = (n: number) => new Date(start.getTime() + n * 60_000);

const save = (ready: Ready, text: string, version: number, at: Date) =>
  saveEssay(db, ready.actor, ready.essay.id, { text, promptId: ready.essay.promptId, version }, at);

/** Three texts, six minutes apart each: the first two are kept. */
async function written() {
  const ana = await makeReady(db, { text: "one ".repeat(60), at: start });
  await save(ana, "two ".repeat(60), 1, minutes(6));
  await save(ana, "three ".repeat(60), 2, minutes(12));
  return ana;
}
const held = (ready: Ready) => db.essay.findUniqueOrThrow({ where: { id: ready.essay.id } });

test("Ana looks at what her essay held before, and so does nobody else", async () => {
  const ana = await written();
  const history = await myHistory(ana.actor, ana.essay.id);
  expect(history?.now).toMatchObject({ version: 3, text: "three ".repeat(60), reason: null });
  expect(history?.before.map(({ version, reason, words }) => [version, reason, words])).toEqual([
    [2, "time", 60],
    [1, "time", 60],
  ]);
  expect((await myHistory(ana.actor, ana.essay.id, 2))?.before.map(({ version }) => version)).toEqual([1]);
  expect(await myRevision(ana.actor, ana.essay.id, 1)).toMatchObject({
    now: { version: 3 },
    revision: { version: 1, text: "one ".repeat(60), savedAt: start },
  });
  expect(await myRevision(ana.actor, ana.essay.id, 7)).toBeNull();

  const ben = await makeActor(db);
  expect(await myHistory(ben, ana.essay.id)).toBeNull();
  expect(await myRevision(ben, ana.essay.id, 1)).toBeNull();
  expect(await myHistory(ana.actor, "nonsense")).toBeNull();
});

test("she puts the first text back: it stands, and what it replaced is kept for ever", async () => {
  const ana = await written();
  const back = { id: ana.essay.id, revision: 1, version: 3 };
  expect(await restoreRevision(db, ana.actor, back, minutes(13))).toMatchObject({ ok: true });
  expect(await held(ana)).toMatchObject({ text: "one ".repeat(60), version: 4 });
  const history = await myHistory(ana.actor, ana.essay.id);
  expect(history?.before[0]).toMatchObject({ version: 3, reason: "restored", text: "three ".repeat(60) });
  // Pressing twice is putting back once.
  expect(await restoreRevision(db, ana.actor, back, minutes(13))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/what stands there now/),
  });
  expect((await held(ana)).version).toBe(4);
});

test("when another save came in between, nothing is put back and nothing is lost", async () => {
  const ana = await written();
  const phone = "From the phone. ".repeat(20);
  await save(ana, phone, 3, minutes(13));
  expect(
    await restoreRevision(db, ana.actor, { id: ana.essay.id, revision: 1, version: 3 }, minutes(14)),
  ).toMatchObject({ ok: false, message: expect.stringMatching(/another text was saved in the meantime/) });
  expect((await held(ana)).text).toBe(phone);
  expect(
    await restoreRevision(db, ana.actor, { id: ana.essay.id, revision: 1, version: 4 }, minutes(14)),
  ).toMatchObject({ ok: true });
  expect((await myHistory(ana.actor, ana.essay.id))?.before.map(({ text }) => text)).toContain(phone);
});

test("nobody puts back what is another’s; what is not there is not found", async () => {
  const [ana, ben] = [await written(), await written()];
  for (const [actor, id] of [
    [ben.actor, ana.essay.id],
    [ana.actor, "nonsense"],
  ] as const)
    expect(await restoreRevision(db, actor, { id, revision: 1, version: 3 }, minutes(14))).toBeNull();
  expect(await restoreRevision(db, ana.actor, { id: ana.essay.id, revision: 9, version: 3 }, minutes(14))).toBeNull();
  expect((await held(ana)).version).toBe(3);
  expect(
    await restoreRevision(db, ana.actor, { id: ana.essay.id, revision: 1, version: 3 }, minutes(14)),
  ).toMatchObject({ ok: true });
});

test("a prompt that is not asked any more is not chosen again; the text comes back all the same", async () => {
  const ana = await written();
  const version = await db.problemVersion.create({
    data: {
      problemId: ana.essay.problemId,
      number: 2,
      title: "Anew",
      prompts: { create: [{ position: 1, text: "What?" }] },
    },
  });
  await db.problem.update({ where: { id: ana.essay.problemId }, data: { currentVersionId: version.id } });
  expect(
    await restoreRevision(db, ana.actor, { id: ana.essay.id, revision: 1, version: 3 }, minutes(14)),
  ).toMatchObject({ ok: true });
  expect(await held(ana)).toMatchObject({ text: "one ".repeat(60), promptId: null });
});

const NIGHT = new Date("2026-11-22T03:17:00Z");
const DAY = 86_400_000;

/** A text with so many revisions, the youngest first, each so many minutes older than the one before. */
async function revisions(
  apart: number,
  count: number,
  reason: (at: number) => RevisionReason = () => "time",
  youngest = new Date(NIGHT.getTime() - 10 * DAY),
) {
  const ana = await makeReady(db);
  await db.essayRevision.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      essayId: ana.essay.id,
      version: count - at,
      reason: reason(at),
      text: words(count - at),
      wordCount: count - at,
      savedAt: new Date(youngest.getTime() - at * apart * 60_000),
    })),
  });
  return ana;
}
const kept = async ({ essay }: Ready) =>
  db.essayRevision.findMany({ where: { essayId: essay.id }, orderBy: { version: "desc" } });

test("of what is older than a week one an hour stays, of what is older than a month one a day; of each the youngest", async () => {
  // 50 young ones are out of question; then every ten minutes for three days, from ten days ago on.
  const ana = await revisions(10, 50 + 3 * 144);
  await db.essayRevision.deleteMany({ where: { essayId: ana.essay.id, version: { gt: 3 * 144 } } });
  await db.essayRevision.createMany({
    data: Array.from({ length: 50 }, (_, at) => ({
      essayId: ana.essay.id,
      version: 1_000 + at,
      reason: "time" as const,
      text: "young",
      wordCount: 1,
      savedAt: new Date(NIGHT.getTime() - at * 60_000),
    })),
  });
  await thinHistories(db, NIGHT);
  const old = (await kept(ana)).filter(({ text }) => text !== "young");
  const hours = new Set(old.map(({ savedAt }) => savedAt.toISOString().slice(0, 13)));
  expect(old).toHaveLength(hours.size);
  expect(hours.size).toBeGreaterThanOrEqual(72);
  // A month later the same nights leave one a day.
  await thinHistories(db, new Date(NIGHT.getTime() + 40 * DAY));
  const older = (await kept(ana)).filter(({ text }) => text !== "young");
  const days = new Set(older.map(({ savedAt }) => savedAt.toISOString().slice(0, 10)));
  expect(older).toHaveLength(days.size);
  expect(days.size).toBeLessThanOrEqual(4);
  // The youngest of its day.
  expect(older.every(({ version }) => old.some((one) => one.version === version))).toBe(true);
  expect((await kept(ana)).filter(({ text }) => text === "young")).toHaveLength(50);
});

test("the last fifty stay, however close together and however old", async () => {
  const ana = await revisions(1, 60);
  await thinHistories(db, new Date(NIGHT.getTime() + 400 * DAY));
  expect((await kept(ana)).slice(0, 50).map(({ version }) => version)).toEqual(
    Array.from({ length: 50 }, (_, at) => 60 - at),
  );
  expect((await kept(ana)).length).toBeLessThan(60);
});

test("what was sent, stood at a deadline, or was replaced by choice stays for ever", async () => {
  const why: RevisionReason[] = ["submitted", "deadline", "replaced", "restored", "time", "shrunk"];
  const ana = await revisions(1, 110, (at) => why[at % 6] ?? "time");
  const pinned = (await kept(ana)).filter(({ reason }) => !["time", "shrunk"].includes(reason)).length;
  await thinHistories(db, new Date(NIGHT.getTime() + 400 * DAY));
  const left = await kept(ana);
  expect(left.filter(({ reason }) => !["time", "shrunk"].includes(reason))).toHaveLength(pinned);
  // Of the others only those among the last fifty, since each step has something that stays.
  expect(left.slice(50).filter(({ reason }) => ["time", "shrunk"].includes(reason))).toEqual([]);
});

test("nothing of the last week goes, and doing it again changes nothing", async () => {
  const ana = await revisions(1, 200, () => "time", new Date(NIGHT.getTime() - 6 * DAY));
  await thinHistories(db, NIGHT);
  expect(await kept(ana)).toHaveLength(200);
  await thinHistories(db, new Date(NIGHT.getTime() + 2 * DAY));
  const once = await kept(ana);
  expect(once.length).toBeLessThan(200);
  expect(await thinHistories(db, new Date(NIGHT.getTime() + 2 * DAY))).toBe(0);
  expect(await kept(ana)).toEqual(once);
});
