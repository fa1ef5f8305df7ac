// What a project decides, who may, and who checks what its applicants will read.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { Place } from "#lib/reviews/write-review.ts";
import { seenOf } from "#lib/stale.ts";
import {
  makeApplication,
  makeEssay,
  makeProblem,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import type { Prisma, User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { checkFeedback } from "./check.ts";
import { decide, decisionShown, takeBackDecision } from "./decide.ts";
import { decisionPanel } from "./panel-query.ts";
import { projectDecisions, projectDecisionsForAdmin } from "./queries.ts";
import type { DecisionInput } from "./schema.ts";
import { previewDecisions, setDecisions } from "./set-decisions.ts";

const { db } = await testDatabase();
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const actorOf = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: true });

/** Mei and Sam lead a project, Noor reads it; three applications, all read by Mei and Noor, the first by Sam too. */
async function world() {
  const person = async (name: string, more: Partial<Prisma.UserUncheckedCreateInput> = {}) =>
    actorOf(await makeUser(db, { name, ...more }));
  const mei = await person("Mei");
  const sam = await person("Sam");
  const noor = await person("Noor");
  const ada = await person("Ada", { isAdmin: true });
  const problem = await makeProblem(db, { title: "A doubt of your own" });
  const project = await makeProject(db, {
    places: 1,
    problems: [{ problemId: problem.id }],
    mentorUserIds: [mei.id, sam.id],
    reviewerUserIds: [noor.id],
  });
  const applications = [];
  for (const name of ["One", "Two", "Three"]) {
    const applicant = await person(name);
    await makeEssay(db, { applicantId: applicant.id, problemId: problem.id });
    const { id } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
    const { application } = await submitApplicationRow(db, { applicationId: id, at: now });
    for (const reader of [mei, noor]) await makeReview(db, { applicationId: id, reviewerId: reader.id });
    applications.push({ ...application, applicant });
  }
  const [first, second, third] = applications;
  if (!first || !second || !third) throw new Error("Nobody applied.");
  await makeReview(db, { applicationId: first.id, reviewerId: sam.id });
  const place = (application: { code: string }): Place => ({ project: project.slug, code: application.code });
  return { mei, sam, noor, ada, project, first, second, third, place };
}

const blank = seenOf(decisionShown(null, []));
const input = (over: Partial<DecisionInput> = {}): DecisionInput => ({
  kind: "decline",
  note: "",
  reasons: [],
  feedback: "",
  seen: blank,
  ...over,
});
const decisionOf = (application: { id: string }) =>
  db.decision.findUnique({ where: { applicationId: application.id }, include: { reasons: true } });
const seenBy = async (actor: Actor, place: Place) =>
  String((await decisionPanel(actor, place.project, place.code, now))?.values["seen"]);
const audited = (act: string, application: { id: string }) =>
  db.auditEvent.count({ where: { act, subject: "application", subjectId: application.id } });

