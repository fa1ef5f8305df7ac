// What readers say to each other of an application, and whom the portal tells.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import type { Place } from "#lib/reviews/write-review.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { discussionOf } from "./queries.ts";
import { deleteComment, editComment, writeComment } from "./write.ts";

const { db } = await testDatabase();
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const mail: MailSettings = {
  from: "Prentice <x@example.org>",
  appUrl: "https://portal.example",
  programme: "Prentice",
};

const actorOf = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: true });

/** Mei leads, Noor and Felix read; Mei's and Noor's reviews are in. Felix has applied himself, with the second application. */
async function world() {
  const [mei, noor, felix, applicant, stranger] = (
    await Promise.all(["Mei", "Noor Haddad", "Felix", "Zephyrine", "Stranger"].map((name) => makeUser(db, { name })))
  ).map(actorOf);
  if (!mei || !noor || !felix || !applicant || !stranger) throw new Error("Nobody there.");
  const project = await makeProject(db, { mentorUserIds: [mei.id], reviewerUserIds: [noor.id, felix.id] });
  const apply = async (who: Actor): Promise<Place & { id: string }> => {
    for (const { problemId } of project.problems) await makeEssay(db, { applicantId: who.id, problemId });
    const { id } = await makeApplication(db, { projectId: project.id, applicantId: who.id });
    const { application } = await submitApplicationRow(db, { applicationId: id, at: now });
    for (const reader of [mei, noor]) await makeReview(db, { applicationId: id, reviewerId: reader.id });
    return { id, project: project.slug, code: application.code };
  };
  return { mei, noor, felix, applicant, stranger, project, place: await apply(applicant), own: await apply(felix) };
}

const say = (actor: Actor, place: Place, text: string, { at = now, tell = [] as string[] } = {}) =>
  writeComment(db, actor, place, { text, tell }, at, mail);
const read = (actor: Actor, place: Place) => discussionOf(actor, place.project, place.code, now);
const mailsTo = ({ id }: Actor) => db.mail.findMany({ where: { userId: id }, orderBy: { queuedAt: "asc" } });
const runAt = async (mailId: string) => {
  const [job] = await db.$queryRaw<
    { at: Date }[]
  >`SELECT run_at AS at FROM graphile_worker.jobs WHERE key = ${`mail:${mailId}`}`;
  return job?.at;
};

describe("the discussion of an application", () => {
  test("opens with one’s own review, and not before", async () => {
    const { mei, noor, felix, place } = await world();
    expect(await say(mei, place, "I doubt the *control*.")).toMatchObject({ ok: true });
    const shown = await read(noor, place);
    expect(shown?.comments).toMatchObject([
      { author: "Mei", mine: false, html: "<p>I doubt the <em>control</em>.</p>", values: null },
    ]);
    const before = await read(felix, place);
    expect(before).toEqual({ refusal: expect.stringContaining("your own review"), comments: [], readers: [] });
    expect(await say(felix, place, "Me too.")).toMatchObject({
      ok: false,
      message: expect.stringContaining("your own review"),
    });

    await makeReview(db, { applicationId: place.id, reviewerId: felix.id });
    expect((await read(felix, place))?.comments).toHaveLength(1);
    expect(await say(felix, place, "Me too.", { at: later(1) })).toMatchObject({ ok: true });
    expect((await read(mei, place))?.comments.map(({ author }) => author)).toEqual(["Mei", "Felix"]);
  });

  test("is for its readers only, never for its author, and not for who stepped back", async () => {
    const { mei, noor, felix, applicant, stranger, place, own } = await world();
    await say(mei, own, "Noor, did you see this?");
    for (const actor of [applicant, stranger, felix]) {
      expect(await read(actor, own), actor.name ?? "").toBeNull();
      expect(await say(actor, own, "Hello."), actor.name ?? "").toMatchObject({ ok: false });
    }
    expect(await read(applicant, place)).toBeNull();
    expect((await read(noor, own))?.comments).toHaveLength(1);
    await makeReview(db, { applicationId: place.id, reviewerId: felix.id, state: "recused" });
    expect(await read(felix, place)).toBeNull();
  });

  test("follows the phases: all, or nobody", async () => {
    const { mei, felix, place, project } = await world();
    const phase = { projectId: project.id, name: "Deciding", startsAt: new Date(now.getTime() - 1_000) };
    await db.reviewPhase.create({ data: { ...phase, scores: "all" } });
    expect(await say(felix, place, "I have not read it yet.")).toMatchObject({ ok: true });
    await db.reviewPhase.updateMany({ where: { projectId: project.id }, data: { scores: "none" } });
    expect(await read(mei, place)).toMatchObject({ refusal: expect.stringContaining("phase"), comments: [] });
    expect(await say(mei, place, "Now?")).toMatchObject({ ok: false });
  });

  test("keeps one comment of two presses, and both of two", async () => {
    const { mei, place } = await world();
    const answers = await Promise.all([say(mei, place, "Once."), say(mei, place, "Once.")]);
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value : null))).size).toBe(1);
    await say(mei, place, "Once.", { at: later(2) });
    expect((await read(mei, place))?.comments).toHaveLength(2);
  });

  test("is changed and deleted by who wrote it, and a stone is left", async () => {
    const { mei, noor, place } = await world();
    await say(mei, place, "Frist thoughts.");
    const [mine] = (await read(mei, place))?.comments ?? [];
    if (!mine?.values) throw new Error("Nothing to change.");
    const change = (actor: Actor, text: string, seen: string) =>
      editComment(db, actor, place, { comment: mine.id, text, seen }, later(1), mail);
    expect(await change(noor, "Hers.", mine.values.seen)).toMatchObject({ ok: false });
    expect(await deleteComment(db, noor, place, mine.id, now)).toMatchObject({ ok: false });
    expect(await change(mei, "First thoughts.", mine.values.seen)).toMatchObject({ ok: true });
    // Another tab still holds the first text: both are kept.
    const stale = await change(mei, "Other thoughts.", mine.values.seen);
    expect(stale).toMatchObject({ ok: false, held: { theirs: { text: "First thoughts." } } });
    expect((await read(noor, place))?.comments).toMatchObject([{ edited: true, html: "<p>First thoughts.</p>" }]);
    expect(await deleteComment(db, mei, place, mine.id, later(2))).toMatchObject({ ok: true });
    expect((await read(noor, place))?.comments).toMatchObject([{ author: "Mei", html: null, edited: false }]);
    expect((await read(mei, place))?.comments).toMatchObject([{ html: null, values: null }]);
    expect(await change(mei, "Back.", mine.values.seen)).toMatchObject({ ok: false });
    expect(await db.auditEvent.count({ where: { subjectId: place.id, act: { endsWith: "Comment" } } })).toBe(3);
  });
});

