// Who sent what somebody else had sent, and who gets to see it.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { similarAnywhere, similarInProject, similarTexts, similarTextsById } from "./queries.ts";
import { sketchEssays } from "./sketch.ts";
import { pairKey, sideBySide } from "./view.ts";

const { db } = await testDatabase();
const now = new Date();
const PROMPT =
  "Describe an experiment that could prove you wrong, and say why nobody has done it, what it would cost, and what you would do on the morning after it had turned out against you";

/** So many words that nobody else uses. */
const own = (count: number) => {
  const tag = Math.random().toString(36).slice(2, 8);
  return Array.from({ length: count }, (_, at) => `${tag}${at}`).join(" ");
};
const actorOf = (user: User, isReviewer = true): Actor => ({
  id: user.id,
  email: user.email,
  name: user.name,
  isAdmin: user.isAdmin,
  isReviewer,
});

/** Two projects that ask the same problem: one led by Mei, the other by Noor; Ines reads both. */
async function world() {
  const [mei, noor, ines] = [await makeUser(db), await makeUser(db), await makeUser(db)];
  const cohort = await makeCohort(db);
  const problem = await makeProblem(db, { prompts: [PROMPT], guidance: "" });
  const led = (user: User) =>
    makeProject(db, {
      cohortId: cohort.id,
      problems: [{ problemId: problem.id }],
      mentorUserIds: [user.id],
      reviewerUserIds: [ines.id],
    });
  const [here, there] = [await led(mei), await led(noor)];

  /** Somebody sends this text to these projects. */
  async function send(text: string, projects: { id: string }[], applicant?: User) {
    const user = applicant ?? (await makeUser(db));
    if (!applicant) await makeEssay(db, { applicantId: user.id, problemId: problem.id, text });
    else await db.essay.updateMany({ where: { applicantId: user.id }, data: { text } });
    const applications = [];
    for (const project of projects) {
      const known = await db.application.findFirst({ where: { projectId: project.id, applicantId: user.id } });
      const { id } = known ?? (await makeApplication(db, { projectId: project.id, applicantId: user.id }));
      const { application } = await submitApplicationRow(db, { applicationId: id, at: now });
      await db.$executeRaw`UPDATE submission_essay SET blind_text = text, blind_html = html, blind_words = word_count
        WHERE submission_id = ${application.submissionId}::uuid`;
      applications.push(application);
    }
    return { user, applications, codes: applications.map(({ code }) => code) };
  }
  const codes = async (actor: Actor, slug: string, at = now) =>
    (await similarInProject(actor, slug, at))?.pairs.map(({ one, other }) => [one.code, other.code].sort());
  return { mei: actorOf(mei), noor: actorOf(noor), ines: actorOf(ines), here, there, send, codes };
}

