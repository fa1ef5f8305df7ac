import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { CLOSES_AFTER_SECONDS, closeCohort, closeDueCohorts } from "#lib/cohorts/close.ts";
import { cohortShown, editCohort } from "#lib/cohorts/edit.ts";
import { saveEssay } from "#lib/essays/save.ts";
import { seenOf } from "#lib/stale.ts";
import { words } from "#prisma/factories.ts";
import { mailOfTests as mail, makeActor, makeReady } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { submitApplication } from "./submit.ts";

const { db } = await testDatabase();
const ada = await makeActor(db, { isAdmin: true, name: "Ada Whitlock" });
const DAY = 86_400_000;

const press = (ready: Awaited<ReturnType<typeof makeReady>>, receivedAt: Date) =>
  submitApplication(db, ready.actor, ready.id, { receivedAt, key: randomUUID() }, mail);
const late = async (ready: Awaited<ReturnType<typeof makeReady>>, receivedAt: Date) => {
  const answer = await press(ready, receivedAt);
  return answer?.ok ? answer.value.late : answer?.message;
};

test.each([
  [0, -1, false],
  [0, 0, false],
  [0, 1, true],
  [90, 1, false],
  [90, 90_000, false],
  [90, 90_001, true],
])("with a grace of %i s, what comes %i ms after the deadline is late: %s", async (graceSeconds, ms, expected) => {
  const ready = await makeReady(db, {
    cohort: { opensAt: new Date(0), closesAt: new Date(Date.now() + DAY), graceSeconds },
  });
  expect(await late(ready, new Date(ready.cohort.closesAt.getTime() + ms))).toBe(expected);
});

test.each([
  ["of the whole cohort", false],
  ["for the one project", true],
])("an extension %s counts to its last millisecond, grace and all, and for its holder alone", async (_, one) => {
  const ready = await makeReady(db, { cohort: { opensAt: new Date(0), closesAt: new Date(), graceSeconds: 5 } });
  const other = await makeReady(db, { cohortId: ready.cohort.id });
  const closesAt = new Date(ready.cohort.closesAt.getTime() + DAY);
  await db.extension.create({
    data: {
      cohortId: ready.cohort.id,
      applicantId: ready.actor.id,
      projectId: one ? ready.project.id : null,
      closesAt,
      reason: "A power cut.",
    },
  });
  // Her other application has the same right only when the extension is of the whole cohort.
  const hers = await makeReady(db, { cohortId: ready.cohort.id, actor: ready.actor });
  expect(await late(hers, closesAt)).toBe(one);
  expect(await late(other, closesAt)).toBe(true);
  expect(await late(ready, new Date(closesAt.getTime() + 5_001))).toBe(true);
  expect(await late(ready, new Date(closesAt.getTime() + 5_000))).toBe(false);
});

test("a revoked extension counts no more", async () => {
  const ready = await makeReady(db, { cohort: { opensAt: new Date(0), closesAt: new Date() } });
  const closesAt = new Date(ready.cohort.closesAt.getTime() + DAY);
  const data = { cohortId: ready.cohort.id, applicantId: ready.actor.id, closesAt, reason: "A power cut." };
  await db.extension.create({ data: { ...data, revokedAt: new Date() } });
  expect(await late(ready, closesAt)).toBe(true);
});

test("the close is refused before the last moment, done once, and recorded", async () => {
  const { cohort } = await makeReady(db, { cohort: { opensAt: new Date(0), closesAt: new Date(), graceSeconds: 60 } });
  const last = new Date(cohort.closesAt.getTime() + 60_000);
  expect(await closeCohort(db, ada, cohort.id, last)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/still count/),
  });
  const closing = new Date(last.getTime() + 1);
  const all = await Promise.all([1, 2, 3].map(() => closeCohort(db, ada, cohort.id, closing)));
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(await db.cohort.findUnique({ where: { id: cohort.id } })).toMatchObject({ closedAt: closing });
  expect(await db.auditEvent.count({ where: { subjectId: cohort.id, act: "closeCohort" } })).toBe(1);
});

test("the portal closes by itself some minutes after the last moment, and not before", async () => {
  const { cohort } = await makeReady(db, { cohort: { opensAt: new Date(0), closesAt: new Date(), graceSeconds: 60 } });
  const soon = new Date(cohort.closesAt.getTime() + 60_000 + CLOSES_AFTER_SECONDS * 1_000);
  expect((await closeDueCohorts(db, soon)).closed).not.toContain(cohort.id);
  expect((await closeDueCohorts(db, new Date(soon.getTime() + 1))).closed).toContain(cohort.id);
  expect((await closeDueCohorts(db, new Date(soon.getTime() + DAY))).closed).not.toContain(cohort.id);
  const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: cohort.id, act: "closeCohort" } });
  expect(event.actorId).toBeNull();
});

