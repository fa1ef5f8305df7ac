// Applications side by side.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row } from "./page-row.ts";
import { readers } from "./world.ts";

export const readingPages: PageRow[] = [
  row(
    "/review/[project]/compare",
    {
      when: "two that one may read",
      at: (w) => paths.reviewCompare(w.project.slug, [w.application.code, w.others.code]),
      shows: () => "Compare applications",
      holds: (w) => [`Application ${w.application.code}`, `Application ${w.others.code}`],
      lacks: () => ["SECRETNOTES"],
      may: readers,
    },
    {
      when: "what is withdrawn, begun, of another project, or nothing",
      at: (w) =>
        paths.reviewCompare(w.project.slug, [w.withdrawn.code, w.begun.code, w.archivedApplication.code, "QQQQ-77"]),
      shows: () => "Compare applications",
      lacks: (w) => [`Application ${w.withdrawn.code}`, `Application ${w.begun.code}`, "SECRETESSAY"],
      may: readers,
    },
    {
      when: "the reviewer’s own",
      at: (w) => paths.reviewCompare(w.project.slug, [w.reviewers.code]),
      shows: () => "Compare applications",
      holds: (w, kind) => (kind === "reviewer" ? [] : [`Application ${w.reviewers.code}`]),
      lacks: (w, kind) => (kind === "reviewer" ? [`Application ${w.reviewers.code}`] : []),
      may: readers,
    },
    {
      when: "in a draft",
      at: (w) => paths.reviewCompare(w.draft.slug),
      shows: () => "",
      may: nobody,
    },
  ),
];
