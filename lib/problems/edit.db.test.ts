import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { publishProject } from "#lib/projects/publish.ts";
import type { Refusal, Result } from "#lib/result.ts";
import { seenOf } from "#lib/stale.ts";
import {
  makeApplication,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { createProblem, editProblem as editNow } from "./edit.ts";
import { type Wording, wordingShown } from "./wording.ts";

const { db, pool } = await testDatabase();
const { id, email, name } = await makeUser(db, { name: "Ada Whitlock", isAdmin: true });
const ada: Actor = { id, email, name, isAdmin: true, isReviewer: false };
const mail = { from: "P <p@example.org>", appUrl: "https://apply.example.org", programme: "The programme" };
type Edit = Parameters<typeof editNow>;
const editProblem = (on: Edit[0], actor: Actor, input: Edit[2], now = new Date()) =>
  editNow(on, actor, input, now, mail);

function refusal(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error("It was not refused.");
  return result;
}

async function current(problem: string) {
  const { current: version } = await db.problem.findUniqueOrThrow({
    where: { id: problem },
    include: { current: { include: { prompts: { orderBy: { position: "asc" } } } } },
  });
  if (!version) throw new Error("no wording");
  return version;
}

/** The form of a problem as somebody opens it. */
async function open(problem: string) {
  const { kind, title, guidance, minWords, recommendedWords, maxWords, prompts } = await current(problem);
  const wording: Wording = {
    kind,
    title,
    guidance,
    minWords,
    recommendedWords,
    maxWords,
    prompts: prompts.map((prompt) => prompt.text),
  };
  return { ...wording, id: problem, seen: seenOf(wordingShown(wording)) };
}

test("a problem is written, and mended in place while nobody answers it", async () => {
  const made = await createProblem(db, ada, {
    kind: "essay",
    title: "A failure",
    guidance: "",
    prompts: ["Name one.", "", "Show one."],
    minWords: null,
    recommendedWords: null,
    maxWords: null,
  });
  const problem = made.ok ? made.value : "";
  expect((await open(problem)).prompts).toEqual(["Name one.", "Show one."]);
  const saved = await editProblem(db, ada, {
    ...(await open(problem)),
    title: "A failure to show",
    prompts: ["Show one.", "Invent one.", "Name one."],
  });
  expect(saved).toEqual({ ok: true, value: { kind: "in-place", told: 0 } });
  expect(await current(problem)).toMatchObject({ number: 1, title: "A failure to show" });
  expect((await current(problem)).prompts.map(({ text, position }) => [position, text])).toEqual([
    [1, "Show one."],
    [2, "Invent one."],
    [3, "Name one."],
  ]);
  expect(await db.problemVersion.count({ where: { problemId: problem } })).toBe(1);
  expect(await editProblem(db, ada, await open(problem))).toEqual({ ok: true, value: { kind: "same", told: 0 } });
});

test("an essay that was begun, but is empty, keeps its prompt where its text stays", async () => {
  const problem = await makeProblem(db, { prompts: ["First?", "Second?"] });
  const [first, second] = problem.prompts;
  const [one, two] = [await makeUser(db), await makeUser(db)];
  const essay = await makeEssay(db, {
    applicantId: one.id,
    problemId: problem.id,
    text: "",
    promptId: second?.id ?? null,
  });
  const other = await makeEssay(db, {
    applicantId: two.id,
    problemId: problem.id,
    text: "",
    promptId: first?.id ?? null,
  });
  expect(await editProblem(db, ada, { ...(await open(problem.id)), prompts: ["Second?", "Third?"] })).toEqual({
    ok: true,
    value: { kind: "in-place", told: 0 },
  });
  const { prompts } = await current(problem.id);
  expect((await db.essay.findUniqueOrThrow({ where: { id: essay.id } })).promptId).toBe(prompts[0]?.id);
  expect((await db.essay.findUniqueOrThrow({ where: { id: other.id } })).promptId).toBeNull();
});

test("once somebody answers, an edit is a new version: what was submitted keeps the old wording, essays follow", async () => {
  const problem = await makeProblem(db, { prompts: ["Stays?", "Goes?"] });
  const { id: project } = await makeProject(db, {
    mentorUserIds: [(await makeUser(db)).id],
    problems: [{ problemId: problem.id }],
  });
  const [mei, kofi] = [await makeUser(db), await makeUser(db)];
  const meis = await makeEssay(db, {
    applicantId: mei.id,
    problemId: problem.id,
    promptId: problem.prompts[0]?.id ?? null,
  });
  const kofis = await makeEssay(db, {
    applicantId: kofi.id,
    problemId: problem.id,
    promptId: problem.prompts[1]?.id ?? null,
  });
  const application = await makeApplication(db, { projectId: project, applicantId: mei.id });
  const { submission } = await submitApplicationRow(db, { applicationId: application.id });

  expect(
    await editProblem(db, ada, { ...(await open(problem.id)), title: "Sharper", prompts: ["New?", "Stays?"] }),
  ).toMatchObject({ ok: true, value: { kind: "new-version" } });
  const version = await current(problem.id);
  expect(version).toMatchObject({ number: 2, title: "Sharper", authorId: ada.id });
  expect((await db.essay.findUniqueOrThrow({ where: { id: meis.id } })).promptId).toBe(version.prompts[1]?.id);
  expect((await db.essay.findUniqueOrThrow({ where: { id: kofis.id } })).promptId).toBe(problem.prompts[1]?.id);
  expect(await db.essay.findUniqueOrThrow({ where: { id: meis.id } })).toMatchObject({
    version: meis.version,
    updatedAt: meis.updatedAt,
  });
  const [frozen] = await db.submissionEssay.findMany({
    where: { submissionId: submission.id },
    include: { problemVersion: true },
  });
  expect(frozen).toMatchObject({ title: problem.version.title, prompt: "Stays?", problemVersion: { number: 1 } });
});

test("a text that arrives while the problem is edited finds either the old wording or a new version", async () => {
  const problem = await makeProblem(db, { prompts: ["Before?"] });
  const applicant = await makeUser(db);
  const form = await open(problem.id);
  const write = () => makeEssay(db, { applicantId: applicant.id, problemId: problem.id });
  const [, saved] = await Promise.all([
    // Its prompt may be worded anew between the factory's reading and its writing.
    write().catch(write),
    editProblem(db, ada, { ...form, prompts: ["After?"] }),
  ]);
  expect(saved.ok).toBe(true);
  expect((await current(problem.id)).prompts.map(({ text }) => text)).toEqual(["After?"]);
});

test("a problem on a public page can't be broken; on drafts it can", async () => {
  const problem = await makeProblem(db, { minWords: 100, recommendedWords: 200, maxWords: 500 });
  const mentor = await makeUser(db);
  const shown = await makeProject(db, {
    title: "Shown to all",
    mentorUserIds: [mentor.id],
    problems: [{ problemId: problem.id, maxWords: 300 }],
  });
  const form = await open(problem.id);

  expect(refusal(await editProblem(db, ada, { ...form, recommendedWords: 400 })).fields?.["recommendedWords"]).toMatch(
    /Shown to all.*above the maximum \(300\)/,
  );
  expect(refusal(await editProblem(db, ada, { ...form, guidance: "TBD" })).fields?.["guidance"]).toMatch(/placeholder/);
  expect(
    refusal(await editProblem(db, ada, { ...form, prompts: ["", "Fine?", "Problem description here"] })).fields?.[
      "prompts.2"
    ],
  ).toMatch(/placeholder/);
  expect(refusal(await editProblem(db, ada, { ...form, prompts: [""] })).fields?.["prompts.0"]).toMatch(/no prompt/);
  expect((await open(problem.id)).seen).toBe(form.seen);

  await db.project.update({ where: { id: shown.id }, data: { state: "draft" } });
  expect((await editProblem(db, ada, { ...form, guidance: "TBD", recommendedWords: 400 })).ok).toBe(true);
});

test("two edits at the same moment: one is saved, the other is told of it", async () => {
  for (let round = 0; round < 6; round += 1) {
    const problem = await makeProblem(db);
    await makeEssay(db, { applicantId: (await makeUser(db)).id, problemId: problem.id });
    const form = await open(problem.id);
    const results = await Promise.all(["One.", "Two."].map((guidance) => editProblem(db, ada, { ...form, guidance })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await current(problem.id)).number).toBe(2);
  }
});

test("publishing waits for an edit of the problem that is under way, and judges what it leaves", async () => {
  const problem = await makeProblem(db);
  const project = await makeProject(db, {
    state: "draft",
    mentorUserIds: [(await makeUser(db)).id],
    problems: [{ problemId: problem.id }],
  });
  const editor = await pool.connect();
  await editor.query("BEGIN");
  await editor.query("SELECT 1 FROM problem WHERE id = $1 FOR UPDATE", [problem.id]);
  await editor.query("UPDATE prompt SET text = 'Problem description here' WHERE version_id = $1", [problem.version.id]);

  const publishing = publishProject(db, ada, { id: project.id, version: 1 }, new Date());
  const blocked = async () => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await pool.query(waiting)).rowCount === 0);
  };
  await Promise.race([publishing, blocked()]);
  await editor.query("COMMIT");
  editor.release();
  expect(refusal(await publishing).fields?.["missing.0"]).toMatch(/Problem description here/);
  expect((await db.project.findUniqueOrThrow({ where: { id: project.id } })).state).toBe("draft");
});

