// Every server action: the page that carries its form, who may, and what changes when they do.
import { paths } from "#lib/paths.ts";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  submitApplicationRow,
  words,
} from "#prisma/factories.ts";
import { admins, everyone, type Kind, readers, signedIn, type World } from "./world.ts";

/** One thing to act on. */
export type Subject = {
  /** The page with the form, which tells the right one of several by `holding`. */
  page: string;
  holding?: Record<string, string>;
  /** What the person fills in; `undefined` for a field that is not sent. */
  fill?: Record<string, string | undefined>;
  /** Who is asked for the page, when those who may have no page with the form. */
  cookie?: string;
  /** What the database says before (something else) and after. */
  read: () => Promise<unknown>;
  becomes: unknown;
};

/** Things that an id can be of; what stands for each is in the tests. */
export type Noun =
  | "application"
  | "essay"
  | "project"
  | "review"
  | "cohort"
  | "problem"
  | "prompt"
  | "mentor"
  | "person"
  | "mail"
  | "topic"
  | "criterion"
  | "use"
  | "code"
  | "slug"
  /** An empty field. */
  | "none";

export type ActionRow = {
  /** As the build names it: file and export. */
  name: string;
  may: readonly Kind[];
  make: (world: World, kind: Kind) => Promise<Subject>;
  /** Fields in which those who may can put any thing of these nouns, since it is theirs to act on as well. */
  theirs?: Record<string, readonly Noun[]>;
  /** Fields that decide nothing, such as where to go back to. */
  idle?: readonly string[];
};

const { admin } = paths;
const once = () => process.hrtime.bigint().toString(36);

// ── Applicants ──

/** An application of somebody's to a project of its own, with both essays written. */
export async function applying(w: World, applicantId: string, state: "begun" | "submitted" | "withdrawn") {
  const { db } = w;
  const [one, two] = [await makeProblem(db), await makeProblem(db, { prompts: ["Why?", "How?"] })];
  const project = await makeProject(db, {
    cohortId: w.cohort.id,
    problems: [{ problemId: one.id }, { problemId: two.id }],
    mentorUserIds: [w.ids.mentor],
    reviewerUserIds: [w.ids.reviewer, w.ids.adminReviewer],
  });
  const essay = await makeEssay(db, { applicantId, problemId: one.id, text: `SECRETESSAY ${words(40)}` });
  await makeEssay(db, { applicantId, problemId: two.id });
  const { id, code } = await makeApplication(db, { projectId: project.id, applicantId });
  if (state !== "begun") await submitApplicationRow(db, { applicationId: id });
  if (state === "withdrawn") await db.application.update({ where: { id }, data: { state } });
  const read = async () => (await db.application.findUniqueOrThrow({ where: { id } })).state;
  return { id, code, project, one, two, essay, read };
}

