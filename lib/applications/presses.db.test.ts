import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { saveEssay } from "#lib/essays/save.ts";
import { words } from "#prisma/factories.ts";
import { mailOfTests as mail, makeReady } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { submitApplication } from "./submit.ts";

const { db } = await testDatabase();

/** Opens the whole pool, so that what follows at once is at once. */
const allConnections = () => Promise.all(Array.from({ length: 5 }, () => db.$queryRaw`SELECT pg_sleep(0.1)::text`));

const one = randomUUID();
const hundred: [string, (press: number) => string | null][] = [
  ["of one key", () => one],
  ["of a key each", () => randomUUID()],
  ["without a key", () => null],
  ["some of one key, some of their own, some of none", (press) => [one, randomUUID(), null][press % 3] ?? null],
];

test.each(hundred)("a hundred presses at once, %s, make one submission and one mail", async (_, key) => {
  const { actor, id } = await makeReady(db);
  await allConnections();
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, press) =>
      submitApplication(db, actor, id, { receivedAt: new Date(), key: key(press) }, mail),
    ),
  );
  const receipts = new Set(all.map((answer) => (answer?.ok ? answer.value.receipt : "refused")));
  expect([...receipts]).toEqual([expect.stringMatching(/^R-/)]);
  expect(all.filter((answer) => answer?.ok && answer.value.fresh)).toHaveLength(1);
  expect(await db.submission.count({ where: { applicationId: id } })).toBe(1);
  expect(await db.mail.count({ where: { userId: actor.id } })).toBe(1);
  expect(await db.auditEvent.count({ where: { subjectId: id, act: "submitApplication" } })).toBe(1);
});

test("the same key gives the same receipt though the text has changed since; another key sends the new text", async () => {
  const { actor, id, essay } = await makeReady(db);
  const [first, second] = [randomUUID(), randomUUID()];
  const press = async (key: string) => {
    const answer = await submitApplication(db, actor, id, { receivedAt: new Date(), key }, mail);
    return answer?.ok ? answer.value : null;
  };
  const receipt = await press(first);
  await saveEssay(
    db,
    actor,
    essay.id,
    { text: words(60), promptId: essay.promptId, version: essay.version },
    new Date(),
  );
  expect(await press(first)).toEqual({ ...receipt, fresh: false });
  expect(await press(second)).toMatchObject({ number: 2, fresh: true });
  expect(await press(first)).toEqual({ ...receipt, fresh: false });
  expect(await db.submission.count({ where: { applicationId: id } })).toBe(2);
});

test("one key means one attempt of one application: somebody else’s is another", async () => {
  const [ana, ben] = [await makeReady(db), await makeReady(db)];
  const key = randomUUID();
  for (const { actor, id } of [ana, ben])
    expect(await submitApplication(db, actor, id, { receivedAt: new Date(), key }, mail)).toMatchObject({
      ok: true,
      value: { fresh: true },
    });
  expect(await submitApplication(db, ben.actor, ana.id, { receivedAt: new Date(), key }, mail)).toBeNull();
});

test("pressed again after the deadline with nothing changed: what was in time stands, and nothing is late", async () => {
  const { actor, id, cohort, essay } = await makeReady(db);
  const after = new Date(cohort.closesAt.getTime() + 5);
  const press = async (receivedAt: Date) => {
    const answer = await submitApplication(db, actor, id, { receivedAt, key: randomUUID() }, mail);
    return answer?.ok ? answer.value : null;
  };
  const receipt = await press(cohort.closesAt);
  expect(await press(after)).toEqual({ ...receipt, fresh: false });
  // With another text it is late; and back to what stands, what was said of it last is true.
  const change = async (text: string, version: number) =>
    saveEssay(db, actor, essay.id, { text, promptId: essay.promptId, version }, after);
  await change(words(60), essay.version);
  const late = await press(after);
  expect(late).toMatchObject({ number: 2, late: true, fresh: true });
  expect(await press(after)).toEqual({ ...late, fresh: false });
  await change(essay.text, essay.version + 1);
  expect(await press(after)).toMatchObject({ number: 3, late: true, fresh: true });
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({ submittedAt: cohort.closesAt });
});

test("an attempt sent again after the deadline, and handled first: its first sending was in time, and counts", async () => {
  const { actor, id, cohort } = await makeReady(db);
  const key = randomUUID();
  const press = async (receivedAt: Date) => {
    const answer = await submitApplication(db, actor, id, { receivedAt, key }, mail);
    return answer?.ok ? answer.value : null;
  };
  expect(await press(new Date(cohort.closesAt.getTime() + 1_000))).toMatchObject({ late: true });
  const inTime = await press(cohort.closesAt);
  expect(inTime).toMatchObject({ late: false, fresh: true, receivedAt: cohort.closesAt });
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({
    state: "submitted",
    submittedAt: cohort.closesAt,
  });
  expect(await press(cohort.closesAt)).toEqual({ ...inTime, fresh: false });
});
