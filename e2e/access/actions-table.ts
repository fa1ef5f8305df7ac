// What those who read a project do from its table.
import { paths } from "#lib/paths.ts";
import { makeReview, makeUser } from "#prisma/factories.ts";
import type { ActionRow } from "./action-row.ts";
import { applying } from "./actions-people.ts";
import { readers, type World } from "./world.ts";

/** A project that the mentor leads and the reviewers read, with one application. */
async function submitted(w: World) {
  const { id, code, project } = await applying(w, (await makeUser(w.db)).id, "submitted");
  return { id, code, projectId: project.id, slug: project.slug };
}

export const tables: ActionRow[] = [
  {
    name: "lib/reviews/table-actions.ts columns",
    may: readers,
    async make(w, kind) {
      const { slug, projectId } = await submitted(w);
      return {
        page: paths.reviewProject(slug),
        fill: { "columns[]": "words" },
        read: async () =>
          (await w.db.tableView.findMany({ where: { projectId, userId: w.ids[kind] } })).map(({ columns }) => columns),
        becomes: [["words"]],
      };
    },
  },
  {
    name: "lib/reviews/table-actions.ts assign",
    may: ["mentor", "adminReviewer"],
    async make(w) {
      const { code, slug, projectId } = await submitted(w);
      return {
        page: `${paths.reviewSelected(slug, "assign")}?a=${code}&reader=${w.ids.reviewer}`,
        read: () => w.db.review.count({ where: { projectId, reviewerId: w.ids.reviewer, state: "assigned" } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/reviews/table-actions.ts decide",
    may: ["mentor"],
    async make(w) {
      const { id, code, slug } = await submitted(w);
      await makeReview(w.db, { applicationId: id, reviewerId: w.ids.mentor });
      return {
        page: `${paths.reviewSelected(slug, "decide")}?a=${code}&kind=offer`,
        read: async () => (await w.db.decision.findUnique({ where: { applicationId: id } }))?.kind ?? null,
        becomes: "offer",
      };
    },
  },
];
