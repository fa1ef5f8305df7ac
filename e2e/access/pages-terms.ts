// The glossary, for everybody, and where mentors and admins write it.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row, titled } from "./page-row.ts";
import { admins, everyone, type Kind } from "./world.ts";

/** Mentors of any project, and admins. */
export const termEditors: Kind[] = ["mentor", "otherMentor", ...admins];

export const termPages: PageRow[] = [
  row(
    "/glossary/[[...term]]",
    {
      when: "the list",
      at: () => paths.glossary,
      shows: () => "Glossary",
      holds: (w) => [w.term.name],
      may: everyone,
      open: true,
    },
    {
      when: "a term",
      at: (w) => paths.term(w.term.slug),
      shows: (w) => w.term.name,
      holds: (w) => [w.term.definition],
      may: everyone,
      open: true,
    },
    {
      when: "an address that it had before",
      at: (w) => paths.term(w.term.before),
      shows: null,
      may: nobody,
      led: (w) => Object.fromEntries(everyone.map((kind) => [kind, paths.term(w.term.slug)])),
      open: true,
    },
    { when: "more than a term", at: (w) => `${paths.term(w.term.slug)}/more`, shows: null, may: nobody, open: true },
  ),
  titled("/terms", "Terms", termEditors),
  titled("/terms/new", "New term", termEditors),
  row("/terms/[slug]", {
    at: (w) => paths.editTerm(w.term.slug),
    shows: (w) => w.term.name,
    holds: (w) => [w.term.definition],
    may: termEditors,
  }),
];