test("the close waits for what is in flight, and nothing slips through after it", async () => {
  const [first, second] = [await makeReady(db), await makeReady(db)];
  const { cohort } = first;
  await db.project.update({ where: { id: second.project.id }, data: { cohortId: cohort.id } });
  await db.application.update({ where: { id: second.id }, data: { cohortId: cohort.id } });
  const before = cohort.closesAt;
  const closing = new Date(before.getTime() + 61_000);

  // The first is in the middle of submitting: what it still needs is held by us.
  const held = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const holder = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM essay WHERE id = ${first.essay.id}::uuid FOR UPDATE`;
      held.resolve();
      await letGo.promise;
    },
    { timeout: 15_000 },
  );
  await held.promise;
  const inFlight = press(first, before);
  await waiters(1);
  let closed = false;
  const close = closeCohort(db, ada, cohort.id, closing).then((result) => {
    closed = true;
    return result;
  });
  await waiters(2);
  // And one more that reached the server in time comes while the close waits its turn, or after.
  expect(closed).toBe(false);
  expect((await db.cohort.findUniqueOrThrow({ where: { id: cohort.id } })).closedAt).toBeNull();
  letGo.resolve();
  await holder;
  expect(await inFlight).toMatchObject({ ok: true, value: { late: false } });
  expect(await close).toMatchObject({ ok: true });

  // Received in time, handled after the close: kept, told as late, and nobody reads it.
  expect(await press(second, before)).toMatchObject({ ok: true, value: { late: true, receivedAt: before } });
  expect(await db.application.findUnique({ where: { id: second.id } })).toMatchObject({ state: "draft" });
  expect(await db.mail.findFirst({ where: { userId: second.actor.id } })).toMatchObject({
    subject: expect.stringMatching(/^Received late/),
  });
});

test("who waits for the close to be carried out is judged by what it did", async () => {
  const ready = await makeReady(db);
  const { id, closesAt } = ready.cohort;
  const held = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const closing = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM cohort WHERE id = ${id}::uuid FOR UPDATE`;
      await tx.cohort.update({ where: { id }, data: { closedAt: new Date(closesAt.getTime() + 61_000) } });
      held.resolve();
      await letGo.promise;
    },
    { timeout: 15_000 },
  );
  await held.promise;
  const pressed = press(ready, closesAt);
  await waiters(1);
  letGo.resolve();
  await closing;
  expect(await pressed).toMatchObject({ ok: true, value: { late: true } });
});

/** Resolves when so many statements in this database wait for others' locks. */
async function waiters(count: number): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if ((row?.n ?? 0) >= count) return;
  }
}

test("a later deadline opens a closed cohort again, and that is recorded; another name does not", async () => {
  const ready = await makeReady(db, { cohort: { opensAt: new Date(0), closesAt: new Date() } });
  const { id } = ready.cohort;
  const closing = new Date(ready.cohort.closesAt.getTime() + 61_000);
  await closeCohort(db, ada, id, closing);
  const edit = async (change: object) => {
    const stored = await db.cohort.findUniqueOrThrow({ where: { id } });
    return editCohort(db, ada, id, { ...stored, seen: seenOf(cohortShown(stored)), ...change });
  };
  expect((await edit({ name: "Renamed" })).ok).toBe(true);
  expect((await edit({ closesAt: new Date(closing.getTime() - 30_000) })).ok).toBe(true);
  expect((await db.cohort.findUniqueOrThrow({ where: { id } })).closedAt).toEqual(closing);
  expect(await late(ready, ready.cohort.closesAt)).toBe(true);

  const later = new Date(closing.getTime() + DAY);
  expect((await edit({ closesAt: later })).ok).toBe(true);
  expect((await db.cohort.findUniqueOrThrow({ where: { id } })).closedAt).toBeNull();
  expect(await db.auditEvent.count({ where: { subjectId: id, act: "reopenCohort" } })).toBe(1);
  await saveEssay(
    db,
    ready.actor,
    ready.essay.id,
    { text: words(61), promptId: ready.essay.promptId, version: 1 },
    closing,
  );
  expect(await late(ready, later)).toBe(false);
});
