// A problem is worded anew after people wrote for it: who is told, of what, and how often.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { seenOf } from "#lib/stale.ts";
import {
  type MadeProblem,
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { acknowledgeWording } from "./acknowledge.ts";
import { editProblem } from "./edit.ts";
import { problemVersions, wordingsBetween } from "./queries.ts";
import { REWORDED } from "./reworded-mail.ts";
import { readWording } from "./versions.ts";
import { type Wording, wordingShown } from "./wording.ts";

const { db, pool } = await testDatabase();
const now = new Date();
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const settings = { from: "P <p@example.org>", appUrl: "https://apply.example.org", programme: "The programme" };

async function person(name: string, isAdmin = false): Promise<Actor> {
  const user = await makeUser(db, { name, isAdmin });
  return { id: user.id, email: user.email, name, isAdmin, isReviewer: false };
}
const ada = await person("Ada Whitlock", true);

/** An edit of the wording as it stands. */
async function edit(problem: MadeProblem, changes: Partial<Wording>, at = now) {
  const { currentVersionId } = await db.problem.findUniqueOrThrow({ where: { id: problem.id } });
  const wording = await db.$transaction((tx) => readWording(tx, currentVersionId ?? ""));
  const seen = seenOf(wordingShown(wording));
  return editProblem(db, ada, { ...wording, ...changes, id: problem.id, seen }, at, settings);
}

/** Somebody with a text to the problem and an application to the project. */
async function writer(problem: MadeProblem, projectId: string, name: string, text = "Something written.") {
  const actor = await person(name);
  const essay = await makeEssay(db, { applicantId: actor.id, problemId: problem.id, text });
  const application = await makeApplication(db, { projectId, applicantId: actor.id });
  return { actor, essay, application };
}

async function asked(overrides: Parameters<typeof makeCohort>[1] = {}) {
  const problem = await makeProblem(db, { title: `A doubt ${Math.random()}`, guidance: "Be brief." });
  const cohort = await makeCohort(db, overrides);
  const project = await makeProject(db, {
    cohortId: cohort.id,
    mentorUserIds: [(await makeUser(db)).id],
    problems: [{ problemId: problem.id }],
  });
  return { problem, cohort, project };
}

const mails = (problem: MadeProblem) =>
  db.mail.findMany({ where: { kind: REWORDED, data: { path: ["problemId"], equals: problem.id } } });
const waitsUntil = async (mailId: string) =>
  (await pool.query<{ run_at: Date }>("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [`mail:${mailId}`]))
    .rows[0]?.run_at;

test("those with a text and an open application are told once, each with their own essay’s address", async () => {
  const { problem, cohort, project } = await asked();
  const elsewhere = await makeProject(db, { cohortId: cohort.id, problems: [{ problemId: problem.id }] });
  const drafts = await writer(problem, project.id, "Drafts");
  await makeApplication(db, { projectId: elsewhere.id, applicantId: drafts.actor.id });
  const sent = await writer(problem, project.id, "Sent");
  await submitApplicationRow(db, { applicationId: sent.application.id });
  const variant = await writer(problem, project.id, "Has a variant alone", "");
  const own = await makeEssay(db, { applicantId: variant.actor.id, problemId: problem.id, variant: "short" });

  await writer(problem, project.id, "Wrote nothing", "  \n ");
  const gone = await writer(problem, project.id, "Withdrew");
  await db.application.update({ where: { id: gone.application.id }, data: { state: "withdrawn" } });
  await makeEssay(db, { applicantId: (await person("Applied nowhere")).id, problemId: problem.id });

  const saved = await edit(problem, { guidance: "Be long.", maxWords: 900 });
  expect(saved).toEqual({ ok: true, value: { kind: "new-version", told: 3 } });
  const told = await mails(problem);
  const to = (email: string) => told.find((mail) => mail.to === email);
  expect(told.map((mail) => mail.to).toSorted()).toEqual(
    [drafts, sent, variant].map(({ actor }) => actor.email).toSorted(),
  );
  for (const [{ actor }, essay] of [
    [drafts, drafts.essay],
    [sent, sent.essay],
    [variant, own],
  ] as const) {
    const mail = to(actor.email);
    expect(mail).toMatchObject({ userId: actor.id, state: "queued", attempts: 0 });
    expect(mail?.subject).toBe(`Worded anew: the problem “${problem.version.title}”`);
    expect(mail?.text).toContain(
      "What changed: the guidance and the range (now: 10 to 900 words, about 200 recommended).",
    );
    expect(mail?.text.split("\n")).toContain(`https://apply.example.org/essays/${essay.id}`);
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/);
    expect(await waitsUntil(mail?.id ?? "")).toEqual(minutes(10));
  }
  expect(to(sent.actor.email)?.text).toContain("What you submitted stands");
  expect(to(drafts.actor.email)?.text).not.toContain("What you submitted stands");
  const [event] = await db.auditEvent.findMany({ where: { subjectId: problem.id, act: "editProblem" } });
  expect(event?.detail).toMatchObject({ newVersion: true, told: 3 });
});

test("after the close only those are told who have an extension; nobody of a project that takes no more", async () => {
  const { problem, cohort, project } = await asked({ now: new Date(now.getTime() - 11 * 86_400_000) });
  const [late, extended, revoked] = [
    await writer(problem, project.id, "Late"),
    await writer(problem, project.id, "Extended"),
    await writer(problem, project.id, "Revoked"),
  ];
  const longer = { cohortId: cohort.id, closesAt: minutes(60), reason: "A flood." };
  await db.extension.create({ data: { ...longer, applicantId: extended.actor.id } });
  await db.extension.create({ data: { ...longer, applicantId: revoked.actor.id, revokedAt: now } });
  expect(await edit(problem, { guidance: "Be long." })).toMatchObject({ value: { told: 1 } });
  expect((await mails(problem)).map(({ to }) => to)).toEqual([extended.actor.email]);
  expect(late.actor.email).not.toBe(extended.actor.email);

  const closed = await asked();
  await writer(closed.problem, closed.project.id, "Waits");
  await db.project.update({ where: { id: closed.project.id }, data: { state: "closed" } });
  expect(await edit(closed.problem, { guidance: "Be long." })).toMatchObject({ value: { told: 0 } });
  await db.project.update({ where: { id: closed.project.id }, data: { state: "published" } });
  expect(await edit(closed.problem, { guidance: "Be longer." })).toMatchObject({ value: { told: 1 } });
});

test("several edits in a short time are told in one mail, with everything that they changed", async () => {
  const { problem, project } = await asked();
  await writer(problem, project.id, "Kofi");
  await edit(problem, { guidance: "Be long." });
  const [first] = await mails(problem);
  await edit(problem, { maxWords: 900 }, minutes(4));
  const [mail, ...more] = await mails(problem);
  expect(more).toEqual([]);
  expect(mail?.id).not.toBe(first?.id);
  expect(mail?.text).toContain("What changed: the guidance and the range");
  expect(await waitsUntil(first?.id ?? "")).toBeUndefined();
  expect(await waitsUntil(mail?.id ?? "")).toEqual(minutes(14));

  // However often it is edited, the mail leaves within an hour of the first time.
  await edit(problem, { maxWords: 901 }, minutes(58));
  expect(await waitsUntil((await mails(problem))[0]?.id ?? "")).toEqual(minutes(60));

  // Put back as it was: there is nothing to tell, and nothing unread.
  expect(await edit(problem, { guidance: "Be brief.", maxWords: 500 }, minutes(59))).toMatchObject({
    value: { told: 0 },
  });
  expect(await mails(problem)).toEqual([]);
  expect(
    await db.essay.count({ where: { problemId: problem.id, problemVersion: { currentOf: { isNot: null } } } }),
  ).toBe(1);
});

test("a mail that has left is followed by another", async () => {
  const { problem, project } = await asked();
  await writer(problem, project.id, "Kofi");
  await edit(problem, { guidance: "Be long." });
  await db.mail.updateMany({ where: { kind: REWORDED }, data: { state: "sent", sentAt: now } });
  await edit(problem, { maxWords: 900 }, minutes(30));
  expect((await mails(problem)).map(({ state }) => state).toSorted()).toEqual(["queued", "sent"]);
});

test("an edit that is refused tells nobody, and takes no waiting mail away", async () => {
  const { problem, project } = await asked();
  await writer(problem, project.id, "Kofi");
  await edit(problem, { guidance: "Be long." });
  const before = await mails(problem);
  expect(before).toHaveLength(1);
  expect((await edit(problem, { guidance: "TBD" }, minutes(1))).ok).toBe(false);
  expect(await mails(problem)).toEqual(before);
  expect(await waitsUntil(before[0]?.id ?? "")).toEqual(minutes(10));
});

test("other white space is a new version that nobody need read", async () => {
  const { problem, project } = await asked();
  const { actor, essay } = await writer(problem, project.id, "Kofi");
  expect(await edit(problem, { guidance: "Be  brief." })).toEqual({
    ok: true,
    value: { kind: "new-version", told: 0 },
  });
  expect(await wordingsBetween(actor, essay.id)).toBeNull();
  expect(await myEssay(actor, essay.id, now)).toMatchObject({ wordingChanged: false });
});

test("Kofi reads the change; what is edited while he reads stays unread", async () => {
  const { problem, project } = await asked();
  const { actor, essay } = await writer(problem, project.id, "Kofi");
  const short = await makeEssay(db, { applicantId: actor.id, problemId: problem.id, variant: "short" });
  const other = await writer(problem, project.id, "Mei");
  expect(await wordingsBetween(actor, essay.id)).toBeNull();
  await edit(problem, { guidance: "Be long." });
  const shown = await wordingsBetween(actor, essay.id);
  expect(shown).toMatchObject({
    before: { number: 1, guidance: "Be brief." },
    after: { number: 2, guidance: "Be long." },
    difference: { changed: ["guidance"] },
  });
  const second = shown?.after.versionId ?? "";
  await edit(problem, { maxWords: 900 }, minutes(1));

  expect(await acknowledgeWording(db, actor, essay.id, second)).toBe(true);
  expect(await wordingsBetween(actor, essay.id)).toMatchObject({
    before: { number: 2 },
    after: { number: 3 },
    difference: { changed: ["range"] },
  });
  // The mail that waits tells of a later wording than the one he has read.
  expect((await mails(problem)).map(({ to }) => to).toSorted()).toEqual([actor.email, other.actor.email].toSorted());

  const third = (await wordingsBetween(actor, short.id))?.after.versionId ?? "";
  for (const again of [third, third, second]) expect(await acknowledgeWording(db, actor, short.id, again)).toBe(true);
  for (const { id } of [essay, short]) {
    expect(await wordingsBetween(actor, id)).toBeNull();
    expect(await myEssay(actor, id, now)).toMatchObject({ wordingChanged: false });
    expect((await db.essay.findUniqueOrThrow({ where: { id } })).problemVersionId).toBe(third);
  }
  // What he has read need not be mailed to him any more.
  expect((await mails(problem)).map(({ to }) => to)).toEqual([other.actor.email]);
  expect(await wordingsBetween(other.actor, other.essay.id)).toMatchObject({ before: { number: 1 } });
});

test("nobody acknowledges for another, nor a wording of another problem", async () => {
  const { problem, project } = await asked();
  const { actor, essay } = await writer(problem, project.id, "Kofi");
  await edit(problem, { guidance: "Be long." });
  const version = (await wordingsBetween(actor, essay.id))?.after.versionId ?? "";
  const stranger = await person("Stranger");
  const foreign = (await makeProblem(db)).version.id;
  expect(await wordingsBetween(stranger, essay.id)).toBeNull();
  expect(await acknowledgeWording(db, stranger, essay.id, version)).toBe(false);
  expect(await acknowledgeWording(db, actor, essay.id, foreign)).toBe(false);
  expect(await acknowledgeWording(db, actor, "nonsense", version)).toBe(false);
  expect(await acknowledgeWording(db, actor, essay.id, "1 OR 1=1")).toBe(false);
  expect(await wordingsBetween(actor, essay.id)).not.toBeNull();
  expect(await acknowledgeWording(db, actor, essay.id, version)).toBe(true);
  expect(await wordingsBetween(actor, essay.id)).toBeNull();
});

test("an admin sees who wrote which version, and what is pinned to each; others see nothing", async () => {
  const { problem, project } = await asked();
  const { actor, application } = await writer(problem, project.id, "Kofi");
  await submitApplicationRow(db, { applicationId: application.id });
  await edit(problem, { guidance: "Be long." });
  await submitApplicationRow(db, { applicationId: application.id });
  const found = await problemVersions(ada, problem.id);
  expect(found?.versions).toMatchObject([
    { number: 2, author: "Ada Whitlock", submissions: 1, standing: 1, texts: 0, difference: { changed: ["guidance"] } },
    { number: 1, author: null, submissions: 1, standing: 0, texts: 1, difference: null },
  ]);
  expect(await problemVersions(actor, problem.id)).toBeNull();
  expect(await problemVersions(ada, "nonsense")).toBeNull();
});
