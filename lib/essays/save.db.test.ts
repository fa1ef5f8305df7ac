import { expect, test } from "vitest";
import { makeApplication, makeEssay, makeProblem, makeProject, makeUser, words } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { myEssay } from "./queries.ts";
import { saveEssay } from "./save.ts";

const { db } = await testDatabase();
const now = new Date();

/** Opens the whole pool, so that what follows at once is at once. */
const allConnections = () => Promise.all(Array.from({ length: 5 }, () => db.$queryRaw`SELECT pg_sleep(0.1)::text`));

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

async function begun() {
  const actor = await person();
  const problem = await makeProblem(db, { prompts: ["Why?", "How?"] });
  const essay = await makeEssay(db, { applicantId: actor.id, problemId: problem.id, text: "", promptId: null });
  return { actor, problem, essay, why: problem.prompts[0]?.id ?? "", how: problem.prompts[1]?.id ?? "" };
}

const stored = (id: string) => db.essay.findUniqueOrThrow({ where: { id } });

test("Ana writes, saves, and finds it again to the letter; the count is the server’s", async () => {
  const { actor, essay, how } = await begun();
  const text = "\n  An em—dash, a 😀, “quotes”, עברית and 中文.\t\n\n";
  const at = new Date("2026-11-22T14:32:07.123Z");
  expect(await saveEssay(db, actor, essay.id, { text, promptId: how, version: 1 }, at)).toEqual({
    kind: "saved",
    version: 2,
    savedAt: at,
    words: 8,
  });
  expect(await stored(essay.id)).toMatchObject({ text, promptId: how, version: 2, wordCount: 8, updatedAt: at });
  expect(await saveEssay(db, actor, essay.id, { text: "", promptId: null, version: 2 }, at)).toMatchObject({
    kind: "saved",
    version: 3,
    words: 0,
  });
});

test("a second tab never overwrites: it gets the newer text, and may put its own over it", async () => {
  const { actor, essay, why } = await begun();
  const at = new Date("2026-11-22T10:00:00.000Z");
  await saveEssay(db, actor, essay.id, { text: "from the first tab", promptId: why, version: 1 }, at);
  const second = { text: "from the second tab", promptId: null };
  expect(await saveEssay(db, actor, essay.id, { ...second, version: 1 }, now)).toEqual({
    kind: "conflict",
    current: { text: "from the first tab", promptId: why, version: 2, savedAt: at },
  });
  expect((await stored(essay.id)).text).toBe("from the first tab");
  expect(await saveEssay(db, actor, essay.id, { ...second, version: 2 }, now)).toMatchObject({
    kind: "saved",
    version: 3,
  });
});

test("of twenty saves from the same version one wins; the others are told of it", async () => {
  const { actor, essay } = await begun();
  await allConnections();
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      saveEssay(db, actor, essay.id, { text: `text ${at}`, promptId: null, version: 1 }, now),
    ),
  );
  expect(all.filter((one) => one.kind === "saved")).toHaveLength(1);
  const row = await stored(essay.id);
  expect(row.version).toBe(2);
  for (const one of all) if (one.kind === "conflict") expect(one.current.text).toBe(row.text);
});

test("the same text sent again, its answer having been lost, is saved and no conflict", async () => {
  const { actor, essay, why } = await begun();
  const draft = { text: "once", promptId: why, version: 1 };
  await saveEssay(db, actor, essay.id, draft, now);
  expect(await saveEssay(db, actor, essay.id, draft, new Date())).toMatchObject({
    kind: "saved",
    version: 2,
    savedAt: now,
  });
  expect((await stored(essay.id)).version).toBe(2);
});

test("only a prompt that this problem asks now is taken", async () => {
  const { actor, essay, why, problem } = await begun();
  const other = await makeProblem(db);
  const save = (promptId: string, version: number) =>
    saveEssay(db, actor, essay.id, { text: "text", promptId, version }, now);
  expect(await save(other.prompts[0]?.id ?? "", 1)).toMatchObject({
    kind: "prompt",
    prompts: [{ text: "Why?" }, { text: "How?" }],
  });
  expect(await save(other.id, 1)).toMatchObject({ kind: "prompt" });
  expect(await stored(essay.id)).toMatchObject({ text: "", version: 1 });
  expect(await save(why, 1)).toMatchObject({ kind: "saved" });
  // The problem is worded anew: the old prompt is not asked any more, even with the same text.
  const next = await db.problemVersion.create({
    data: { problemId: problem.id, number: 2, title: "Anew", prompts: { create: [{ position: 1, text: "When?" }] } },
    include: { prompts: true },
  });
  await db.problem.update({ where: { id: problem.id }, data: { currentVersionId: next.id } });
  expect(await save(why, 2)).toMatchObject({ kind: "prompt", prompts: [{ text: "When?" }] });
  expect(await save(next.prompts[0]?.id ?? "", 2)).toMatchObject({ kind: "saved", version: 3 });
});

test("nobody else can read or write it, nor learn that it exists", async () => {
  const { actor, essay } = await begun();
  const ben = await person();
  const draft = { text: "mine now", promptId: null, version: 1 };
  expect(await saveEssay(db, ben, essay.id, draft, now)).toEqual({ kind: "missing" });
  expect(await saveEssay(db, ben, "019aa000-0000-7000-8000-000000000000", draft, now)).toEqual({ kind: "missing" });
  expect(await saveEssay(db, ben, "1 OR 1=1", draft, now)).toEqual({ kind: "missing" });
  expect(await myEssay(ben, essay.id, now)).toBeNull();
  expect(await myEssay(ben, "nonsense", now)).toBeNull();
  expect(await stored(essay.id)).toMatchObject({ text: "", version: 1 });
  expect(await myEssay(actor, essay.id, now)).toMatchObject({ id: essay.id });
  expect(await saveEssay(db, actor, essay.id, draft, now)).toMatchObject({ kind: "saved" });
});

test("the editor knows every application that asks, with its own range, and none that was withdrawn", async () => {
  const { actor, essay, problem } = await begun();
  const apply = async (title: string, minWords: number | null, state: "draft" | "withdrawn") => {
    const project = await makeProject(db, {
      title,
      problems: [{ problemId: problem.id, minWords, guidance: "Here **less** is enough." }],
    });
    return makeApplication(db, { projectId: project.id, applicantId: actor.id, state });
  };
  await apply("Wants less", 5, "draft");
  await apply("As the problem says", null, "draft");
  await apply("Withdrawn", 7, "withdrawn");
  await makeProject(db, { problems: [{ problemId: problem.id }] });
  const view = await myEssay(actor, essay.id, now);
  const demands = new Map(view?.demands.map((demand) => [demand.project, demand.range]));
  expect(demands).toEqual(
    new Map([
      ["Wants less", { min: 5, recommended: 200, max: 500 }],
      ["As the problem says", { min: 10, recommended: 200, max: 500 }],
    ]),
  );
  expect(view?.demands[0]?.guidanceHtml).toContain("<strong>less</strong>");
});

test("a long text stays whole", async () => {
  const { actor, essay } = await begun();
  const text = words(20_000);
  expect(await saveEssay(db, actor, essay.id, { text, promptId: null, version: 1 }, now)).toMatchObject({
    kind: "saved",
    words: 20_000,
  });
  expect((await stored(essay.id)).text).toBe(text);
});