const applicants: ActionRow[] = [
  {
    name: "lib/applications/actions.ts start",
    may: signedIn,
    theirs: { project: ["slug"] },
    async make({ db, ids, cohort }, kind) {
      const { id: projectId, slug } = await makeProject(db, { cohortId: cohort.id });
      return {
        page: paths.apply(slug),
        read: () => db.application.count({ where: { projectId, applicantId: ids[kind] } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/applications/actions.ts submit",
    may: ["owner"],
    async make(w) {
      const { id, read } = await applying(w, w.ids.owner, "begun");
      return { page: paths.application(id), read, becomes: "submitted" };
    },
  },
  {
    name: "lib/applications/actions.ts withdraw",
    may: ["owner"],
    async make(w) {
      const { id, read } = await applying(w, w.ids.owner, "submitted");
      return { page: paths.application(id), read, becomes: "withdrawn" };
    },
  },
  {
    name: "lib/applications/actions.ts resume",
    may: ["owner"],
    async make(w) {
      const { id, read } = await applying(w, w.ids.owner, "withdrawn");
      return { page: paths.application(id), read, becomes: "draft" };
    },
  },
  {
    name: "lib/applications/actions.ts write",
    may: ["owner"],
    async make(w) {
      const { id, project } = await applying(w, w.ids.owner, "begun");
      const { id: problemId } = await makeProblem(w.db);
      await w.db.projectProblem.create({ data: { projectId: project.id, problemId, position: 3 } });
      const where = { applicantId: w.ids.owner, problemId };
      return {
        page: paths.application(id),
        holding: { problem: problemId },
        read: () => w.db.essay.count({ where }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/essays/actions.ts save",
    may: ["owner"],
    idle: ["application"],
    theirs: { promptId: ["none"] },
    async make(w) {
      const { essay, id } = await applying(w, w.ids.owner, "begun");
      const text = `Written by hand at ${once()}.`;
      return {
        page: paths.essay(essay.id, id),
        fill: { text },
        read: async () => (await w.db.essay.findUniqueOrThrow({ where: { id: essay.id } })).text,
        becomes: text,
      };
    },
  },
];

// ── Reviewers ──

const review = (
  name: string,
  fill: (w: World, criteria: string[]) => Record<string, string>,
  state: string,
): ActionRow => ({
  name: `lib/reviews/actions.ts ${name}`,
  may: readers,
  async make(w, kind) {
    const applicant = await makeUser(w.db);
    const { id, code, project } = await applying(w, applicant.id, "submitted");
    return {
      page: paths.reviewApplication(project.slug, code),
      fill: fill(
        w,
        project.criteria.map((criterion) => criterion.id),
      ),
      read: async () =>
        (await w.db.review.findFirst({ where: { applicationId: id, reviewerId: w.ids[kind] } }))?.state ?? "none",
      becomes: state,
    };
  },
});

const reviewers: ActionRow[] = [
  review(
    "scoreApplication",
    (_, criteria) => ({
      notes: "Noted.",
      act: "submit",
      ...Object.fromEntries(criteria.map((id) => [`scores.${id}`, "3"])),
    }),
    "submitted",
  ),
  review("recuseFromApplication", () => ({ reason: "I know the author." }), "recused"),
];

// ── Everybody’s own account ──

const account: ActionRow[] = [
  {
    name: "lib/sign-in/actions.ts askForLink",
    may: everyone,
    async make({ db, newSession }) {
      const { email } = await makeUser(db);
      return {
        page: paths.signIn(),
        cookie: await newSession("ended"),
        fill: { email },
        read: () => db.mail.count({ where: { to: email } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/sign-in/actions.ts signOut",
    may: signedIn,
    async make({ db, ids, newSession }, kind) {
      const cookie = await newSession(kind);
      const before = await db.session.count({ where: { userId: ids[kind] } });
      return {
        page: paths.account,
        cookie,
        read: () => db.session.count({ where: { userId: ids[kind] } }),
        becomes: before - 1,
      };
    },
  },
  {
    name: "lib/sign-in/actions.ts signOutElsewhere",
    may: signedIn,
    async make({ db, newSession }) {
      const { id } = await makeUser(db);
      const cookie = await newSession("stranger", id);
      await newSession("stranger", id);
      return { page: paths.account, cookie, read: () => db.session.count({ where: { userId: id } }), becomes: 1 };
    },
  },
  {
    name: "lib/sign-in/actions.ts saveMyDetails",
    may: signedIn,
    async make({ db, newSession }) {
      // Somebody new, since the others are known by their names.
      const { id } = await makeUser(db);
      const name = `Named at ${once()}`;
      return {
        page: paths.account,
        cookie: await newSession("stranger", id),
        fill: { name },
        read: async () => (await db.user.findUniqueOrThrow({ where: { id } })).name,
        becomes: name,
      };
    },
  },
];

// ── Admins ──

const act = (name: string, make: ActionRow["make"], theirs: ActionRow["theirs"] = {}): ActionRow => ({
  name: `lib/${name}`,
  may: admins,
  make,
  theirs,
});

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
  const [criterion] = project.criteria as [(typeof project.criteria)[0]];
  const { id } = project;
  const part = (name: Parameters<typeof admin.projectPart>[1]) => admin.projectPart(id, name);
  return { db, id, project, mentor, use, criterion, reader, problems, part };
}

const programme: ActionRow[] = [
  act("cohorts/actions.ts addCohort", async ({ db }) => {
    const name = `Cohort ${once()}`;
    return {
      page: admin.newCohort,
      fill: { name, opensOn: "2031-01-01", closesOn: "2031-02-01" },
      read: () => db.cohort.count({ where: { name } }),
      becomes: 1,
    };
  }),
  act(
    "cohorts/actions.ts saveCohort",
    async ({ db }) => {
      const { id } = await makeCohort(db);
      const name = `Cohort ${once()}`;
      return {
        page: admin.cohort(id),
        holding: { id },
        fill: { name },
        read: async () => (await db.cohort.findUniqueOrThrow({ where: { id } })).name,
        becomes: name,
      };
    },
    { id: ["cohort"] },
  ),
  act(
    "cohorts/actions.ts changeCohort",
    async ({ db }) => {
      const { id } = await makeCohort(db, { state: "draft" });
      return {
        page: admin.cohort(id),
        fill: { act: "publish" },
        read: async () => (await db.cohort.findUniqueOrThrow({ where: { id } })).state,
        becomes: "published",
      };
    },
    { id: ["cohort"] },
  ),
  act(
    "mail/actions.ts sendAgain",
    async ({ db, mail }) => {
      const { id } = await mail("failed");
      return {
        page: `${admin.mail}?state=failed`,
        holding: { id },
        read: async () => (await db.mail.findUniqueOrThrow({ where: { id } })).state === "failed",
        becomes: false,
      };
    },
    {},
  ),
  act("mentors/actions.ts addMentor", async ({ db }) => {
    const name = `Mentor ${once()}`;
    return {
      page: admin.newMentor,
      fill: { name },
      read: () => db.mentor.count({ where: { name } }),
      becomes: 1,
    };
  }),
  act(
    "mentors/actions.ts saveMentor",
    async ({ db }) => {
      const { id } = await db.mentor.create({ data: { slug: `mentor-${once()}`, name: "Before" } });
      return {
        page: admin.mentor(id),
        fill: { name: "After" },
        read: async () => (await db.mentor.findUniqueOrThrow({ where: { id } })).name,
        becomes: "After",
      };
    },
    { id: ["mentor"] },
  ),
  act(
    "people/actions.ts changePerson",
    async ({ db }) => {
      const { id, email } = await makeUser(db);
      return {
        page: `${admin.people}?q=${encodeURIComponent(email)}`,
        holding: { id },
        fill: { act: "makeAdmin" },
        read: async () => (await db.user.findUniqueOrThrow({ where: { id } })).isAdmin,
        becomes: true,
      };
    },
    { id: ["person"] },
  ),
  act("problems/actions.ts addProblem", async ({ db }) => {
    const title = `Problem ${once()}`;
    return {
      page: admin.newProblem,
      fill: { title, "prompts.0": "What would change your mind?" },
      read: () => db.problemVersion.count({ where: { title } }),
      becomes: 1,
    };
  }),
  act(
    "problems/actions.ts saveProblem",
    async ({ db }) => {
      const { id } = await makeProblem(db);
      const title = `Problem ${once()}`;
      return {
        page: admin.problem(id),
        fill: { title },
        read: () => db.problemVersion.count({ where: { title, problemId: id } }),
        becomes: 1,
      };
    },
    { id: ["problem"] },
  ),
  act("topics/actions.ts addTopic", async ({ db }) => {
    const name = `Topic ${once()}`;
    return { page: admin.topics, fill: { name }, read: () => db.topic.count({ where: { name } }), becomes: 1 };
  }),
  act(
    "topics/actions.ts saveTopic",
    async ({ db }) => {
      const tag = once();
      const { id } = await db.topic.create({ data: { slug: `topic-${tag}`, name: `Topic ${tag}` } });
      const name = `Renamed ${tag}`;
      return {
        page: admin.topics,
        holding: { id },
        fill: { name },
        read: () => db.topic.count({ where: { name } }),
        becomes: 1,
      };
    },
    // Its name and its address come with it: another topic would be given both.
    { id: ["topic"] },
  ),
  act(
    "topics/actions.ts deleteTopic",
    async ({ db }) => {
      const tag = once();
      const { id } = await db.topic.create({ data: { slug: `topic-${tag}`, name: `Topic ${tag}` } });
      return { page: admin.topics, holding: { id }, read: () => db.topic.count({ where: { id } }), becomes: 0 };
    },
    {},
  ),
];

const projects: ActionRow[] = [
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
    "projects/actions.ts addProjectCriterion",
    async (w) => {
      const { db, id, part } = await workshop(w);
      return {
        page: part("rubric"),
        fill: { name: "Care" },
        read: () => db.criterion.count({ where: { projectId: id } }),
        becomes: 3,
      };
    },
    { project: ["project"] },
  ),
  act("projects/actions.ts saveProjectCriterion", async (w) => {
    const { db, criterion, part } = await workshop(w);
    return {
      page: part("rubric"),
      holding: { criterion: criterion.id },
      fill: { name: "Care" },
      read: async () => (await db.criterion.findUniqueOrThrow({ where: { id: criterion.id } })).name,
      becomes: "Care",
    };
  }),
  act("projects/actions.ts changeProjectCriterion", async (w) => {
    const { db, id, criterion, part } = await workshop(w);
    return {
      page: part("rubric"),
      holding: { item: criterion.id },
      fill: { act: "remove" },
      read: () => db.criterion.count({ where: { projectId: id } }),
      becomes: 1,
    };
  }),
];

export const actions: ActionRow[] = [...applicants, ...reviewers, ...account, ...programme, ...projects];
