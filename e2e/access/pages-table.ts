// What is done to several applications at once, previewed.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row } from "./page-row.ts";

export const tablePages: PageRow[] = [
  row(
    "/review/[project]/selected/decide",
    {
      when: "with two ticked and one of another project",
      at: (w) =>
        `${paths.reviewSelected(w.project.slug, "decide")}?a=${w.application.code}&a=${w.others.code}&a=${w.archivedApplication.code}&kind=offer`,
      shows: () => "Decide on the selected applications",
      holds: (w) => [w.application.code],
      may: ["mentor"],
    },
    {
      when: "all that match",
      at: (w) => `${paths.reviewSelected(w.elsewhere.slug, "decide")}?all=1`,
      shows: () => "Decide on the selected applications",
      may: ["otherMentor"],
    },
    { when: "a draft", at: (w) => paths.reviewSelected(w.draft.slug, "decide"), shows: () => "", may: nobody },
  ),
  row(
    "/review/[project]/selected/assign",
    {
      when: "all that match",
      at: (w) => `${paths.reviewSelected(w.project.slug, "assign")}?all=1&reader=${w.ids.reviewer}`,
      shows: () => "Assign the selected applications",
      holds: () => ["The reviewer"],
      lacks: () => ["The otherReviewer"],
      may: ["mentor", "adminReviewer"],
    },
    { when: "a draft", at: (w) => paths.reviewSelected(w.draft.slug, "assign"), shows: () => "", may: nobody },
  ),
];
