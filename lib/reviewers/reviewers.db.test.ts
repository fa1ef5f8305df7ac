import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { addReviewer, changeMentors, removeReviewer } from "#lib/projects/mentors.ts";
import type { Result } from "#lib/result.ts";
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
import { answerInvitation } from "./answer.ts";
import { setCaps } from "./caps.ts";
import { inviteReviewer, withdrawInvitation } from "./invite.ts";
import { myInvitation, reviewedByInvitation, whoReviews } from "./queries.ts";
import { leaveReviewing, removeReviewerAsLead } from "./remove.ts";

const { db } = await testDatabase();

async function world() {
  const [mia, noor] = [await makeActor(db, { name: "Mia" }), await makeActor(db, { name: "Noor" })];
  const project = await makeProject(db, { title: "Reading minds", mentorUserIds: [mia.id] });
  const { slug } = project;
  const invite = (actor: Actor, email: string, words = "") =>
    inviteReviewer(db, actor, { project: slug, email, words }, mail);
  const answer = (actor: Actor, act: "accept" | "decline") => answerInvitation(db, actor, { project: slug, act });
  const list = async () => {
    const found = await whoReviews(mia, slug);
    if (!found) throw new Error("Mia leads it no more.");
    return found;
  };
  return { mia, noor, project, slug, invite, answer, list };
}

const fields = (result: Result) => (result.ok ? null : Object.keys(result.fields ?? {}));

test("Mia invites Noor by mail: she reviews when she says yes, and not before", async () => {
  const here = await world();
  expect(await here.invite(here.mia, here.noor.email, "You know this field.\nWould you?")).toMatchObject({ ok: true });
  const [letter] = await db.mail.findMany({ where: { to: here.noor.email } });
  expect(letter).toMatchObject({ kind: "review-invitation", userId: null, state: "queued" });
  for (const said of [
    "Mia",
    "Reading minds",
    "  You know this field.\n  Would you?",
    `/review/${here.slug}/invitation`,
  ])
    expect(letter?.text).toContain(said);
  expect(await here.list()).toMatchObject({
    readers: [{ name: "Mia", leads: true, invited: false }],
    invitations: [{ email: here.noor.email, declined: false }],
  });
  expect(await reviewedByInvitation(here.noor, here.slug)).toBeNull();
  expect(await myInvitation(here.noor, here.slug)).toEqual({ title: "Reading minds", inviter: "Mia", applies: false });
  expect(await myInvitation(await makeActor(db), here.slug)).toBeNull();

  expect(await here.answer(here.noor, "accept")).toMatchObject({ ok: true });
  expect(await reviewedByInvitation(here.noor, here.slug)).toMatchObject({ slug: here.slug });
  expect(await here.list()).toMatchObject({
    readers: [{ name: "Mia" }, { name: "Noor", invited: true }],
    invitations: [],
  });
  const row = await db.projectReviewer.findFirstOrThrow({ where: { userId: here.noor.id } });
  expect(row.invitedById).toBe(here.mia.id);
  expect(await here.answer(here.noor, "accept")).toMatchObject({ ok: false });
  const acts = await db.auditEvent.findMany({ where: { subjectId: here.project.id }, orderBy: { id: "asc" } });
  expect(acts.map(({ act }) => act)).toEqual(["inviteReviewer", "acceptInvitation"]);
});

test("whoever the address is of, the inviter is told the same: also of an applicant, who can only say no", async () => {
  const here = await world();
  const ana = await makeActor(db);
  await makeApplication(db, { projectId: here.project.id, applicantId: ana.id });
  const addresses = [ana.email, here.noor.email, "nobody@example.org"];
  const answers = [];
  for (const email of addresses) answers.push(await here.invite(here.mia, email));
  expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  expect(answers[0]).toMatchObject({ ok: true });
  const letters = await db.mail.findMany({ where: { to: { in: addresses }, kind: "review-invitation" } });
  const said = letters.map(({ to, text, subject, userId }) =>
    JSON.stringify([text, subject, userId]).replaceAll(to, "…"),
  );
  expect(new Set(said).size).toBe(1);
  const { invitations } = await here.list();
  expect(invitations.map(({ id: _, email: __, at: ___, ...rest }) => rest)).toEqual(Array(3).fill({ declined: false }));
  expect(await db.user.count({ where: { email: "nobody@example.org" } })).toBe(0);

  expect(await myInvitation(ana, here.slug)).toMatchObject({ applies: true });
  expect(await here.answer(ana, "accept")).toMatchObject({ ok: false });
  expect(await reviewedByInvitation(ana, here.slug)).toBeNull();
  expect(await here.answer(ana, "decline")).toMatchObject({ ok: true });
  expect(await here.answer(here.noor, "decline")).toMatchObject({ ok: true });
  const declined = (await here.list()).invitations.filter((one) => one.declined);
  expect(declined.map(({ email }) => email).sort()).toEqual([ana.email, here.noor.email].sort());
});

test("refused by the field: who reads already, who leads, who was asked and has not answered", async () => {
  const here = await world();
  const felix = await makeActor(db);
  await db.projectReviewer.create({ data: { projectId: here.project.id, userId: felix.id } });
  await here.invite(here.mia, here.noor.email);
  for (const email of [felix.email, here.mia.email, here.noor.email])
    expect(fields(await here.invite(here.mia, email))).toEqual(["email"]);
  await here.answer(here.noor, "decline");
  expect(await here.invite(here.mia, here.noor.email)).toMatchObject({ ok: true });
  expect(await db.mail.count({ where: { to: here.noor.email } })).toBe(2);
});

