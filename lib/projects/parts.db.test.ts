import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { Refusal, Result } from "#lib/result.ts";
import { seenOf } from "#lib/stale.ts";
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
import { testDatabase } from "#prisma/test-database.ts";
import { createProject, editDetails } from "./edit.ts";
import { addMentor, addReviewer, changeMentors, removeReviewer } from "./mentors.ts";
import { addCriterion, changeRubric, criterionShown, editCriterion } from "./rubric.ts";
import { detailsShown } from "./shown.ts";
import { addUse, changeUses, editUse, shownUse } from "./uses.ts";

const { db } = await testDatabase();

async function admin(name: string): Promise<Actor> {
  const user = await makeUser(db, { name, isAdmin: true });
  return { id: user.id, email: user.email, name, isAdmin: true, isReviewer: false };
}
const [ada, bea] = [await admin("Ada Whitlock"), await admin("Bea Okafor")];

function refusal(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error("It was not refused.");
  return result;
}

const acts = async (project: string) =>
  (await db.auditEvent.findMany({ where: { subjectId: project }, orderBy: { id: "asc" } })).map(({ act }) => act);

/** The details form as somebody opens it. */
async function openDetails(id: string) {
  const stored = await db.project.findUniqueOrThrow({
    where: { id },
    include: { topics: { include: { topic: true } } },
  });
  const { title, slug, summary, question, directions, places } = stored;
  const topics = stored.topics.map(({ topic }) => topic);
  return {
    id,
    title,
    slug,
    summary,
    question,
    directions,
    places,
    topics: topics.map((topic) => topic.id),
    seen: seenOf(
      detailsShown(
        stored,
        topics.map((topic) => topic.name),
      ),
    ),
  };
}

test("a project's address is made from its title, and is its own", async () => {
  const cohort = await makeCohort(db);
  const make = async (title: string, slug = "") => createProject(db, ada, { cohort: cohort.id, title, slug });
  const slugs = [];
  for (let time = 0; time < 3; time += 1) {
    const made = await make("Évaluer l’IA!");
    if (made.ok) slugs.push((await db.project.findUniqueOrThrow({ where: { id: made.value } })).slug);
  }
  expect(slugs).toEqual(["evaluer-l-ia", "evaluer-l-ia-2", "evaluer-l-ia-3"]);
  expect(refusal(await make("Another", "evaluer-l-ia")).fields).toHaveProperty("slug");
  expect(refusal(await make("研究")).fields?.["slug"]).toMatch(/enter one/);
  expect((await make("研究", "research")).ok).toBe(true);
});

test("Ada saves while Bea writes: Bea is told what changed, and both texts are kept", async () => {
  const { id } = await makeProject(db, { state: "draft" });
  const [adas, beas] = [await openDetails(id), await openDetails(id)];
  expect((await editDetails(db, ada, { ...adas, question: "Ada’s question?" })).ok).toBe(true);

  const refused = refusal(await editDetails(db, bea, { ...beas, question: "Bea’s question?", places: 7 }));
  expect(refused.message).toMatch(/^Ada Whitlock changed the research question on .* after you had opened this page/);
  expect(Object.keys(refused.fields ?? {})).toEqual(["question"]);
  expect(refused.held?.["theirs"]).toEqual({ question: "Ada’s question?" });
  expect((await openDetails(id)).question).toBe("Ada’s question?");

  // Having seen it, she sends the form again with the mark that came with the refusal.
  const seen = String(refused.held?.["seen"]);
  expect((await editDetails(db, bea, { ...beas, question: "Ada’s and Bea’s question?", places: 7, seen })).ok).toBe(
    true,
  );
  expect(await openDetails(id)).toMatchObject({ question: "Ada’s and Bea’s question?", places: 7 });
  expect(await acts(id)).toEqual(["editProject", "editProject"]);
});

test("nobody is stopped by an edit of another part, or by the same edit made twice", async () => {
  const { id } = await makeProject(db, { state: "draft" });
  const beas = await openDetails(id);
  await addUse(db, ada, id, (await makeProblem(db)).id);
  expect((await editDetails(db, bea, { ...beas, title: "Bea’s title" })).ok).toBe(true);
  expect((await editDetails(db, bea, { ...beas, title: "Bea’s title" })).ok).toBe(true);
  expect(await acts(id)).toEqual(["addProblem", "editProject"]);
});