test("an edit from a stale page is refused with the stored text", async () => {
  const problem = await makeProblem(db);
  const [first, second] = [await open(problem.id), await open(problem.id)];
  expect((await editProblem(db, ada, { ...first, guidance: "Theirs." })).ok).toBe(true);
  const refused = refusal(await editProblem(db, ada, { ...second, guidance: "Mine." }));
  expect(refused.message).toMatch(/^You changed the guidance in another tab/);
  expect(refused.held?.["theirs"]).toEqual({ guidance: "Theirs." });
});

test("the kind of answer changes while nobody answers, and stays once somebody does", async () => {
  const problem = await makeProblem(db, { minWords: 1, recommendedWords: null, maxWords: 5 });
  await makeEssay(db, { applicantId: (await makeUser(db)).id, problemId: problem.id, text: "" });
  expect((await editProblem(db, ada, { ...(await open(problem.id)), kind: "links" })).ok).toBe(true);
  expect(await current(problem.id)).toMatchObject({ kind: "links", number: 1 });

  await makeEssay(db, { applicantId: (await makeUser(db)).id, problemId: problem.id, text: "https://example.org/" });
  const refused = refusal(await editProblem(db, ada, { ...(await open(problem.id)), kind: "essay" }));
  expect(refused.fields).toEqual({ kind: expect.stringMatching(/“List of links”.*write a new problem instead/) });
  expect(await current(problem.id)).toMatchObject({ kind: "links", number: 1 });
  expect((await editProblem(db, ada, { ...(await open(problem.id)), title: "Your work" })).ok).toBe(true);
  expect(await current(problem.id)).toMatchObject({ kind: "links", number: 2 });
});

test("another kind would make nonsense of a public project’s own range: refused by the field", async () => {
  const problem = await makeProblem(db, { minWords: null, recommendedWords: null, maxWords: null });
  const project = await makeProject(db, {
    title: "Wants a lot",
    mentorUserIds: [(await makeUser(db)).id],
    problems: [{ problemId: problem.id, maxWords: 300 }],
  });
  const links = async () => editProblem(db, ada, { ...(await open(problem.id)), kind: "links" });
  expect(refusal(await links()).fields?.["maxWords"]).toMatch(/Wants a lot.*300 links are too many/);
  await db.projectProblem.updateMany({ where: { projectId: project.id }, data: { maxWords: 30 } });
  expect((await links()).ok).toBe(true);
});
