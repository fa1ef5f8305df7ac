// What readers note of an application for themselves.
import { paths } from "#lib/paths.ts";
import { makeUser } from "#prisma/factories.ts";
import type { ActionRow } from "./action-row.ts";
import { applying } from "./actions-people.ts";
import { readers } from "./world.ts";

const mark = (name: string, column: "flaggedAt" | "skippedAt"): ActionRow => ({
  name: `lib/reviews/actions.ts ${name}`,
  may: readers,
  async make(w, kind) {
    const applicant = await makeUser(w.db);
    const { id, code, project } = await applying(w, applicant.id, "submitted");
    return {
      page: paths.reviewApplication(project.slug, code),
      read: () =>
        w.db.reviewerMark.count({ where: { applicationId: id, userId: w.ids[kind], [column]: { not: null } } }),
      becomes: 1,
    };
  },
});

export const reading: ActionRow[] = [mark("skipApplication", "skippedAt"), mark("flagApplication", "flaggedAt")];
