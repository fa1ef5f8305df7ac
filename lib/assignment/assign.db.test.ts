import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { setCaps } from "#lib/reviewers/caps.ts";
import { leaveReviewing } from "#lib/reviewers/remove.ts";
import { nextInQueue } from "#lib/reviews/queue.ts";
import { recuse } from "#lib/reviews/recuse.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { mailOfTests as mail, makeActor } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { assignReviews, clearAssigned } from "./assign.ts";
import { rehearsal } from "./queries.ts";

const { db } = await testDatabase();
const now = new Date();

/** Mia leads a project; Noor and Felix review it; each application is to have two reviews. */
async function world(applicants: number) {
  const [mia, noor, felix] = [
    await makeActor(db, { name: "Mia" }),
    await makeActor(db, { name: "Noor" }),
    await makeActor(db, { name: "Felix" }),
  ];
  const project = await makeProject(db, { mentorUserIds: [mia.id], reviewerUserIds: [noor.id, felix.id] });
  const applications = [];
  for (let n = 0; n < applicants; n += 1) {
    const { id: applicantId } = await makeUser(db);
    for (const { problemId } of project.problems) await makeEssay(db, { applicantId, problemId });
    const { id } = await makeApplication(db, { projectId: project.id, applicantId });
    applications.push((await submitApplicationRow(db, { applicationId: id })).application);
  }
  const rows = (where: object = {}) => db.review.findMany({ where: { projectId: project.id, ...where } });
  const of = (actor: Actor, state: "assigned" | "draft" = "assigned") => rows({ reviewerId: actor.id, state });
  return { mia, noor, felix, project, slug: project.slug, applications, rows, of };
}

async function rehearsed(actor: Actor, slug: string) {
  const found = await rehearsal(actor, slug);
  if (!found) throw new Error("There is no rehearsal for them.");
  return found;
}
const apply = async (actor: Actor, slug: string) =>
  assignReviews(db, actor, { project: slug, digest: (await rehearsed(actor, slug)).digest }, now, mail);

test("Mia rehearses, nothing is written; she applies, and everybody has as many and one mail", async () => {
  const here = await world(6);
  const { preview } = await rehearsed(here.mia, here.slug);
  expect(preview).toMatchObject({ wanted: 2, applications: 6, lacking: 12, more: 12, steppedBack: 0 });
  expect(preview.readers.map(({ before, more }) => [before, more])).toEqual([
    [0, 4],
    [0, 4],
    [0, 4],
  ]);
  expect(await here.rows()).toEqual([]);

  expect(await apply(here.mia, here.slug)).toEqual({ ok: true, value: { assigned: 12 } });
  for (const reader of [here.mia, here.noor, here.felix]) {
    expect(await here.of(reader)).toHaveLength(4);
    const mails = await db.mail.findMany({ where: { userId: reader.id, kind: "assignment" } });
    expect(mails.map(({ subject }) => subject)).toEqual(["4 applications are waiting for you"]);
    expect(mails[0]?.text).toContain(`https://apply.example.org/review/${here.slug}`);
  }
  for (const review of await here.rows()) {
    const latest = here.applications.find(({ id }) => id === review.applicationId);
    expect(review.submissionId).toBe(latest?.submissionId);
  }
  const record = await db.auditEvent.findMany({ where: { subjectId: here.project.id, act: "assignReviews" } });
  expect(record).toMatchObject([{ actorId: here.mia.id, detail: { reviews: 12, readers: 3 } }]);

  const after = await rehearsed(here.mia, here.slug);
  expect(after.preview).toMatchObject({ lacking: 0, more: 0 });
  expect(await apply(here.mia, here.slug)).toMatchObject({ ok: false });
  expect(await here.rows()).toHaveLength(12);
});

test("what has changed since the rehearsal refuses it, and the new plan goes through", async () => {
  const here = await world(3);
  const { digest } = await rehearsed(here.mia, here.slug);
  await makeReview(db, { applicationId: here.applications[0]?.id ?? "", reviewerId: here.noor.id });
  expect(await assignReviews(db, here.mia, { project: here.slug, digest }, now, mail)).toEqual({
    ok: true,
    value: "stale",
  });
  expect(await here.rows({ state: "assigned" })).toEqual([]);
  expect(await db.mail.count({ where: { kind: "assignment", userId: here.felix.id } })).toBe(0);
  expect(await apply(here.mia, here.slug)).toEqual({ ok: true, value: { assigned: 5 } });
  expect(await here.of(here.noor)).toHaveLength(1);
});