test("a form that lost its mark overwrites nothing", async () => {
  const { id } = await makeProject(db, { state: "draft" });
  const form = await openDetails(id);
  expect(refusal(await editDetails(db, ada, { ...form, title: "New", seen: "" })).fields).toHaveProperty("title");
  expect((await editDetails(db, ada, { ...form, title: "New" })).ok).toBe(true);
});

test("topics are chosen, changed and taken off", async () => {
  const { id } = await makeProject(db, { state: "draft" });
  const [evals, agents] = await Promise.all([
    db.topic.create({ data: { slug: "evals", name: "Evaluations" } }),
    db.topic.create({ data: { slug: "agents", name: "Agents" } }),
  ]);
  const choose = async (topics: string[]) => editDetails(db, ada, { ...(await openDetails(id)), topics });
  expect((await choose([evals.id, agents.id])).ok).toBe(true);
  expect((await openDetails(id)).topics.toSorted()).toEqual([evals.id, agents.id].toSorted());
  expect((await choose([agents.id])).ok).toBe(true);
  expect((await openDetails(id)).topics).toEqual([agents.id]);
  expect(refusal(await choose([crypto.randomUUID()])).fields).toHaveProperty("topics");
});

test("mentors are added once, moved and removed", async () => {
  const [one, two, three] = await Promise.all(
    ["one", "two", "three"].map((slug) => db.mentor.create({ data: { slug, name: slug } })),
  );
  const { id } = await makeProject(db, { state: "draft" });
  const order = async () =>
    (
      await db.projectMentor.findMany({
        where: { projectId: id },
        orderBy: { position: "asc" },
        include: { mentor: true },
      })
    ).map(({ mentor }) => mentor.name);
  for (const mentor of [one, two, three]) expect((await addMentor(db, ada, id, mentor?.id ?? "")).ok).toBe(true);
  expect(refusal(await addMentor(db, ada, id, one?.id ?? "")).fields).toHaveProperty("mentor");
  const change = (item: string | undefined, act: "up" | "down" | "remove") =>
    changeMentors(db, ada, { project: id, item: item ?? "", act });
  await change(three?.id, "up");
  expect(await order()).toEqual(["one", "three", "two"]);
  await change(one?.id, "down");
  expect(await order()).toEqual(["three", "one", "two"]);
  await change(three?.id, "up");
  expect(await order()).toEqual(["three", "one", "two"]);
  await change(one?.id, "remove");
  expect(await order()).toEqual(["three", "two"]);
  expect(refusal(await change(one?.id, "remove")).message).toMatch(/not in the list any more/);
});

test("a reviewer is added by address, known or not; an applicant or a mentor of the project is not", async () => {
  const [lead, applicant, known] = [await makeUser(db), await makeUser(db), await makeUser(db)];
  const { id } = await makeProject(db, { mentorUserIds: [lead.id] });
  await makeApplication(db, { projectId: id, applicantId: applicant.id });
  expect((await addReviewer(db, ada, id, known.email)).ok).toBe(true);
  expect((await addReviewer(db, ada, id, "new.reader@example.org")).ok).toBe(true);
  const made = await db.user.findUniqueOrThrow({ where: { email: "new.reader@example.org" } });
  expect(await db.auditEvent.count({ where: { act: "addPerson", subjectId: made.id } })).toBe(1);
  expect(refusal(await addReviewer(db, ada, id, known.email)).fields?.["email"]).toMatch(/already/);
  expect(refusal(await addReviewer(db, ada, id, lead.email)).fields?.["email"]).toMatch(/mentor/);
  expect(refusal(await addReviewer(db, ada, id, applicant.email)).fields?.["email"]).toMatch(/applicant/);
  expect((await removeReviewer(db, ada, id, known.id)).ok).toBe(true);
  expect((await removeReviewer(db, ada, id, known.id)).ok).toBe(false);
  expect(await acts(id)).toEqual(["addReviewer", "addReviewer", "removeReviewer"]);
});

test("a refused reviewer leaves nobody behind", async () => {
  const { id } = await makeProject(db);
  await db.project.update({ where: { id }, data: { state: "archived" } });
  expect((await addReviewer(db, ada, id, "nobody.yet@example.org")).ok).toBe(false);
  expect(await db.user.count({ where: { email: "nobody.yet@example.org" } })).toBe(0);
});

async function openUse(id: string) {
  const use = await db.projectProblem.findUniqueOrThrow({ where: { id }, include: { group: true } });
  const { guidance, minWords, recommendedWords, maxWords } = use;
  return {
    project: use.projectId,
    use: id,
    required: use.groupId ?? (use.required ? "required" : "optional"),
    guidance,
    minWords,
    recommendedWords,
    maxWords,
    seen: seenOf(shownUse(use)),
  };
}

