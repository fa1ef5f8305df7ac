import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { Refusal, Result } from "#lib/result.ts";
import { makeApplication, makeCohort, makeProblem, makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { editDetails } from "./edit.ts";
import { changeMentors } from "./mentors.ts";
import { changeProjectState, publishProject } from "./publish.ts";
import { snapshot } from "./snapshot.ts";
import { addUse, changeUses } from "./uses.ts";

const { db } = await testDatabase();
const now = new Date();

const { id, email, name } = await makeUser(db, { name: "Ada Whitlock", isAdmin: true });
const ada: Actor = { id, email, name, isAdmin: true, isReviewer: false };

/** A draft that lacks nothing. */
async function draft() {
  const mentor = await makeUser(db);
  return makeProject(db, { state: "draft", mentorUserIds: [mentor.id] });
}

function refusal(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error("It was not refused.");
  return result;
}

const publish = async (project: string) => {
  const { version } = await db.project.findUniqueOrThrow({ where: { id: project } });
  return publishProject(db, ada, { id: project, version }, now);
};
const stateOf = async (project: string) => (await db.project.findUniqueOrThrow({ where: { id: project } })).state;
const acts = (project: string) =>
  db.auditEvent.findMany({
    where: { subjectId: project },
    orderBy: { id: "asc" },
    select: { act: true, actorId: true },
  });

test("a complete project is published, dated, counted up and recorded", async () => {
  const project = await draft();
  expect(await publish(project.id)).toEqual({ ok: true, value: undefined });
  expect(await db.project.findUniqueOrThrow({ where: { id: project.id } })).toMatchObject({
    state: "published",
    publishedAt: now,
    version: 2,
  });
  expect(await acts(project.id)).toEqual([{ act: "publishProject", actorId: ada.id }]);
});

test.for<[string, (project: Awaited<ReturnType<typeof draft>>) => Promise<unknown>, RegExp]>([
  ["a question", ({ id }) => db.project.update({ where: { id }, data: { question: " " } }), /no research question/],
  ["a mentor", ({ id }) => db.projectMentor.deleteMany({ where: { projectId: id } }), /no mentor/],
  ["a problem", ({ id }) => db.projectProblem.deleteMany({ where: { projectId: id } }), /no selection problem/],
  ["a criterion", ({ id }) => db.criterion.deleteMany({ where: { projectId: id } }), /no criterion/],
  [
    "a prompt",
    ({ problems }) => db.prompt.deleteMany({ where: { version: { problemId: problems[0]?.problemId ?? "" } } }),
    /has no prompt/,
  ],
  [
    "a sound range",
    ({ id }) => db.projectProblem.updateMany({ where: { projectId: id }, data: { minWords: 501 } }),
    /maximum \(500\) is below the minimum \(501\)/,
  ],
  [
    "its real text",
    ({ id }) => db.project.update({ where: { id }, data: { directions: "- TBD" } }),
    /placeholder: “TBD”/,
  ],
  [
    "a biography",
    ({ id }) =>
      db.mentor.updateMany({ where: { projects: { some: { projectId: id } } }, data: { biography: "Biography here" } }),
    /placeholder: “Biography here”/,
  ],
  [
    "a living link",
    ({ id }) => db.project.update({ where: { id }, data: { question: "See [that](/projects/gone)." } }),
    /\/projects\/gone.*not there or not public/,
  ],
  [
    "a published cohort",
    ({ cohortId }) => db.cohort.update({ where: { id: cohortId }, data: { state: "draft" } }),
    /not published yet/,
  ],
  [
    "an open cohort",
    ({ cohortId }) => db.cohort.update({ where: { id: cohortId }, data: { closesAt: new Date(now.getTime() - 1) } }),
    /deadline has passed/,
  ],
])("a project without %s is not published, and told why", async ([, spoil, why]) => {
  const project = await draft();
  await spoil(project);
  const { fields } = refusal(await publish(project.id));
  expect(Object.keys(fields ?? {})).toEqual(["missing.0"]);
  expect(fields?.["missing.0"]).toMatch(why);
  expect(await stateOf(project.id)).toBe("draft");
  expect(await acts(project.id)).toEqual([]);
});

test("a link to another draft is dead until that draft is published", async () => {
  const [one, other] = [await draft(), await draft()];
  await db.project.update({ where: { id: one.id }, data: { question: `See [the other](/projects/${other.slug}).` } });
  expect((await publish(one.id)).ok).toBe(false);
  expect((await publish(other.id)).ok).toBe(true);
  expect((await publish(one.id)).ok).toBe(true);
});

test("two admins publish at once: it happens once", async () => {
  const project = await draft();
  const results = await Promise.all(
    Array.from({ length: 6 }, () => publishProject(db, ada, { id: project.id, version: 1 }, now)),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await acts(project.id)).toHaveLength(1);
});

test("what somebody else changed meanwhile has to be looked at before publishing", async () => {
  const project = await draft();
  await addUse(db, ada, project.id, (await makeProblem(db)).id);
  expect(refusal(await publishProject(db, ada, { id: project.id, version: 1 }, now)).message).toMatch(
    /changed this project/,
  );
  expect((await publishProject(db, ada, { id: project.id, version: 2 }, now)).ok).toBe(true);
});

test("publishing and removing the only problem at the same moment: one of them is refused", async () => {
  for (let round = 0; round < 8; round += 1) {
    const project = await draft();
    const use = project.problems[0];
    const removal = { project: project.id, item: use?.id ?? "", act: "remove" as const };
    const [published, removed] = await Promise.all([
      publishProject(db, ada, { id: project.id, version: 1 }, now),
      changeUses(db, ada, removal),
    ]);
    expect([published.ok, removed.ok].filter(Boolean)).toHaveLength(1);
    const after = await snapshot(db, project.id);
    expect(after?.state === "published" && after.problems.length === 0).toBe(false);
  }
});

test("a published project stays complete: the last mentor and the last problem can't be taken off, a draft's can", async () => {
  const project = await draft();
  const [mentor] = await db.projectMentor.findMany({ where: { projectId: project.id } });
  const [use] = project.problems;
  await publish(project.id);
  const removeMentor = () =>
    changeMentors(db, ada, { project: project.id, item: mentor?.mentorId ?? "", act: "remove" });
  const removeProblem = () => changeUses(db, ada, { project: project.id, item: use?.id ?? "", act: "remove" });
  expect(refusal(await removeMentor()).message).toMatch(/must stay complete.*no mentor/);
  expect(refusal(await removeProblem()).message).toMatch(/must stay complete.*no selection problem/);
  expect(await db.projectMentor.count({ where: { projectId: project.id } })).toBe(1);
  expect((await changeProjectState(db, ada, project.id, "unpublish")).ok).toBe(true);
  expect((await removeMentor()).ok).toBe(true);
  expect((await removeProblem()).ok).toBe(true);
});

test("an edit of a public page that would break it is refused by the field", async () => {
  const project = await draft();
  await publish(project.id);
  const { title, slug, summary, directions, places } = project;
  const save = async (question: string) => {
    const { detailsShown } = await import("./shown.ts");
    const { seenOf } = await import("#lib/stale.ts");
    const stored = await db.project.findUniqueOrThrow({ where: { id: project.id } });
    return editDetails(db, ada, {
      id: project.id,
      title,
      slug,
      summary,
      directions,
      places,
      topics: [],
      question,
      seen: seenOf(detailsShown(stored, [])),
    });
  };
  expect(refusal(await save("")).fields).toEqual({ question: "There is no research question." });
  expect(refusal(await save("See [problem 2](#problem-2).")).fields?.["question"]).toMatch(/there is 1 problem/);
  expect((await save("See [problem 1](#problem-1).")).ok).toBe(true);
});

test("a project goes back to a draft while nobody has applied, and not after", async () => {
  const [lonely, wanted] = [await draft(), await draft()];
  await publish(lonely.id);
  await publish(wanted.id);
  await makeApplication(db, { projectId: wanted.id, applicantId: (await makeUser(db)).id });
  expect((await changeProjectState(db, ada, lonely.id, "unpublish")).ok).toBe(true);
  expect(refusal(await changeProjectState(db, ada, wanted.id, "unpublish")).message).toMatch(
    /Close the project instead/,
  );
  expect((await changeProjectState(db, ada, wanted.id, "close")).ok).toBe(true);
  expect((await changeProjectState(db, ada, wanted.id, "reopen")).ok).toBe(true);
  expect((await changeProjectState(db, ada, wanted.id, "close")).ok).toBe(true);
  expect((await changeProjectState(db, ada, wanted.id, "archive")).ok).toBe(true);
  expect((await acts(wanted.id)).map(({ act }) => act)).toEqual([
    "publishProject",
    "closeProject",
    "reopenProject",
    "closeProject",
    "archiveProject",
  ]);
  expect(refusal(await addUse(db, ada, wanted.id, (await makeProblem(db)).id)).message).toMatch(/archived/);
});

test("a project of a cohort that opens later may be published before", async () => {
  const cohort = await makeCohort(db, { opensAt: new Date(now.getTime() + 86_400_000) });
  const project = await makeProject(db, {
    state: "draft",
    cohortId: cohort.id,
    mentorUserIds: [(await makeUser(db)).id],
  });
  expect((await publish(project.id)).ok).toBe(true);
});