test("two presses at once assign once", async () => {
  const here = await world(4);
  const { digest } = await rehearsed(here.mia, here.slug);
  const press = () => assignReviews(db, here.mia, { project: here.slug, digest }, now, mail);
  const answers = await Promise.all([press(), press(), press()]);
  expect(answers.filter((answer) => answer.ok && answer.value !== "stale")).toHaveLength(1);
  expect(await here.rows()).toHaveLength(8);
  expect(await db.mail.count({ where: { kind: "assignment", userId: here.noor.id } })).toBe(1);
});

test("Noor steps back: only that application is given again, to somebody else", async () => {
  const here = await world(4);
  await apply(here.mia, here.slug);
  const before = await here.rows();
  const [given] = before.filter(({ reviewerId }) => reviewerId === here.noor.id);
  const application = here.applications.find(({ id }) => id === given?.applicationId);
  const place = { project: here.slug, code: application?.code ?? "" };
  expect(await recuse(db, here.noor, place, "I taught the author.", now)).toMatchObject({ ok: true });

  const { preview } = await rehearsed(here.mia, here.slug);
  expect(preview).toMatchObject({ steppedBack: 1, lacking: 1, more: 1 });
  expect(await apply(here.mia, here.slug)).toEqual({ ok: true, value: { assigned: 1 } });
  const fresh = (await here.rows()).filter(({ id }) => !before.some((old) => old.id === id));
  expect(fresh).toMatchObject([{ applicationId: application?.id, state: "assigned" }]);
  expect(fresh[0]?.reviewerId).not.toBe(here.noor.id);
  const kept = (await here.rows({ state: "assigned" })).map(({ id }) => id);
  for (const { id } of before.filter((one) => one.id !== given?.id)) expect(kept).toContain(id);

  // Nobody is left for it when the others step back, too.
  for (const other of [here.mia, here.felix]) await recuse(db, other, place, "So did I.", now);
  const last = (await rehearsed(here.mia, here.slug)).preview;
  expect(last).toMatchObject({
    steppedBack: 1,
    lacking: 2,
    more: 0,
    short: { applications: 1, tooFew: 2, overCaps: 0 },
  });
});

test("caps hold, with what somebody has already; what they are too small by is said", async () => {
  const here = await world(5);
  await makeReview(db, { applicationId: here.applications[0]?.id ?? "", reviewerId: here.noor.id });
  await setCaps(db, here.mia, { project: here.slug, caps: { [here.noor.id]: 2, [here.felix.id]: 1 } });
  const { preview } = await rehearsed(here.mia, here.slug);
  expect(preview).toMatchObject({ lacking: 9, more: 7, short: { applications: 2, tooFew: 0, overCaps: 2 } });
  await apply(here.mia, here.slug);
  expect([(await here.of(here.noor)).length, (await here.of(here.felix)).length]).toEqual([1, 1]);
  expect(await here.of(here.mia)).toHaveLength(5);
});

test("nobody is given their own application, nor one of a conflict of interest", async () => {
  const here = await world(4);
  const [first, second] = here.applications;
  await db.application.update({ where: { id: first?.id ?? "" }, data: { applicantId: here.noor.id } });
  await db.conflict.create({
    data: { reviewerId: here.felix.id, applicantId: second?.applicantId ?? "", reason: "His sister." },
  });
  await apply(here.mia, here.slug);
  const pairs = (await here.rows()).map(({ applicationId, reviewerId }) => `${applicationId} ${reviewerId}`);
  expect(pairs).toHaveLength(8);
  expect(pairs).not.toContain(`${first?.id} ${here.noor.id}`);
  expect(pairs).not.toContain(`${second?.id} ${here.felix.id}`);
});

test("a mentor with a conflict is shown the same as if that application were not there; an admin all", async () => {
  const here = await world(4);
  const admin = await makeActor(db, { isAdmin: true });
  await db.conflict.create({
    data: { reviewerId: here.mia.id, applicantId: here.applications[2]?.applicantId ?? "", reason: "A friend." },
  });
  expect((await rehearsed(admin, here.slug)).preview).toMatchObject({ applications: 4, lacking: 8, more: 8 });
  const { preview } = await rehearsed(here.mia, here.slug);
  expect(preview).toMatchObject({ applications: 3, lacking: 6, more: 6 });
  expect(preview.readers.reduce((sum, { more }) => sum + more, 0)).toBe(6);
  // It is given to the others all the same.
  expect(await apply(here.mia, here.slug)).toEqual({ ok: true, value: { assigned: 8 } });
});