test("a project accepts 300 words where the problem says 1,000, and nothing that contradicts itself", async () => {
  const problem = await makeProblem(db, { minWords: 700, recommendedWords: 1000, maxWords: 1200 });
  const { problems } = await makeProject(db, { problems: [{ problemId: problem.id }] });
  const use = problems[0]?.id ?? "";
  expect((await editUse(db, ada, { ...(await openUse(use)), minWords: 300 })).ok).toBe(true);
  expect(refusal(await editUse(db, ada, { ...(await openUse(use)), minWords: 1100 })).fields).toHaveProperty(
    "recommendedWords",
  );
  expect(refusal(await editUse(db, ada, { ...(await openUse(use)), maxWords: 200 })).fields).toHaveProperty("maxWords");
  expect(
    (
      await editUse(db, ada, {
        ...(await openUse(use)),
        recommendedWords: 400,
        maxWords: 500,
        required: "optional",
        guidance: "Short is fine.",
      })
    ).ok,
  ).toBe(true);
  expect(await openUse(use)).toMatchObject({
    minWords: 300,
    recommendedWords: 400,
    maxWords: 500,
    required: "optional",
    guidance: "Short is fine.",
  });
});

test("a problem that somebody has submitted an answer to stays; once nobody has, it goes", async () => {
  const [asked, extra] = [await makeProblem(db), await makeProblem(db)];
  const { id, problems } = await makeProject(db, { problems: [{ problemId: asked.id }, { problemId: extra.id }] });
  const applicant = await makeUser(db);
  await makeEssay(db, { applicantId: applicant.id, problemId: asked.id });
  const application = await makeApplication(db, { projectId: id, applicantId: applicant.id });
  await submitApplicationRow(db, { applicationId: application.id });
  const remove = (at: number) => changeUses(db, ada, { project: id, item: problems[at]?.id ?? "", act: "remove" });
  expect(refusal(await remove(0)).message).toMatch(/Somebody has submitted an answer/);
  await db.application.update({ where: { id: application.id }, data: { state: "withdrawn" } });
  expect((await remove(0)).ok).toBe(true);
  expect(refusal(await remove(1)).message).toMatch(/must stay complete/);
});

test("problems are put in another order", async () => {
  const made = [await makeProblem(db), await makeProblem(db), await makeProblem(db)];
  const { id, problems } = await makeProject(db, { problems: made.map((problem) => ({ problemId: problem.id })) });
  await changeUses(db, ada, { project: id, item: problems[2]?.id ?? "", act: "up" });
  const order = await db.projectProblem.findMany({ where: { projectId: id }, orderBy: { position: "asc" } });
  expect(order.map((use) => use.problemId)).toEqual([made[0]?.id, made[2]?.id, made[1]?.id]);
  expect(order.map((use) => use.position)).toEqual([1, 2, 3]);
});

const criterion = (project: string, overrides = {}) => ({
  project,
  setup: "",
  name: "Clarity",
  description: "",
  weight: 1,
  required: true,
  counted: true,
  scaleMin: 1,
  scaleMax: 5,
  anchors: { s1: "We guess.", s3: "", s5: "Plain." },
  ...overrides,
});

test("a rubric is written, ordered and mended while nobody has scored", async () => {
  const { id, criteria } = await makeProject(db, { state: "draft" });
  expect((await addCriterion(db, ada, criterion(id))).ok).toBe(true);
  const names = async () =>
    (await db.criterion.findMany({ where: { projectId: id }, orderBy: { position: "asc" } })).map(({ name }) => name);
  const made = await db.criterion.findFirstOrThrow({ where: { projectId: id, name: "Clarity" } });
  expect(made.anchors).toEqual([
    { score: 1, text: "We guess." },
    { score: 5, text: "Plain." },
  ]);
  await changeRubric(db, ada, { project: id, item: made.id, act: "up" });
  expect(await names()).toEqual(["Criterion 1", "Clarity", "Criterion 2"]);
  const seen = seenOf(criterionShown({ ...made, anchors: made.anchors as { score: number; text: string }[] }));
  expect(
    (await editCriterion(db, ada, { ...criterion(id, { weight: 2.5, scaleMax: 7 }), criterion: made.id, seen })).ok,
  ).toBe(true);
  expect(
    refusal(await editCriterion(db, bea, { ...criterion(id, { weight: 3 }), criterion: made.id, seen })).held?.[
      "theirs"
    ],
  ).toMatchObject({ weight: "2.5" });
  expect((await changeRubric(db, ada, { project: id, item: criteria[0]?.id ?? "", act: "remove" })).ok).toBe(true);
  expect(await names()).toEqual(["Clarity", "Criterion 2"]);
});