describe("a mentor decides", () => {
  test("declines with reasons, a note and words; thinks again; and takes it back", async () => {
    const { mei, first, place } = await world();
    const reasons = [
      { position: 0, reason: "fit" },
      { position: 1, reason: "unsupported" },
    ];
    const decline = input({ reasons, note: "Close.", feedback: "Do go on." });
    expect(await decide(db, mei, place(first), decline, now)).toEqual({ ok: true, value: "set" });
    expect(await decisionOf(first)).toMatchObject({
      kind: "decline",
      note: "Close.",
      version: 1,
      releasedAt: null,
      reasons,
    });
    const panel = await decisionPanel(mei, place(first).project, first.code, now);
    expect(panel?.decision?.feedback?.toRead.parts.map(({ title }) => title)).toEqual([
      "A doubt of your own",
      "Your application as a whole",
    ]);

    const seen = await seenBy(mei, place(first));
    expect(await decide(db, mei, place(first), { ...decline, seen }, now)).toEqual({ ok: true, value: "unchanged" });
    expect(await decide(db, mei, place(first), { ...decline, kind: "waitlist", seen }, now)).toMatchObject({
      ok: true,
    });
    // What was written for a decline is kept, and told nobody meanwhile.
    expect(await decisionOf(first)).toMatchObject({ kind: "waitlist", version: 2, feedback: "Do go on.", reasons });
    expect((await decisionPanel(mei, place(first).project, first.code, now))?.decision?.feedback).toBeNull();

    expect(await takeBackDecision(db, mei, place(first), 1, now)).toMatchObject({ ok: false });
    expect(await takeBackDecision(db, mei, place(first), 2, now)).toMatchObject({ ok: true });
    expect(await decisionOf(first)).toBeNull();
    expect(await takeBackDecision(db, mei, place(first), 2, now)).toMatchObject({ ok: false });
    expect(await audited("decide", first)).toBe(2);
    expect(await audited("takeBackDecision", first)).toBe(1);
  });

  test("a reason for a problem that is not in the application is refused by the field", async () => {
    const { mei, first, place } = await world();
    const refused = await decide(db, mei, place(first), input({ reasons: [{ position: 7, reason: "unclear" }] }), now);
    expect(refused).toMatchObject({ ok: false, fields: { reasons: expect.any(String) } });
    expect(await decisionOf(first)).toBeNull();
  });

  test("two who decide at once: one is stored, and the other gets both back", async () => {
    const { mei, sam, first, place } = await world();
    const answers = await Promise.all([
      decide(db, mei, place(first), input({ kind: "offer", note: "Mei’s note" }), now),
      decide(db, sam, place(first), input({ kind: "waitlist", note: "Sam’s note" }), now),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = answers.find(({ ok }) => !ok);
    const stored = await decisionOf(first);
    expect(lost).toMatchObject({
      held: { theirs: { kind: stored?.kind, note: stored?.note }, seen: expect.any(String) },
      fields: { kind: expect.stringContaining(stored?.kind === "offer" ? "Mei" : "Sam") },
    });
    // Pressing again with what the refusal brought is meant.
    const held = lost && !lost.ok ? lost.held : undefined;
    const again = input({ kind: "advance", note: "Both", seen: String(held?.["seen"]) });
    expect(await decide(db, sam, place(first), again, now)).toMatchObject({ ok: true });
    expect(await decisionOf(first)).toMatchObject({ kind: "advance", note: "Both", version: 2 });
  });

  test("what is released is changed by nobody, not even past the rules", async () => {
    const { mei, first, place, project } = await world();
    await decide(db, mei, place(first), input(), now);
    await db.decision.update({ where: { applicationId: first.id }, data: { releasedAt: now } });
    const seen = await seenBy(mei, place(first));
    expect(await decide(db, mei, place(first), input({ kind: "offer", seen }), now)).toMatchObject({
      ok: false,
      message: expect.stringContaining("released"),
    });
    expect(await takeBackDecision(db, mei, place(first), 1, now)).toMatchObject({ ok: false });
    const many = await setDecisions(db, mei, project.slug, [first.code], "offer", now);
    expect(many).toMatchObject({ set: [], refused: [{ code: first.code, why: expect.stringContaining("released") }] });
    await expect(db.decision.update({ where: { applicationId: first.id }, data: { kind: "offer" } })).rejects.toThrow();
    expect(await decisionOf(first)).toMatchObject({ kind: "decline", version: 1 });
  });
});

describe("who may decide", () => {
  test("who leads the project; not its co-reviewers, its admins, its applicants or another’s mentor", async () => {
    const here = await world();
    const { mei, noor, ada, first, place } = here;
    const elsewhere = (await world()).mei;
    for (const actor of [noor, ada, first.applicant, elsewhere]) {
      expect(await decide(db, actor, place(first), input(), now), actor.name ?? "").toMatchObject({ ok: false });
      expect(await decisionPanel(actor, place(first).project, first.code, now), actor.name ?? "").toBeNull();
      expect(await projectDecisions(actor, here.project.slug, {}, now), actor.name ?? "").toBeNull();
      const many = await setDecisions(db, actor, here.project.slug, [first.code], "offer", now);
      expect(many.set, actor.name ?? "").toEqual([]);
    }
    expect(await decisionOf(first)).toBeNull();
    expect(await decide(db, mei, place(first), input(), now)).toMatchObject({ ok: true });
  });

  test("not before their own review is in, of which they learn nothing till then", async () => {
    const { mei, sam, second, place, project } = await world();
    await decide(db, mei, place(second), input({ note: "Mei’s note" }), now);
    expect(await decide(db, sam, place(second), input({ kind: "offer" }), now)).toMatchObject({
      ok: false,
      message: expect.stringContaining("Your own review"),
    });
    const panel = await decisionPanel(sam, project.slug, second.code, now);
    expect(panel).toMatchObject({ decision: null, refusal: expect.stringContaining("Your own review") });
    const nothing = await decisionPanel(sam, project.slug, (await world()).second.code, now);
    expect(nothing).toBeNull();
    const list = await projectDecisions(sam, project.slug, {}, now);
    expect(list).toMatchObject({ hidden: 2, lines: [], counts: { decline: 0 }, open: 1 });
    // Whether the same is decided already is not told, either.
    for (const kind of ["decline", "offer"] as const)
      expect(await previewDecisions(db, sam, project.slug, [second.code], kind, now)).toMatchObject({
        set: [],
        unchanged: [],
        refused: [{ code: second.code }],
      });

    const { id } = await db.decision.findUniqueOrThrow({ where: { applicationId: second.id } });
    expect(await checkFeedback(db, sam, { decision: id, version: 1 }, now)).toMatchObject({ ok: false });
    await makeReview(db, { applicationId: second.id, reviewerId: sam.id });
    expect((await decisionPanel(sam, project.slug, second.code, now))?.decision?.note).toBe("Mei’s note");
    expect(await projectDecisions(sam, project.slug, {}, now)).toMatchObject({ hidden: 1, counts: { decline: 1 } });
  });

  test("not who stepped back, and nobody outside the phase of deciding", async () => {
    const { mei, sam, third, place, project } = await world();
    await makeReview(db, { applicationId: third.id, reviewerId: sam.id, state: "recused" });
    const phase = { projectId: project.id, name: "Reading", startsAt: new Date(now.getTime() - 1_000) };
    await db.reviewPhase.create({ data: { ...phase, scores: "all", mayDecide: false } });
    expect(await decide(db, mei, place(third), input(), now)).toMatchObject({
      ok: false,
      message: expect.stringContaining("phase"),
    });
    await db.reviewPhase.updateMany({ where: { projectId: project.id }, data: { mayDecide: true } });
    expect(await decide(db, mei, place(third), input(), now)).toMatchObject({ ok: true });
    expect(await decide(db, sam, place(third), input(), now)).toMatchObject({ ok: false });
    expect(await decisionPanel(sam, project.slug, third.code, now)).toBeNull();
    expect(await projectDecisions(sam, project.slug, {}, now)).toMatchObject({ hidden: 1, lines: [] });
    // Where nobody sees what others think, nobody decides; nor between the phases.
    await db.reviewPhase.updateMany({ where: { projectId: project.id }, data: { scores: "none" } });
    expect(await decisionPanel(mei, project.slug, third.code, now)).toMatchObject({
      decision: null,
      refusal: expect.stringContaining("Nobody sees"),
    });
    await db.reviewPhase.updateMany({ where: { projectId: project.id }, data: { endsAt: now } });
    expect(await decisionPanel(mei, project.slug, third.code, now)).toBeNull();
  });
});

describe("many at once", () => {
  test("says before what it will do, does that, and counts against the places", async () => {
    const { mei, first, second, third, place, project } = await world();
    await decide(db, mei, place(first), input({ kind: "offer" }), now);
    await decide(db, mei, place(second), input({ kind: "decline", feedback: "Do go on." }), now);
    const codes = [first.code, second.code, third.code, third.code, "QQQQ-77"];
    const expected = {
      set: [
        { code: second.code, before: "decline" },
        { code: third.code, before: null },
      ],
      unchanged: [first.code],
      refused: [{ code: "QQQQ-77", why: expect.any(String) }],
    };
    expect(await previewDecisions(db, mei, project.slug, codes, "offer", now)).toEqual(expected);
    expect(await decisionOf(third)).toBeNull();
    expect(await setDecisions(db, mei, project.slug, codes, "offer", now)).toEqual(expected);
    expect(await decisionOf(second)).toMatchObject({ kind: "offer", version: 2, feedback: "Do go on." });
    expect(await audited("decide", first)).toBe(1);
    expect(await audited("decide", second)).toBe(2);
    expect(await audited("decide", third)).toBe(1);
    expect(await projectDecisions(mei, project.slug, {}, now)).toMatchObject({
      places: 1,
      counts: { offer: 3, decline: 0, advance: 0, waitlist: 0 },
      open: 0,
      hidden: 0,
    });
  });
});

describe("feedback is read by somebody else before it leaves", () => {
  test("its writer can’t check it; a mentor or an admin can; a change undoes that", async () => {
    const { mei, sam, noor, ada, first, second, place, project } = await world();
    await decide(db, mei, place(first), input({ feedback: "Do go on." }), now);
    const { id } = (await decisionOf(first)) ?? { id: "" };
    const check = (actor: Actor, version: number) => checkFeedback(db, actor, { decision: id, version }, later(1));
    expect(await check(mei, 1)).toMatchObject({ ok: false, message: expect.stringContaining("yourself") });
    for (const actor of [noor, first.applicant, second.applicant])
      expect(await check(actor, 1)).toMatchObject({ ok: false });
    expect((await decisionOf(first))?.checkedAt).toBeNull();
    expect(await check(sam, 1)).toMatchObject({ ok: true });
    expect(await decisionOf(first)).toMatchObject({ checkedById: sam.id, version: 1 });

    // A private note is nothing that was checked; words are.
    const again = async (actor: Actor, over: Partial<DecisionInput>, minutes: number) =>
      decide(
        db,
        actor,
        place(first),
        input({ feedback: "Do go on.", ...over, seen: await seenBy(actor, place(first)) }),
        later(minutes),
      );
    await again(sam, { note: "Agreed." }, 2);
    expect(await decisionOf(first)).toMatchObject({ checkedById: sam.id, decidedById: mei.id });
    await again(sam, { note: "Agreed.", feedback: "Do go on, and come back." }, 3);
    expect(await decisionOf(first)).toMatchObject({ checkedById: null, checkedAt: null, version: 3 });
    expect(await check(sam, 3)).toMatchObject({ ok: false, message: expect.stringContaining("yourself") });
    expect(await check(ada, 2)).toMatchObject({ ok: false, message: expect.stringContaining("changed") });
    const line = (await projectDecisionsForAdmin(ada, project.id, {}))?.lines[0];
    expect(line).toMatchObject({
      code: first.code,
      feedbackState: "written",
      feedback: { mayCheck: true, version: 3 },
    });
    expect(JSON.stringify(line)).not.toContain("Agreed.");
    expect(await check(ada, 3)).toMatchObject({ ok: true });
    expect(await audited("checkFeedback", first)).toBe(2);
  });

  test("nor can who wrote it, after somebody else changed only what is decided", async () => {
    const { mei, sam, first, place, project } = await world();
    await decide(db, mei, place(first), input({ feedback: "Do go on." }), now);
    await setDecisions(db, sam, project.slug, [first.code], "waitlist", later(1));
    await setDecisions(db, sam, project.slug, [first.code], "decline", later(2));
    const { id, version } = (await decisionOf(first)) ?? { id: "", version: 0 };
    expect(await checkFeedback(db, mei, { decision: id, version }, now)).toMatchObject({ ok: false });
    expect(await checkFeedback(db, sam, { decision: id, version }, now)).toMatchObject({ ok: true });
  });

  test("an admin who applied finds nothing about themselves", async () => {
    const { mei, first, place, project } = await world();
    await decide(db, mei, place(first), input({ feedback: "Do go on." }), now);
    const admin = { ...first.applicant, isAdmin: true };
    const { id } = (await decisionOf(first)) ?? { id: "" };
    expect(await projectDecisionsForAdmin(admin, project.id, {})).toMatchObject({ lines: [], counts: { decline: 0 } });
    expect(await checkFeedback(db, admin, { decision: id, version: 1 }, now)).toMatchObject({ ok: false });
    const other = { ...(await world()).ada };
    expect((await projectDecisionsForAdmin(other, project.id, {}))?.lines).toHaveLength(1);
    expect(await projectDecisionsForAdmin(mei, project.id, {})).toBeNull();
  });
});
