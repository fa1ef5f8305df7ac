// A mentor mends the rubric while reviewers write.
import { expect, test } from "vitest";
import { overallScore } from "#lib/reviews/rules.ts";
import { saveReviewDraft } from "#lib/reviews/save-draft.ts";
import { submitReview } from "#lib/reviews/submit-review.ts";
import { seenOf } from "#lib/stale.ts";
import { makeApplication, makeProject, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import { makeActor } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { type Anchor, addCriterion, criterionShown, editCriterion } from "./rubric.ts";

const { db } = await testDatabase();
const now = new Date();

/** A project that a mentor leads and so many people review, with so many applications. */
async function world(readerCount: number, applicationCount: number) {
  const mentor = await makeActor(db);
  const readers = await Promise.all(Array.from({ length: readerCount }, () => makeActor(db)));
  const project = await makeProject(db, { mentorUserIds: [mentor.id], reviewerUserIds: readers.map(({ id }) => id) });
  const codes: string[] = [];
  for (let n = 0; n < applicationCount; n += 1) {
    const { id } = await makeApplication(db, { projectId: project.id, applicantId: (await makeUser(db)).id });
    codes.push((await submitApplicationRow(db, { applicationId: id })).application.code);
  }
  const scores = project.criteria.map(({ id }, at) => ({ criterion: id, score: at === 0 ? 5 : 1 }));
  const draft = { version: 0, submission: 1, notes: "Begun.", scores };
  return { mentor, readers, project, codes, draft, scores };
}

const input = {
  setup: "",
  description: "",
  weight: 1,
  required: false,
  counted: true,
  scaleMin: 1,
  scaleMax: 5,
  anchors: {},
};

test("reviews that are begun while criteria are added are all saved, and so are the criteria", async () => {
  const { mentor, readers, project, codes, draft } = await world(6, 4);
  for (const code of codes) {
    const added = Array.from({ length: 2 }, (_, at) =>
      addCriterion(db, mentor, { ...input, project: project.id, name: `Of ${code}, ${at}` }),
    );
    const saved = readers.map((reader) => saveReviewDraft(db, reader, { project: project.slug, code }, draft, now));
    for (const answer of await Promise.all([...added, ...saved])) expect(answer).toMatchObject({ ok: true });
  }
});

/** Resolves when so many wait for the lock of a table. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ waits: number }[]>`
      SELECT count(*)::int AS waits FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE d.datname = current_database() AND l.locktype = 'relation' AND NOT l.granted`;
    if ((row?.waits ?? 0) >= count) return;
  }
}

test("a review that is being submitted keeps the weights that it is scored by", { timeout: 20_000 }, async () => {
  const { mentor, readers, project, codes, draft, scores } = await world(1, 1);
  const [reader] = readers;
  const first = await db.criterion.findFirstOrThrow({ where: { projectId: project.id, position: 1 } });
  if (!reader) throw new Error("no reader");
  const { name, description, required, counted, scaleMin, scaleMax } = first;
  const asked = {
    setup: "",
    name,
    description,
    required,
    counted,
    scaleMin,
    scaleMax,
    weight: first.weight + 5,
    anchors: {},
  };
  const seen = seenOf(criterionShown({ ...first, anchors: first.anchors as Anchor[] }));

  // The review is held up after its score is reckoned, and before it is written; only then comes the edit.
  let submitted: ReturnType<typeof submitReview> | undefined;
  let edited: ReturnType<typeof editCriterion> | undefined;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE review IN SHARE MODE`;
    submitted = submitReview(db, reader, { project: project.slug, code: codes[0] ?? "" }, draft, now);
    await waiting(1);
    edited = editCriterion(db, mentor, { ...asked, project: project.id, criterion: first.id, seen });
    await Promise.race([edited, waiting(2)]);
  });
  expect(await submitted).toMatchObject({ ok: true });
  expect(await edited).toMatchObject({ ok: false, fields: { weight: expect.stringContaining("submitted") } });
  const criteria = await db.criterion.findMany({ where: { projectId: project.id } });
  const right = overallScore(criteria, new Map(scores.map(({ criterion, score }) => [criterion, score])));
  const { score } = await db.review.findFirstOrThrow({ where: { projectId: project.id } });
  expect(score).toBeCloseTo(right ?? Number.NaN, 9);
});