test("who leads a project edits its rubric, and nothing else of it; a reviewer and another’s mentor edit nothing", async () => {
  const [lead, reader, other] = [await makeUser(db), await makeUser(db), await makeUser(db)];
  const { id, criteria } = await makeProject(db, { mentorUserIds: [lead.id], reviewerUserIds: [reader.id] });
  await makeProject(db, { mentorUserIds: [other.id] });
  const actor = (user: typeof lead) => ({ ...user, isAdmin: false, isReviewer: true });
  const item = criteria[1]?.id ?? "";
  for (const user of [reader, other]) {
    expect(refusal(await addCriterion(db, actor(user), criterion(id))).message).toMatch(/not here any more/);
    expect(refusal(await changeRubric(db, actor(user), { project: id, item, act: "up" })).message).toMatch(/not here/);
  }
  expect((await addCriterion(db, actor(lead), criterion(id))).ok).toBe(true);
  expect((await changeRubric(db, actor(lead), { project: id, item, act: "up" })).ok).toBe(true);
  expect(await db.criterion.count({ where: { projectId: id } })).toBe(3);
  const problem = await makeProblem(db);
  expect(refusal(await addUse(db, actor(lead), id, problem.id)).message).toMatch(/not here/);
  expect((await addUse(db, ada, id, problem.id)).ok).toBe(true);

  // Of a draft nobody but an admin.
  const draft = await makeProject(db, { state: "draft", mentorUserIds: [lead.id] });
  expect(refusal(await addCriterion(db, actor(lead), criterion(draft.id))).message).toMatch(/not here/);
  expect((await addCriterion(db, ada, criterion(draft.id))).ok).toBe(true);
});

test("no score is lost: what is scored stays on its scale and in the rubric; words may change", async () => {
  const { id, criteria, problems } = await makeProject(db);
  const [applicant, reviewer] = [await makeUser(db), await makeUser(db)];
  await makeEssay(db, { applicantId: applicant.id, problemId: problems[0]?.problemId ?? "" });
  const application = await makeApplication(db, { projectId: id, applicantId: applicant.id });
  await submitApplicationRow(db, { applicationId: application.id });
  const review = await makeReview(db, {
    applicationId: application.id,
    reviewerId: reviewer.id,
    state: "draft",
    scores: [5],
  });
  const scored = criteria[0];
  if (!scored) throw new Error("no criterion");
  const anchors = scored.anchors as { score: number; text: string }[];
  const open = { criterion: scored.id, seen: seenOf(criterionShown({ ...scored, anchors })) };
  const same = criterion(id, {
    name: scored.name,
    weight: scored.weight,
    anchors: Object.fromEntries(anchors.map(({ score, text }) => [`s${score}`, text])),
  });
  const narrower = { ...same, scaleMax: 4, anchors: {}, ...open };

  const narrow = refusal(await editCriterion(db, ada, narrower));
  expect(narrow.fields?.["scaleMax"]).toMatch(/not narrower/);
  // It does not tell what was given.
  await db.reviewScore.updateMany({ where: { criterionId: scored.id }, data: { score: 2 } });
  expect(refusal(await editCriterion(db, ada, narrower))).toEqual(narrow);
  expect(refusal(await changeRubric(db, ada, { project: id, item: scored.id, act: "remove" })).message).toMatch(
    /would be lost/,
  );
  // The other criterion has no score yet, and no review is submitted.
  expect((await changeRubric(db, ada, { project: id, item: criteria[1]?.id ?? "", act: "remove" })).ok).toBe(true);

  await db.review.update({
    where: { id: review.id },
    data: { state: "submitted", score: 100, submittedAt: new Date() },
  });
  expect(refusal(await editCriterion(db, ada, { ...same, weight: 9, ...open })).fields?.["weight"]).toMatch(
    /old weight/,
  );
  for (const field of ["required", "counted"] as const)
    expect(refusal(await editCriterion(db, ada, { ...same, [field]: false, ...open })).fields?.[field]).toMatch(
      /submitted and counted with the old choice/,
    );
  expect(refusal(await addCriterion(db, ada, criterion(id))).message).toMatch(/submitted already/);
  expect((await editCriterion(db, ada, { ...same, description: "Could a colleague act on it?", ...open })).ok).toBe(
    true,
  );
});
