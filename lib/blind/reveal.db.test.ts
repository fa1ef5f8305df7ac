import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { applicationToReview } from "#lib/reviews/queries.ts";
import { saveReviewDraft } from "#lib/reviews/save-draft.ts";
import { submitReview } from "#lib/reviews/submit-review.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { revealApplicant } from "./reveal.ts";
import { revealedApplication, revealsOfProject, unmaskedApplication } from "./revealed.ts";

const { db } = await testDatabase();
const now = new Date();
const reason = "We want to invite them to an interview.";

const actorOf = (user: { id: string; email: string; name: string | null }, isAdmin = false): Actor => ({
  id: user.id,
  email: user.email,
  name: user.name,
  isAdmin,
  isReviewer: true,
});

async function world() {
  const [mentor, colleague, reviewer, applicant] = [
    await makeUser(db, { name: "Mei Mentor" }),
    await makeUser(db),
    await makeUser(db),
    await makeUser(db, { name: "Zephyrine Quill", affiliation: "University of Vaduz" }),
  ];
  const project = await makeProject(db, {
    mentorUserIds: [mentor.id, colleague.id],
    reviewerUserIds: [reviewer.id],
  });
  for (const { problemId } of project.problems)
    await makeEssay(db, {
      applicantId: applicant.id,
      problemId,
      text: "Zephyrine Quill of Vaduz wrote this[^1].\n\n[^1]: Yes.",
    });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
  const { application } = await submitApplicationRow(db, { applicationId: id });
  const place = { project: project.slug, code: application.code };
  const read = (actor: Actor) => applicationToReview(actor, place.project, place.code, now);
  const who = (actor: Actor) => revealedApplication(actor, place.project, place.code, now);
  const draft = (version: number) => ({
    version,
    submission: 1,
    notes: "Changed",
    scores: project.criteria.map((criterion) => ({ criterion: criterion.id, score: 5 })),
  });
  return {
    mentor: actorOf(mentor),
    colleague: actorOf(colleague),
    reviewer: actorOf(reviewer),
    admin: actorOf(await makeUser(db), true),
    project,
    application,
    place,
    read,
    who,
    draft,
  };
}

test("a mentor whose review is in is shown who wrote it, with a reason; nobody else is, and the review stays", async () => {
  const { mentor, colleague, admin, project, application, place, read, who, draft } = await world();
  expect(await read(mentor)).toMatchObject({
    reveal: { shown: null, may: true, done: false },
    essays: [{ html: expect.stringContaining("name masked"), words: 6 }],
  });
  expect(await revealApplicant(db, mentor, { ...place, reason }, now)).toMatchObject({
    ok: false,
    message: expect.stringContaining("submit your own review first"),
  });
  expect(await who(mentor)).toBeNull();

  await makeReview(db, { applicationId: application.id, reviewerId: mentor.id });
  await makeReview(db, { applicationId: application.id, reviewerId: colleague.id });
  expect((await read(mentor))?.reveal).toEqual({ shown: null, may: true, done: true });
  expect(JSON.stringify(await read(mentor))).not.toMatch(/Zephyrine|Quill|Vaduz/);
  expect(await Promise.all([1, 2, 3].map(() => revealApplicant(db, mentor, { ...place, reason }, now)))).toEqual(
    Array(3).fill({ ok: true, value: undefined }),
  );

  expect(await who(mentor)).toEqual({
    name: "Zephyrine Quill",
    affiliation: "University of Vaduz",
    essays: [{ title: expect.any(String), html: expect.stringContaining("Zephyrine Quill of Vaduz") }],
  });
  expect((await read(mentor))?.reveal).toEqual({ shown: "case", may: false, done: true });
  expect(await who(colleague)).toBeNull();
  expect(await db.auditEvent.findMany({ where: { act: "revealApplicant", subjectId: application.id } })).toEqual([
    expect.objectContaining({ actorId: mentor.id, detail: { reason } }),
  ]);

  const refused = { ok: false, why: "refused", message: expect.stringContaining("can’t be changed any more") };
  expect(await submitReview(db, mentor, place, draft(1), now)).toMatchObject(refused);
  expect(await saveReviewDraft(db, mentor, place, draft(1), now)).toMatchObject(refused);
  expect(await submitReview(db, colleague, place, draft(1), now)).toMatchObject({ ok: true });

  const row = { reader: "Mei Mentor", reason, at: now };
  expect(await revealsOfProject(admin, project.id)).toEqual({
    title: project.title,
    reveals: [{ ...row, code: place.code }],
  });
  // Admins who apply are not told who asked for their own name.
  const applicant = await db.user.update({ where: { id: application.applicantId }, data: { isAdmin: true } });
  const self = actorOf(applicant, true);
  expect(await revealsOfProject(self, project.id)).toEqual({ title: project.title, reveals: [] });
  expect((await unmaskedApplication(self, project.id, place.code))?.reveals).toEqual([]);
  expect(await revealsOfProject(mentor, project.id)).toBeNull();
  expect(await unmaskedApplication(mentor, project.id, place.code)).toBeNull();
  const shown = await unmaskedApplication(admin, project.id, place.code);
  expect(shown).toMatchObject({
    name: "Zephyrine Quill",
    reveals: [row],
    essays: [{ html: expect.stringContaining("Quill of Vaduz"), blindHtml: expect.stringContaining("name masked") }],
  });
  // Both stand on one page: no id is there twice.
  const ids = [...`${shown?.essays[0]?.html}${shown?.essays[0]?.blindHtml}`.matchAll(/ id="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test("a co-reviewer can’t ask, and somebody else finds no such application", async () => {
  const { reviewer, admin, application, place, read, who } = await world();
  await makeReview(db, { applicationId: application.id, reviewerId: reviewer.id });
  expect((await read(reviewer))?.reveal.may).toBe(false);
  expect(await revealApplicant(db, reviewer, { ...place, reason }, now)).toMatchObject({
    ok: false,
    message: expect.stringContaining("only a mentor who leads"),
  });
  expect(await revealApplicant(db, admin, { ...place, reason }, now)).toBeNull();
  expect(await who(reviewer)).toBeNull();
  expect(await db.reveal.count({ where: { applicationId: application.id } })).toBe(0);
});

test("in a phase that shows names all readers see who wrote it, but for those who stepped back", async () => {
  const { mentor, reviewer, colleague, project, application, read, who } = await world();
  await makeReview(db, { applicationId: application.id, reviewerId: colleague.id, state: "recused" });
  const phase = await db.reviewPhase.create({
    data: { projectId: project.id, name: "Interviews", startsAt: new Date(now.getTime() - 1_000), seeNames: true },
  });
  for (const actor of [mentor, reviewer]) {
    expect((await read(actor))?.reveal).toMatchObject({ shown: "phase", may: false });
    expect((await who(actor))?.name).toBe("Zephyrine Quill");
  }
  expect(await who(colleague)).toBeNull();
  await db.reviewPhase.update({ where: { id: phase.id }, data: { seeNames: false } });
  expect(await who(mentor)).toBeNull();
});

test("while a text is being masked anew nothing of it is shown", async () => {
  const { mentor, application, read } = await world();
  await db.$executeRaw`UPDATE submission_essay SET blind_text = NULL, blind_html = NULL, blind_words = NULL
    WHERE submission_id = ${application.submissionId}::uuid`;
  expect((await read(mentor))?.essays).toMatchObject([{ html: null, words: null }]);
});