test("what is not begun can be taken back, of one or of all; what is begun stays", async () => {
  const here = await world(6);
  await apply(here.mia, here.slug);
  const [begun] = await here.of(here.noor);
  await db.review.update({ where: { id: begun?.id ?? "" }, data: { state: "draft" } });
  expect(await clearAssigned(db, here.mia, { project: here.slug, person: here.noor.id })).toEqual({
    ok: true,
    value: 3,
  });
  expect(await here.of(here.felix)).toHaveLength(4);
  expect(await clearAssigned(db, here.mia, { project: here.slug, person: "" })).toEqual({ ok: true, value: 8 });
  expect(await here.rows()).toMatchObject([{ id: begun?.id, state: "draft" }]);
  expect(await clearAssigned(db, here.mia, { project: here.slug, person: "" })).toMatchObject({ ok: false });
});

test("only those who lead the project, and admins, may; to others there is no such project", async () => {
  const here = await world(2);
  const { digest } = await rehearsed(here.mia, here.slug);
  const [elsewhere, admin] = [await makeActor(db), await makeActor(db, { isAdmin: true })];
  await makeProject(db, { mentorUserIds: [elsewhere.id] });
  for (const actor of [here.noor, elsewhere]) {
    expect(await rehearsal(actor, here.slug)).toBeNull();
    expect(await assignReviews(db, actor, { project: here.slug, digest }, now, mail)).toMatchObject({ ok: false });
  }
  expect(await here.rows()).toEqual([]);
  expect(await assignReviews(db, admin, { project: here.slug, digest }, now, mail)).toMatchObject({ ok: true });
  for (const actor of [here.noor, elsewhere])
    expect(await clearAssigned(db, actor, { project: here.slug, person: "" })).toMatchObject({ ok: false });
  expect(await here.rows()).toHaveLength(4);
  await db.project.update({ where: { id: here.project.id }, data: { state: "draft" } });
  for (const actor of [here.mia, admin]) expect(await rehearsal(actor, here.slug)).toBeNull();
});

test("what was assigned waits in the queue, outlives a newer text, and is free when its reader leaves", async () => {
  const here = await world(3);
  await apply(here.mia, here.slug);
  expect(await nextInQueue(db, here.felix, here.slug, now)).toMatchObject({ kind: "application" });
  const [one] = await here.of(here.felix);
  const again = await submitApplicationRow(db, { applicationId: one?.applicationId ?? "" });
  expect(again.submission.number).toBe(2);
  expect(await here.of(here.felix)).toHaveLength(2);
  expect((await rehearsed(here.mia, here.slug)).preview.lacking).toBe(0);

  await db.review.update({ where: { id: one?.id ?? "" }, data: { state: "draft" } });
  expect(await leaveReviewing(db, here.felix, here.slug, mail)).toMatchObject({ ok: true });
  expect(await here.of(here.felix)).toEqual([]);
  expect(await here.of(here.felix, "draft")).toHaveLength(1);
  // A draft of somebody who left is never finished: it counts no more.
  expect((await rehearsed(here.mia, here.slug)).preview.lacking).toBe(2);
  const [told] = await db.mail.findMany({ where: { userId: here.mia.id, kind: "reviewer-left" } });
  expect(told?.text).toContain("1 application that was assigned to them and not begun is free again.");
});

test("2,200 applications are assigned within one request", async () => {
  const here = await world(1);
  const readers = await Promise.all(Array.from({ length: 5 }, () => makeUser(db)));
  await db.projectReviewer.createMany({ data: readers.map(({ id }) => ({ projectId: here.project.id, userId: id })) });
  await db.project.update({ where: { id: here.project.id }, data: { reviewsWanted: 3 } });
  await db.$executeRaw`
    WITH person AS (
      INSERT INTO "user" (id, email) SELECT gen_random_uuid(), 'many-' || n || '@example.org' FROM generate_series(1, 2199) n RETURNING id),
    application AS (
      INSERT INTO application (id, cohort_id, project_id, applicant_id, code, shuffle)
      SELECT gen_random_uuid(), ${here.project.cohortId}::uuid, ${here.project.id}::uuid, p.id, 'M' || row_number() OVER (), (random() * 2000000000)::int
      FROM person p RETURNING id)
    INSERT INTO submission (id, application_id, number, receipt, received_at)
    SELECT gen_random_uuid(), id, 1, 'many-' || id, now() FROM application`;
  await db.$executeRaw`
    UPDATE application a SET submission_id = s.id, state = 'submitted', submitted_at = s.received_at FROM submission s WHERE s.application_id = a.id AND a.project_id = ${here.project.id}::uuid AND a.submission_id IS NULL`;
  expect(await apply(here.mia, here.slug)).toEqual({ ok: true, value: { assigned: 6_600 } });
  const loads = await db.review.groupBy({ by: ["reviewerId"], where: { projectId: here.project.id }, _count: true });
  expect(loads.map(({ _count }) => _count)).toEqual(Array(8).fill(825));
});
