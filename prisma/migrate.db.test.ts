import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { migrate } from "./migrate.ts";
import { testDatabase } from "./test-database.ts";

const { db, pool, url } = await testDatabase();

/** PostgreSQL's code of the refusal; "accepted" when there was none. */
async function refusal(sql: string, values: unknown[] = []): Promise<string> {
  return pool.query(sql, values).then(
    () => "accepted",
    (error: { code: string }) => error.code,
  );
}
const RESTRICT = "23001";
const CHECK = "23514";

const day = 86_400_000;
let count = 0;

async function project() {
  count += 1;
  const cohort = await db.cohort.create({
    data: { slug: `cohort-${count}`, name: "Cohort", opensAt: new Date(0), closesAt: new Date(day) },
  });
  return db.project.create({ data: { cohortId: cohort.id, slug: `project-${count}`, title: "Project" } });
}

async function application(of: { id: string; cohortId: string }) {
  count += 1;
  const applicant = await db.user.create({ data: { email: `applicant-${count}@example.org` } });
  return db.application.create({
    data: { projectId: of.id, cohortId: of.cohortId, applicantId: applicant.id, code: `A-${count}`, shuffle: count },
  });
}

async function submit(applicationId: string) {
  const submission = await db.submission.create({
    data: { applicationId, number: 1, receipt: randomUUID(), receivedAt: new Date() },
  });
  await db.application.update({
    where: { id: applicationId },
    data: { state: "submitted", submittedAt: new Date(), submissionId: submission.id },
  });
  return submission;
}

async function tally(projectId: string) {
  return (await db.projectTally.findUnique({ where: { projectId } }))?.submitted ?? 0;
}

test("migrating a second time applies nothing", async () => {
  const applied = async () =>
    (await pool.query("SELECT migration_name, started_at, finished_at FROM _prisma_migrations ORDER BY migration_name"))
      .rows;
  const before = await applied();
  const folders = readdirSync(new URL("./migrations", import.meta.url), { withFileTypes: true });
  expect(before.map((row) => row.migration_name)).toEqual(
    folders
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort(),
  );
  expect(before.every((row) => row.finished_at)).toBe(true);
  await migrate(url);
  expect(await applied()).toEqual(before);
});

test("what was recorded is never changed, deleted or truncated", async () => {
  const event = await db.auditEvent.create({ data: { act: "test", subject: "test", subjectId: randomUUID() } });
  expect(await refusal("UPDATE audit_event SET act = 'other' WHERE id = $1", [event.id])).toBe(RESTRICT);
  expect(await refusal("DELETE FROM audit_event WHERE id = $1", [event.id])).toBe(RESTRICT);
  expect(await refusal("TRUNCATE audit_event")).toBe(RESTRICT);
  expect(await db.auditEvent.count({ where: { id: event.id } })).toBe(1);
});

test("a submission is not changed, and goes only with its application", async () => {
  const mine = await application(await project());
  const submission = await submit(mine.id);
  expect(await refusal("UPDATE submission SET number = 2 WHERE id = $1", [submission.id])).toBe(RESTRICT);
  await db.application.delete({ where: { id: mine.id } });
  expect(await db.submission.count({ where: { id: submission.id } })).toBe(0);
});

test.for([
  { range: "min above max", min: 300, recommended: null, max: 200, answer: CHECK },
  { range: "min above recommended", min: 300, recommended: 200, max: null, answer: CHECK },
  { range: "recommended above max", min: null, recommended: 300, max: 200, answer: CHECK },
  { range: "max above 20,000", min: null, recommended: null, max: 20_001, answer: CHECK },
  { range: "all in order", min: 100, recommended: 200, max: 300, answer: "accepted" },
  { range: "none", min: null, recommended: null, max: null, answer: "accepted" },
])("a word range with $range: $answer", async ({ min, recommended, max, answer }) => {
  const problem = await db.problem.create({ data: {} });
  expect(
    await refusal(
      `INSERT INTO problem_version (id, problem_id, number, title, min_words, recommended_words, max_words)
       VALUES ($1, $2, 1, 'Problem', $3, $4, $5)`,
      [randomUUID(), problem.id, min, recommended, max],
    ),
  ).toBe(answer);
});

test("a score lies on its criterion's scale", async () => {
  const on = await project();
  const criterion = await db.criterion.create({
    data: { projectId: on.id, position: 1, name: "Clarity", scaleMin: 1, scaleMax: 5 },
  });
  const read = await application(on);
  const submission = await submit(read.id);
  const reviewer = await db.user.create({ data: { email: "reviewer@example.org" } });
  const review = await db.review.create({
    data: { projectId: on.id, applicationId: read.id, submissionId: submission.id, reviewerId: reviewer.id },
  });
  const score = (points: number) =>
    refusal("INSERT INTO review_score (review_id, criterion_id, score) VALUES ($1, $2, $3)", [
      review.id,
      criterion.id,
      points,
    ]);
  expect(await score(0)).toBe(CHECK);
  expect(await score(6)).toBe(CHECK);
  expect(await score(5)).toBe("accepted");
  expect(await refusal("UPDATE review_score SET score = 6 WHERE review_id = $1", [review.id])).toBe(CHECK);
});

test("the tally of submitted applications follows every change", async () => {
  const on = await project();
  const [first, second] = [await application(on), await application(on)];
  expect(await tally(on.id)).toBe(0);
  await submit(first.id);
  expect(await tally(on.id)).toBe(1);
  await submit(second.id);
  expect(await tally(on.id)).toBe(2);
  await db.application.update({ where: { id: first.id }, data: { state: "withdrawn" } });
  expect(await tally(on.id)).toBe(1);
  await db.application.delete({ where: { id: first.id } });
  expect(await tally(on.id)).toBe(1);
  await db.application.delete({ where: { id: second.id } });
  expect(await tally(on.id)).toBe(0);
});
