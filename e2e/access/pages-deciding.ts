// What a project decides, before anybody is told.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row } from "./page-row.ts";
import { admins } from "./world.ts";

export const decidingPages: PageRow[] = [
  row(
    "/review/[project]/decisions",
    { when: "published", at: (w) => paths.reviewDecisions(w.project.slug), shows: () => "Decisions", may: ["mentor"] },
    {
      when: "another project",
      at: (w) => paths.reviewDecisions(w.elsewhere.slug),
      shows: () => "Decisions",
      may: ["otherMentor"],
    },
    { when: "archived", at: (w) => paths.reviewDecisions(w.archived.slug), shows: () => "Decisions", may: ["mentor"] },
    { when: "a draft", at: (w) => paths.reviewDecisions(w.draft.slug), shows: () => "", may: nobody },
  ),
  row("/admin/projects/[id]/decisions", {
    at: (w) => paths.admin.projectDecisions(w.project.id),
    shows: (w) => `Decisions of “${w.project.title}”`,
    lacks: (w) => [w.identity.name, w.identity.email],
    may: admins,
  }),
];