describe("essays are compared", () => {
  test("with those of other applicants, not with one's own, and not by what was asked", async () => {
    const w = await world();
    const common = own(90);
    const a = await w.send(`${PROMPT}. ${common} ${own(40)}`, [w.here, w.there]);
    const b = await w.send(`${own(30)} ${common}.`, [w.here]);
    const c = await w.send(`${PROMPT}. ${own(45)}`, [w.here]);
    const d = await w.send(`${PROMPT}. ${own(45)}`, [w.here]);
    const short = await w.send("Yes, of course I would do that again.", [w.here]);
    const shorter = await w.send("Yes, of course I would do that again.", [w.here]);

    const first = await sketchEssays(db, now);
    // a's here with b's, and a's there with b's; but not a's here with a's there.
    expect(first).toMatchObject({ sketched: 7, pairs: 2 });
    const [codeA, codeB] = [a.codes[0] ?? "", b.codes[0] ?? ""];
    expect(await w.codes(w.mei, w.here.slug)).toEqual([[codeA, codeB].sort()]);
    for (const { codes } of [c, d, short, shorter])
      expect((await w.codes(w.mei, w.here.slug))?.flat()).not.toContain(codes[0]);
    const tiny = await db.essaySketch.findFirst({
      where: { essay: { submission: { applicationId: short.applications[0]?.id ?? "" } } },
    });
    expect([tiny?.shingles, tiny?.bands]).toEqual([4, []]);

    // Again, and at the same time: nothing is left to do, and nothing is done twice.
    expect(await sketchEssays(db, now)).toMatchObject({ sketched: 0, pairs: 0 });
    const e = await w.send(`${common} and so on`, [w.here]);
    const all = await Promise.all([sketchEssays(db, now), sketchEssays(db, now)]);
    expect(all.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(3);
    expect(await w.codes(w.mei, w.here.slug)).toHaveLength(3);
    expect(all.reduce((sum, { sketched }) => sum + sketched, 0)).toBe(e.codes.length);
  });

  test("in batches, of which a later one finds what an earlier one left", async () => {
    const w = await world();
    const text = own(60);
    for (let n = 0; n < 5; n += 1) await w.send(`${text} ${own(5)}`, [w.here]);
    let pairs = 0;
    for (let run = 0; run < 5; run += 1) pairs += (await sketchEssays(db, now, 1)).pairs;
    expect(pairs).toBe(10);
    expect(await w.codes(w.mei, w.here.slug)).toHaveLength(10);
  });

  test("essays without a masked text wait, and what was sent again replaces what was sent before", async () => {
    const w = await world();
    const text = own(60);
    const a = await w.send(text, [w.here]);
    const b = await w.send(text, [w.here]);
    await db.$executeRaw`UPDATE submission_essay SET blind_text = NULL WHERE submission_id = ${b.applications[0]?.submissionId}::uuid`;
    expect(await sketchEssays(db, now)).toMatchObject({ sketched: 1, pairs: 0 });
    await db.$executeRaw`UPDATE submission_essay SET blind_text = text WHERE blind_text IS NULL`;
    expect(await sketchEssays(db, now)).toMatchObject({ sketched: 1, pairs: 1 });
    expect(await w.codes(w.mei, w.here.slug)).toHaveLength(1);
    await w.send(own(60), [w.here], b.user);
    await sketchEssays(db, now);
    expect(await w.codes(w.mei, w.here.slug)).toEqual([]);
    expect(a.codes).toHaveLength(1);
  });
});

test("an essay that can’t be stored stops no other, nor those that are like it", async () => {
  const w = await world();
  const text = own(60);
  const sent = [];
  for (let n = 0; n < 4; n += 1) sent.push(await w.send(`${text} ${own(5)}`, [w.here]));
  const { id: stuck } = await db.submissionEssay.findFirstOrThrow({
    where: { submissionId: sent[1]?.applications[0]?.submissionId ?? "" },
    select: { id: true },
  });
  await db.$executeRawUnsafe(`
    CREATE FUNCTION refuse_sketch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`);
  await db.$executeRawUnsafe(`CREATE TRIGGER refuse_sketch BEFORE INSERT ON essay_sketch FOR EACH ROW
    WHEN (NEW.submission_essay_id = '${stuck}') EXECUTE FUNCTION refuse_sketch()`);
  const { sketched, pairs, failed } = await sketchEssays(db, now);
  expect({ sketched, pairs, failed: [...failed.keys()] }).toEqual({ sketched: 3, pairs: 3, failed: [stuck] });
  await db.$executeRawUnsafe("DROP TRIGGER refuse_sketch ON essay_sketch");
  expect(await sketchEssays(db, now)).toMatchObject({ sketched: 1, pairs: 3 });
});

describe("who sees which pair", () => {
  async function copied() {
    const w = await world();
    const common = own(80);
    const a = await w.send(`${own(20)} ${common}`, [w.here]);
    const b = await w.send(`${common} ${own(20)}`, [w.there]);
    await sketchEssays(db, now);
    const [one, other] = [a.codes[0] ?? "", b.codes[0] ?? ""];
    const texts = (actor: Actor, at = now) =>
      similarTexts(actor, w.here.slug, one, { slug: w.there.slug, code: other }, at);
    return { ...w, a, b, one, other, common, texts };
  }

  test("who reads one project of two is told a number, and who reads both sees both", async () => {
    const w = await copied();
    const list = await similarInProject(w.mei, w.here.slug, now);
    expect(list).toMatchObject({ pairs: [], elsewhere: 1 });
    expect(JSON.stringify(list)).not.toContain(w.other);
    expect(await w.texts(w.mei)).toBeNull();
    expect(await similarInProject(w.mei, w.there.slug, now)).toBeNull();

    expect(await w.codes(w.ines, w.here.slug)).toEqual([[w.one, w.other].sort()]);
    expect(await similarInProject(w.ines, w.here.slug, now)).toMatchObject({ elsewhere: 0 });
    const [pair] = (await w.texts(w.ines)) ?? [];
    if (!pair) throw new Error("no pair");
    expect(pair.one).toMatchObject({ code: w.one, slug: w.here.slug });
    expect(pair.oneText).toContain(w.common);
    expect(sideBySide(pair)).toMatchObject({ passages: 1, words: 80, ofOne: 76 / 96, ofOther: 76 / 96 });
    // From the other project, the other way round.
    const [turned] = (await similarTexts(w.ines, w.there.slug, w.other, { slug: w.here.slug, code: w.one }, now)) ?? [];
    expect([turned?.one.code, turned?.oneText]).toEqual([w.other, pair.otherText]);
  });

  test("not who stepped back, must not read it, wrote it, or is not to read now", async () => {
    const w = await copied();
    const unseen = async () => {
      expect(await w.codes(w.ines, w.here.slug)).toEqual([]);
      expect(await w.texts(w.ines)).toBeNull();
    };
    const seen = async () => expect(await w.texts(w.ines)).toHaveLength(1);
    await seen();
    const applicationId = w.b.applications[0]?.id ?? "";
    const stepped = await makeReview(db, { applicationId, reviewerId: w.ines.id, state: "recused" });
    await unseen();
    await db.review.delete({ where: { id: stepped.id } });
    await seen();
    const conflict = { reviewerId: w.ines.id, applicantId: w.b.user.id };
    await db.conflict.create({ data: { ...conflict, reason: "Taught them." } });
    await unseen();
    await db.conflict.deleteMany({ where: conflict });
    await seen();
    await db.reviewPhase.create({
      data: { projectId: w.there.id, name: "Later", startsAt: new Date(now.getTime() + 60_000) },
    });
    await unseen();
    expect(await w.texts(w.ines, new Date(now.getTime() + 120_000))).toHaveLength(1);
    await db.reviewPhase.deleteMany({ where: { projectId: w.there.id } });
    await seen();
    await db.application.update({ where: { id: applicationId }, data: { state: "withdrawn" } });
    await unseen();
    await db.application.update({ where: { id: applicationId }, data: { state: "submitted" } });
    await seen();
    // Its author, invited to read the other's project.
    await db.projectReviewer.createMany({
      data: [w.here, w.there].map(({ id }) => ({ projectId: id, userId: w.b.user.id })),
    });
    expect(await w.texts(actorOf(w.b.user))).toBeNull();
    expect(await w.codes(actorOf(w.b.user), w.here.slug)).toEqual([]);
  });

  test("a phase without reading hides the project's own pairs", async () => {
    const w = await copied();
    await db.reviewPhase.create({
      data: { projectId: w.here.id, name: "Pause", mayRead: false, startsAt: new Date(now.getTime() - 60_000) },
    });
    expect(await similarInProject(w.ines, w.here.slug, now)).toMatchObject({ read: false, pairs: [], elsewhere: 0 });
    expect(await w.texts(w.ines)).toBeNull();
  });

  test("admins see those of all cohorts, page by page; others none", async () => {
    const w = await copied();
    const admin = actorOf(await makeUser(db, { isAdmin: true }), false);
    const all = [];
    for (let after: string | undefined; ; ) {
      const { pairs, next } = await similarAnywhere(admin, after);
      all.push(...pairs);
      if (!next) break;
      after = pairKey(next);
    }
    const ours = all.find(({ one, other }) => [one.code, other.code].includes(w.one));
    expect([ours?.one.code, ours?.other.code].sort()).toEqual([w.one, w.other].sort());
    expect(all.map(({ similarity }) => similarity)).toEqual(
      all.map(({ similarity }) => similarity).sort((a, b) => b - a),
    );
    expect(await similarTextsById(admin, ours?.oneId ?? "", ours?.otherId ?? "")).toMatchObject({
      similarity: ours?.similarity,
    });
    expect(await similarTextsById(admin, ours?.otherId ?? "", ours?.oneId ?? "")).toBeNull();
    expect(await similarAnywhere(w.mei)).toEqual({ pairs: [], next: null });
    expect(await similarTextsById(w.ines, ours?.oneId ?? "", ours?.otherId ?? "")).toBeNull();
    expect(await similarTextsById(admin, "1", "2")).toBeNull();
    // An admin who reads no project has no list of a project.
    expect(await similarInProject(admin, w.here.slug, now)).toBeNull();
  });
});
