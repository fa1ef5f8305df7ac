// What applicants, reviewers and everybody signed in do.
import { paths } from "#lib/paths.ts";
import {
  makeApplication,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  makeVersion,
  submitApplicationRow,
  words,
} from "#prisma/factories.ts";
import { type ActionRow, once } from "./action-row.ts";
import { everyone, readers, signedIn, type World } from "./world.ts";

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

/** The same of the owner’s, with a variant of the first essay that no application sends. */
async function forked(w: World) {
  const begun = await applying(w, w.ids.owner, "begun");
  const { text } = begun.essay;
  const of = { applicantId: w.ids.owner, problemId: begun.one.id };
  return { ...begun, variant: await makeEssay(w.db, { ...of, variant: "Short", text }) };
}

export const applicants: ActionRow[] = [
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
    name: "lib/applications/actions.ts check",
    may: ["owner"],
    async make(w) {
      const { id, essay } = await applying(w, w.ids.owner, "submitted");
      return {
        page: paths.receipt(id),
        fill: { text: essay.text },
        says: "Not a letter differs",
        read: () => w.db.submission.count({ where: { applicationId: id } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/essays/actions.ts fork",
    may: ["owner"],
    theirs: { application: ["none"] },
    async make(w) {
      const { id, essay } = await applying(w, w.ids.owner, "begun");
      const name = `Cut ${once()}`;
      return {
        page: paths.essay(essay.id),
        fill: { name, application: id },
        read: () => w.db.applicationAnswer.count({ where: { applicationId: id, essay: { variant: name } } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/essays/actions.ts rename",
    may: ["owner"],
    async make(w) {
      const { variant } = await forked(w);
      const name = `Renamed ${once()}`;
      return {
        page: paths.essay(variant.id),
        fill: { name },
        read: async () => (await w.db.essay.findUniqueOrThrow({ where: { id: variant.id } })).variant,
        becomes: name,
      };
    },
  },
  {
    name: "lib/essays/actions.ts remove",
    may: ["owner"],
    async make(w) {
      const { variant } = await forked(w);
      return {
        page: paths.essay(variant.id),
        read: () => w.db.essay.count({ where: { id: variant.id } }),
        becomes: 0,
      };
    },
  },
  {
    name: "lib/essays/actions.ts choose",
    may: ["owner"],
    async make(w) {
      const { id, essay, variant } = await forked(w);
      return {
        page: paths.application(id),
        holding: { text: essay.id },
        fill: { text: variant.id },
        read: () => w.db.applicationAnswer.count({ where: { applicationId: id, essayId: variant.id } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/essays/actions.ts leave",
    may: ["owner"],
    async make(w) {
      const { id, project, one } = await applying(w, w.ids.owner, "begun");
      await w.db.projectProblem.updateMany({
        where: { projectId: project.id, problemId: one.id },
        data: { required: false },
      });
      return {
        page: paths.application(id),
        holding: { problem: one.id },
        read: () => w.db.applicationAnswer.count({ where: { applicationId: id, leftOut: true } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/problems/actions.ts acknowledge",
    may: ["owner"],
    async make({ db, ids }) {
      const { id: problemId } = await makeProblem(db);
      const { id } = await makeEssay(db, { applicantId: ids.owner, problemId });
      const next = await makeVersion(db, { problemId, guidance: "Worded anew." });
      return {
        page: paths.wording(id),
        read: async () => (await db.essay.findUniqueOrThrow({ where: { id } })).problemVersionId,
        becomes: next.id,
      };
    },
  },
  {
    name: "lib/plans/actions.ts mark",
    may: signedIn,
    theirs: { project: ["slug"] },
    async make({ db, ids, cohort }, kind) {
      const { id: projectId, slug } = await makeProject(db, { cohortId: cohort.id });
      return {
        page: paths.plan(slug),
        read: () => db.projectMark.count({ where: { projectId, userId: ids[kind] } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/plans/actions.ts unmark",
    may: signedIn,
    async make({ db, ids, cohort }, kind) {
      const { id: projectId } = await makeProject(db, { cohortId: cohort.id });
      await db.projectMark.create({ data: { projectId, userId: ids[kind] } });
      return {
        page: paths.plan(),
        holding: { project: projectId },
        read: () => db.projectMark.count({ where: { projectId, userId: ids[kind] } }),
        becomes: 0,
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

export const reviewers: ActionRow[] = [
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

export const account: ActionRow[] = [
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
