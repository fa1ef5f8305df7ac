// What mentors have written: for everybody to read, and for them and admins to edit.
import { paths } from "#lib/paths.ts";
import { nobody, type PageCase, type PageRow, row } from "./page-row.ts";
import { profileEditors } from "./pages-publications.ts";
import { admins, everyone } from "./world.ts";

const nowhere = (when: string, at: PageCase["at"]): PageCase => ({ when, at, shows: null, may: nobody, open: true });

export const writingPages: PageRow[] = [
  row(
    "/mentors/[slug]/writings",
    {
      when: "with a public project",
      at: (w) => paths.writings(w.mentor.slug),
      shows: (w) => `Writings of ${w.mentor.name}`,
      holds: () => ["The mentor’s own post, number 1"],
      lacks: () => ["SECRETPOST"],
      may: everyone,
      open: true,
    },
    nowhere("with drafts alone", (w) => paths.writings(w.shyMentor.slug)),
  ),
  row(
    "/mentors/[slug]/writings/[page]",
    {
      when: "the second page",
      at: (w) => paths.writings(w.otherMentorProfile.slug, 2),
      shows: (w) => `Writings of ${w.otherMentorProfile.name}`,
      holds: () => ["A post, number 1"],
      may: everyone,
      open: true,
    },
    nowhere("behind the last", (w) => paths.writings(w.otherMentorProfile.slug, 3)),
    nowhere("with drafts alone", (w) => paths.writings(w.shyMentor.slug, 2)),
  ),
  row(
    "/profile/[mentor]/writings",
    {
      when: "the mentor’s",
      at: (w) => paths.profilePart(w.mentor.slug, "writings"),
      shows: () => "Writings",
      holds: (w) => [w.post.title],
      may: profileEditors,
    },
    {
      when: "another’s",
      at: (w) => paths.profilePart(w.otherMentorProfile.slug, "writings"),
      shows: () => "Writings",
      lacks: (w) => [w.post.title],
      may: ["otherMentor", ...admins],
    },
    {
      when: "nobody’s account",
      at: (w) => paths.profilePart(w.shyMentor.slug, "writings"),
      shows: () => "Writings",
      may: admins,
    },
  ),
  row(
    "/profile/[mentor]/writings/[id]",
    {
      when: "the mentor’s",
      at: (w) => paths.profileWriting(w.mentor.slug, w.post.id),
      shows: (w) => w.post.title,
      may: profileEditors,
    },
    {
      when: "below another’s profile",
      at: (w) => paths.profileWriting(w.otherMentorProfile.slug, w.post.id),
      shows: null,
      may: nobody,
    },
  ),
  row(
    "/profile/[mentor]/writings/imports/[id]",
    {
      when: "the mentor’s",
      at: (w) => paths.profileImport(w.mentor.slug, "writings", w.postImport.id),
      shows: () => "Import of writings",
      may: profileEditors,
    },
    {
      when: "below another’s profile",
      at: (w) => paths.profileImport(w.otherMentorProfile.slug, "writings", w.postImport.id),
      shows: null,
      may: nobody,
    },
    {
      when: "of publications",
      at: (w) => paths.profileImport(w.mentor.slug, "writings", w.paperImport.id),
      shows: null,
      may: nobody,
    },
  ),
];