test("an invitation that is taken back leads nowhere; only those who lead invite and take back, and admins", async () => {
  const here = await world();
  const [elsewhere, admin] = [await makeActor(db), await makeActor(db, { isAdmin: true })];
  const other = await makeProject(db, { mentorUserIds: [elsewhere.id] });
  for (const actor of [here.noor, elsewhere])
    expect(await here.invite(actor, "x@example.org")).toMatchObject({ ok: false });
  expect(await db.mail.count({ where: { to: "x@example.org" } })).toBe(0);
  await here.invite(admin, here.noor.email);
  const [invitation] = (await here.list()).invitations;
  const id = invitation?.id ?? "";
  for (const [actor, project] of [
    [here.noor, here.slug],
    [elsewhere, here.slug],
    [elsewhere, other.slug],
  ] as const)
    expect(await withdrawInvitation(db, actor, { project, invitation: id })).toMatchObject({ ok: false });
  expect(await myInvitation(here.noor, here.slug)).not.toBeNull();
  expect(await withdrawInvitation(db, here.mia, { project: here.slug, invitation: id })).toMatchObject({ ok: true });
  expect(await myInvitation(here.noor, here.slug)).toBeNull();
  expect(await here.answer(here.noor, "accept")).toMatchObject({ ok: false });
  expect((await here.list()).invitations).toEqual([]);
});

test("with a reviewer go the applications that they had not begun, and their cap; what they wrote stays", async () => {
  for (const way of ["the mentor", "an admin", "themselves"] as const) {
    const here = await world();
    const admin = await makeActor(db, { isAdmin: true });
    await addReviewer(db, admin, here.project.id, here.noor.email);
    await setCaps(db, here.mia, { project: here.slug, caps: { [here.noor.id]: 3 } });
    for (const state of ["assigned", "draft", "submitted"] as const) {
      const { id: applicantId } = await makeUser(db);
      for (const { problemId } of here.project.problems) await makeEssay(db, { applicantId, problemId });
      const { id } = await makeApplication(db, { projectId: here.project.id, applicantId });
      await submitApplicationRow(db, { applicationId: id });
      await makeReview(db, { applicationId: id, reviewerId: here.noor.id, state });
    }
    expect((await here.list()).readers.at(-1)).toMatchObject({ assigned: 1, draft: 1, done: 1, recused: 0, cap: 3 });
    const removed =
      way === "the mentor"
        ? await removeReviewerAsLead(db, here.mia, { project: here.slug, person: here.noor.id })
        : way === "an admin"
          ? await removeReviewer(db, admin, here.project.id, here.noor.id)
          : await leaveReviewing(db, here.noor, here.slug, mail);
    expect(removed, way).toMatchObject({ ok: true });
    const left = await db.review.findMany({ where: { reviewerId: here.noor.id }, select: { state: true } });
    expect(left.map(({ state }) => state).sort()).toEqual(["draft", "submitted"]);
    expect(await db.reviewerLoad.count({ where: { userId: here.noor.id } })).toBe(0);
    // Once more there is nothing to end; and of a project that one leads, or does not read, neither.
    for (const actor of [here.noor, here.mia])
      expect(await leaveReviewing(db, actor, here.slug, mail)).toMatchObject({ ok: false });
  }
});

test("a mentor who is taken off the list loses what they had not begun, unless they were invited as well", async () => {
  const here = await world();
  const admin = await makeActor(db, { isAdmin: true });
  const { id: applicantId } = await makeUser(db);
  for (const { problemId } of here.project.problems) await makeEssay(db, { applicantId, problemId });
  const { id } = await makeApplication(db, { projectId: here.project.id, applicantId });
  await submitApplicationRow(db, { applicationId: id });
  await makeReview(db, { applicationId: id, reviewerId: here.mia.id, state: "assigned" });
  const { mentorId } = await db.projectMentor.findFirstOrThrow({ where: { projectId: here.project.id } });
  // A public project keeps a mentor.
  const more = await db.mentor.create({ data: { slug: `more-${mentorId}`, name: "Another" } });
  await db.projectMentor.create({ data: { projectId: here.project.id, mentorId: more.id, position: 2 } });
  const off = () => changeMentors(db, admin, { project: here.project.id, item: mentorId, act: "remove" });
  expect(await off()).toMatchObject({ ok: true });
  expect(await db.review.count({ where: { reviewerId: here.mia.id } })).toBe(0);
});

test("caps are numbers of people who read the project; empty is none", async () => {
  const here = await world();
  const stranger = await makeActor(db);
  const caps = (given: Record<string, number | null>, actor = here.mia) =>
    setCaps(db, actor, { project: here.slug, caps: given });
  expect(await caps({ [here.mia.id]: 20 })).toMatchObject({ ok: true });
  expect((await here.list()).readers[0]?.cap).toBe(20);
  expect(await caps({ [here.mia.id]: 5, [stranger.id]: 5 })).toMatchObject({ ok: false });
  expect(await caps({ [here.mia.id]: 5 }, here.noor)).toMatchObject({ ok: false });
  expect((await here.list()).readers[0]?.cap).toBe(20);
  await caps({ [here.mia.id]: 20 });
  expect(await db.auditEvent.count({ where: { subjectId: here.project.id, act: "setCaps" } })).toBe(1);
  expect(await caps({ [here.mia.id]: null })).toMatchObject({ ok: true });
  expect((await here.list()).readers[0]?.cap).toBeNull();
});