describe("mails", () => {
  test("go to who is mentioned at once; the words only to those whose own review is in", async () => {
    const { mei, noor, felix, place, applicant } = await world();
    await say(mei, place, "@Noor Haddad and @Felix: SECRETDOUBT");
    const [toNoor, ...more] = await mailsTo(noor);
    expect(toNoor).toMatchObject({
      kind: "comment-mention",
      to: noor.email,
      text: expect.stringContaining("SECRETDOUBT"),
    });
    expect(more).toEqual([]);
    const [toFelix] = await mailsTo(felix);
    expect(toFelix?.text).toContain(`mentioned you in the discussion of application ${place.code}`);
    expect(toFelix?.text).not.toContain("SECRETDOUBT");
    expect(await runAt(toNoor?.id ?? "")).toEqual(now);
    for (const one of [toNoor, toFelix])
      for (const word of [applicant.name, applicant.email, applicant.id])
        expect(JSON.stringify(one)).not.toContain(word);
    expect(await mailsTo(mei)).toEqual([]);
  });

  test("can be asked for by name without @, and are not sent for a mention by nobody of the project", async () => {
    const { mei, noor, stranger, place } = await world();
    await say(mei, place, "What now, @Stranger?", { tell: [noor.id, stranger.id] });
    expect(await mailsTo(noor)).toHaveLength(1);
    expect(await mailsTo(stranger)).toEqual([]);
  });

  test("do not tell a reader of their own application, who stepped back or has a conflict; and nobody notices", async () => {
    const { mei, noor, felix, applicant, place, own } = await world();
    const readers = async (where: Place) => (await read(mei, where))?.readers.map(({ name }) => name);
    expect(await readers(own)).toEqual(await readers(place));
    const tell = [noor.id, felix.id];
    expect(await say(mei, own, "What do you think?", { tell })).toMatchObject({ ok: true });
    expect(await mailsTo(felix)).toEqual([]);
    expect(await mailsTo(noor)).toHaveLength(1);
    await db.conflict.create({
      data: { reviewerId: felix.id, applicantId: applicant.id, reason: "They work together." },
    });
    await say(mei, place, "And here?", { tell });
    expect(await mailsTo(felix)).toEqual([]);
    expect(await mailsTo(noor)).toHaveLength(2);
  });

  test("come to others who take part once an hour, and leave nothing untold", async () => {
    const { mei, noor, felix, place } = await world();
    await say(noor, place, "I begin.");
    expect(await mailsTo(mei)).toEqual([]);
    await say(mei, place, "I answer.", { at: later(1) });
    await say(mei, place, "And more.", { at: later(2) });
    await say(mei, place, "And more still.", { at: later(3) });
    const told = await mailsTo(noor);
    expect(told.map(({ kind }) => kind)).toEqual(["comment-new", "comment-new"]);
    expect(told[0]?.text).toContain("> I answer.");
    expect(told[1]?.text).not.toContain("And more");
    expect(await runAt(told[0]?.id ?? "")).toEqual(later(1));
    expect(await runAt(told[1]?.id ?? "")).toEqual(later(61));
    // A mention does not wait.
    await say(mei, place, "@Noor Haddad!", { at: later(4) });
    expect((await mailsTo(noor)).at(-1)?.kind).toBe("comment-mention");
    expect(await mailsTo(felix)).toEqual([]);
  });

  test("that have not left go with a deleted comment; who is mentioned only later is told then", async () => {
    const { mei, noor, place } = await world();
    await say(mei, place, "@Noor Haddad, forget it.");
    const [mine] = (await read(mei, place))?.comments ?? [];
    await deleteComment(db, mei, place, mine?.id ?? "", now);
    expect(await mailsTo(noor)).toEqual([]);
    await say(mei, place, "I wonder.", { at: later(1) });
    const second = (await read(mei, place))?.comments.at(-1);
    const seen = second?.values?.seen ?? "";
    await editComment(
      db,
      mei,
      place,
      { comment: second?.id ?? "", text: "I wonder, @Noor Haddad.", seen },
      later(2),
      mail,
    );
    expect((await mailsTo(noor)).map(({ kind }) => kind)).toEqual(["comment-mention"]);
  });

  test("and the comment are one: a refusal leaves neither", async () => {
    const { felix, noor, place } = await world();
    await say(felix, place, "@Noor Haddad, psst.");
    expect(await mailsTo(noor)).toEqual([]);
    expect(await db.reviewComment.count({ where: { applicationId: place.id } })).toBe(0);
  });
});
