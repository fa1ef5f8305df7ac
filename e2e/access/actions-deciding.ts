// What those who decide do, and what readers say to each other.
import { paths } from "#lib/paths.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { type ActionRow, once } from "./action-row.ts";
import { admins, type Kind, readers, type World } from "./world.ts";

/** A submitted application to a project that the mentor leads, and these read; all their reviews are in. */
async function reviewed({ db, ids, cohort }: World, reviewers: readonly Kind[] = []) {
  const project = await makeProject(db, {
    cohortId: cohort.id,
    mentorUserIds: [ids.mentor],
    reviewerUserIds: reviewers.map((kind) => ids[kind]),
  });
  const applicant = await makeUser(db);
  for (const { problemId } of project.problems) await makeEssay(db, { applicantId: applicant.id, problemId });
  const { id, code } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
  await submitApplicationRow(db, { applicationId: id });
  for (const kind of ["mentor", ...reviewers] as const)
    await makeReview(db, { applicationId: id, reviewerId: ids[kind] });
  return { project, id, page: paths.reviewApplication(project.slug, code) };
}

/** The same, declined by the mentor with a feedback of their own. */
async function declined(w: World) {
  const { project, id: applicationId, page } = await reviewed(w);
  const { id } = await w.db.decision.create({
    data: {
      applicationId,
      projectId: project.id,
      kind: "decline",
      feedback: "Do go on.",
      decidedById: w.ids.mentor,
      reasons: { create: [{ position: 1, reason: "unsupported" }] },
    },
  });
  await w.db.auditEvent.create({
    data: {
      actorId: w.ids.mentor,
      act: "decide",
      subject: "application",
      subjectId: applicationId,
      detail: { feedback: true },
    },
  });
  return { project, id, page };
}

/** The same with a comment of the mentor's. */
async function commented(w: World) {
  const { project, id: applicationId, page } = await reviewed(w);
  const { id } = await w.db.reviewComment.create({
    data: { projectId: project.id, applicationId, authorId: w.ids.mentor, text: "I doubt the control." },
  });
  const read = async () => (await w.db.reviewComment.findUniqueOrThrow({ where: { id } })).text;
  return { id, page, read };
}

export const deciding: ActionRow[] = [
  {
    name: "lib/decisions/actions.ts decideApplication",
    may: ["mentor"],
    async make(w) {
      const { id, page } = await reviewed(w);
      return {
        page,
        fill: { kind: "waitlist" },
        read: async () => (await w.db.decision.findUnique({ where: { applicationId: id } }))?.kind ?? "none",
        becomes: "waitlist",
      };
    },
  },
  {
    name: "lib/decisions/actions.ts takeBackApplicationDecision",
    may: ["mentor"],
    async make(w) {
      const { id, page } = await declined(w);
      return { page, read: () => w.db.decision.count({ where: { id } }), becomes: 0 };
    },
  },
  {
    // Never its writer, who leads the project.
    name: "lib/decisions/actions.ts checkDecisionFeedback",
    may: admins,
    idle: ["page"],
    async make(w, kind) {
      const { id, project } = await declined(w);
      return {
        page: paths.admin.projectDecisions(project.id),
        holding: { decision: id },
        read: async () => (await w.db.decision.findUniqueOrThrow({ where: { id } })).checkedById,
        becomes: w.ids[kind],
      };
    },
  },
  {
    name: "lib/discussion/actions.ts commentOnApplication",
    may: readers,
    async make(w, kind) {
      const { id, page } = await reviewed(w, ["reviewer", "adminReviewer"]);
      return {
        page,
        fill: { text: `Said at ${once()}.` },
        read: () => w.db.reviewComment.count({ where: { applicationId: id, authorId: w.ids[kind] } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/discussion/actions.ts changeComment",
    may: ["mentor"],
    async make(w) {
      const { id, page, read } = await commented(w);
      return { page, holding: { comment: id }, fill: { text: "I doubt it less." }, read, becomes: "I doubt it less." };
    },
  },
  {
    name: "lib/discussion/actions.ts removeComment",
    may: ["mentor"],
    async make(w) {
      const { id, page, read } = await commented(w);
      return { page, holding: { comment: id }, read, becomes: "" };
    },
  },
];
