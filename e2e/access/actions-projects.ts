// What admins do to projects.
import { paths } from "#lib/paths.ts";
import { makeGroup, makeProblem, makeProject, makeUser } from "#prisma/factories.ts";
import { type ActionRow, adminAct as act, once } from "./action-row.ts";
import type { World } from "./world.ts";

const { admin } = paths;

/** A project that nobody has applied to, complete, with two of everything that has an order. */
async function workshop(w: World, state: "draft" | "published" = "draft") {
  const { db } = w;
  const mentors = [await makeUser(db), await makeUser(db)];
  const reader = await makeUser(db);
  const problems = [await makeProblem(db), await makeProblem(db)];
  const project = await makeProject(db, {
    cohortId: w.cohort.id,
    state,
    problems: problems.map(({ id }) => ({ problemId: id })),
    mentorUserIds: mentors.map(({ id }) => id),
    reviewerUserIds: [reader.id],
  });
  await db.mentor.updateMany({
    where: { projects: { some: { projectId: project.id } } },
    data: { biography: "Leads a group that looks closely." },
  });
  const people = await db.projectMentor.findMany({ where: { projectId: project.id }, orderBy: { position: "asc" } });
  const [mentor] = people as [(typeof people)[0]];
  const [use] = project.problems as [(typeof project.problems)[0]];
  const { id } = project;
  const part = (name: Parameters<typeof admin.projectPart>[1]) => admin.projectPart(id, name);
  return { db, id, project, mentor, use, reader, problems, part };
}

/** The same, with both problems in a group. */
async function grouped(w: World) {
  const made = await workshop(w);
  const problemIds = made.problems.map(({ id }) => id);
  return { ...made, group: await makeGroup(w.db, { projectId: made.id, problemIds }) };
}

export const projects: ActionRow[] = [
  act(
    "projects/actions.ts addProject",
    async ({ db, cohort }) => {
      const title = `Project ${once()}`;
      return {
        page: admin.newProject,
        fill: { title, cohort: cohort.id },
        read: () => db.project.count({ where: { title } }),
        becomes: 1,
      };
    },
    { cohort: ["cohort"] },
  ),
  act(
    "projects/actions.ts saveDetails",
    async (w) => {
      const { db, id, part } = await workshop(w);
      const title = `Project ${once()}`;
      return {
        page: part("details"),
        fill: { title },
        read: async () => (await db.project.findUniqueOrThrow({ where: { id } })).title,
        becomes: title,
      };
    },
    { id: ["project"] },
  ),
  act(
    "projects/actions.ts changeProject",
    async (w) => {
      const { db, id } = await workshop(w);
      return {
        page: admin.project(id),
        fill: { act: "publish" },
        read: async () => (await db.project.findUniqueOrThrow({ where: { id } })).state,
        becomes: "published",
      };
    },
    { id: ["project"] },
  ),
  act(
    "projects/actions.ts addProjectMentor",
    async (w) => {
      const { db, id, part } = await workshop(w);
      const { id: mentorId } = await db.mentor.create({ data: { slug: `mentor-${once()}`, name: "A third" } });
      return {
        page: part("mentors"),
        fill: { mentor: mentorId },
        read: () => db.projectMentor.count({ where: { projectId: id, mentorId } }),
        becomes: 1,
      };
    },
    { project: ["project"], mentor: ["mentor"] },
  ),
  act("projects/actions.ts changeProjectMentor", async (w) => {
    const { db, id, mentor, part } = await workshop(w);
    const { mentorId } = mentor;
    return {
      page: part("mentors"),
      holding: { item: mentorId },
      fill: { act: "remove" },
      read: () => db.projectMentor.count({ where: { projectId: id, mentorId } }),
      becomes: 0,
    };
  }),
  act(
    "projects/actions.ts addProjectReviewer",
    async (w) => {
      const { db, id, part } = await workshop(w);
      const { id: userId, email } = await makeUser(db);
      return {
        page: part("mentors"),
        fill: { email },
        read: () => db.projectReviewer.count({ where: { projectId: id, userId } }),
        becomes: 1,
      };
    },
    { project: ["project"] },
  ),
  act("projects/actions.ts removeProjectReviewer", async (w) => {
    const { db, id, reader, part } = await workshop(w);
    return {
      page: part("mentors"),
      holding: { item: reader.id },
      fill: { act: "remove" },
      read: () => db.projectReviewer.count({ where: { projectId: id } }),
      becomes: 0,
    };
  }),
  act(
    "projects/actions.ts addProjectProblem",
    async (w) => {
      const { db, id, part } = await workshop(w);
      const { id: problemId } = await makeProblem(db);
      return {
        page: part("problems"),
        fill: { problem: problemId },
        read: () => db.projectProblem.count({ where: { projectId: id, problemId } }),
        becomes: 1,
      };
    },
    { project: ["project"], problem: ["problem"] },
  ),
  act("projects/actions.ts saveProjectProblem", async (w) => {
    const { db, use, part } = await workshop(w);
    const guidance = `Shorter will do, said at ${once()}.`;
    return {
      page: part("problems"),
      holding: { use: use.id },
      fill: { guidance },
      read: async () => (await db.projectProblem.findUniqueOrThrow({ where: { id: use.id } })).guidance,
      becomes: guidance,
    };
  }),
  act("projects/actions.ts changeProjectProblem", async (w) => {
    const { db, id, use, part } = await workshop(w);
    return {
      page: part("problems"),
      holding: { item: use.id },
      fill: { act: "remove" },
      read: () => db.projectProblem.count({ where: { projectId: id } }),
      becomes: 1,
    };
  }),
  act(
    "projects/actions.ts addProjectGroup",
    async (w) => {
      const { db, id, part } = await workshop(w);
      return {
        page: part("problems"),
        fill: { pick: "1", title: "Methods" },
        read: () => db.problemGroup.count({ where: { projectId: id, title: "Methods" } }),
        becomes: 1,
      };
    },
    { project: ["project"] },
  ),
  act("projects/actions.ts saveProjectGroup", async (w) => {
    const { db, group, part } = await grouped(w);
    return {
      page: part("problems"),
      holding: { group: group.id },
      fill: { title: "Methods" },
      read: async () => (await db.problemGroup.findUniqueOrThrow({ where: { id: group.id } })).title,
      becomes: "Methods",
    };
  }),
  act("projects/actions.ts changeProjectGroup", async (w) => {
    const { db, group, part } = await grouped(w);
    return {
      page: part("problems"),
      holding: { group: group.id },
      fill: { act: "dissolve" },
      read: () => db.problemGroup.count({ where: { id: group.id } }),
      becomes: 0,
    };
  }),
];
