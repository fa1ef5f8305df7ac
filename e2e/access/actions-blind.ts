// Asking who wrote an application.
import { paths } from "#lib/paths.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import type { ActionRow } from "./action-row.ts";

export const blinding: ActionRow[] = [
  {
    // That co-reviewers, who read the same page, can't is tested with revealApplicant.
    name: "lib/blind/actions.ts seeWhoWrote",
    may: ["mentor"],
    async make({ db, ids, cohort }, kind) {
      const project = await makeProject(db, { cohortId: cohort.id, mentorUserIds: [ids.mentor] });
      const applicant = await makeUser(db);
      for (const { problemId } of project.problems) await makeEssay(db, { applicantId: applicant.id, problemId });
      const { id, code } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
      await submitApplicationRow(db, { applicationId: id });
      await makeReview(db, { applicationId: id, reviewerId: ids.mentor });
      return {
        page: paths.reviewApplication(project.slug, code),
        fill: { reason: "We want to invite them to an interview." },
        read: () => db.reveal.count({ where: { applicationId: id, userId: ids[kind] } }),
        becomes: 1,
      };
    },
  },
];
