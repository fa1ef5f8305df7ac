// What mentors have published, for everybody.
import { paths } from "#lib/paths.ts";
import { nobody, type PageCase, type PageRow, row } from "./page-row.ts";
import { everyone } from "./world.ts";

const nowhere = (when: string, at: PageCase["at"]): PageCase => ({ when, at, shows: null, may: nobody, open: true });

export const papersPages: PageRow[] = [
  row(
    "/mentors/[slug]/publications",
    {
      when: "with a public project",
      at: (w) => paths.publications(w.mentor.slug),
      shows: (w) => `Publications of ${w.mentor.name}`,
      holds: () => ["A paper, number 1"],
      lacks: () => ["SECRETPAPER"],
      may: everyone,
      open: true,
    },
    nowhere("with drafts alone", (w) => paths.publications(w.shyMentor.slug)),
  ),
  row(
    "/mentors/[slug]/publications/[order]",
    {
      when: "by citations",
      at: (w) => paths.publications(w.mentor.slug, "citations"),
      shows: (w) => `Publications of ${w.mentor.name}`,
      may: everyone,
      open: true,
    },
    {
      when: "by field",
      at: (w) => paths.publications(w.mentor.slug, "field"),
      shows: (w) => `Publications of ${w.mentor.name}`,
      may: everyone,
      open: true,
    },
    nowhere("with drafts alone", (w) => paths.publications(w.shyMentor.slug, "citations")),
    nowhere("in no order", (w) => `${paths.publications(w.mentor.slug)}/name`),
  ),
  row(
    "/mentors/[slug]/publications/[order]/[page]",
    {
      when: "the second page",
      at: (w) => paths.publications(w.otherMentorProfile.slug, "date", 2),
      shows: (w) => `Publications of ${w.otherMentorProfile.name}`,
      holds: () => ["A paper, number 1"],
      may: everyone,
      open: true,
    },
    nowhere("behind the last", (w) => paths.publications(w.otherMentorProfile.slug, "date", 3)),
    nowhere("with drafts alone", (w) => paths.publications(w.shyMentor.slug, "date", 2)),
  ),
];
