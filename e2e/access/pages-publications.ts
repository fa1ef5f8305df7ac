// Where a profile’s publications are edited: by the mentor whose it is, and by admins.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row } from "./page-row.ts";
import { admins, type Kind } from "./world.ts";

export const profileEditors: Kind[] = ["mentor", ...admins];

export const publicationPages: PageRow[] = [
  row(
    "/profile/[mentor]/publications",
    {
      when: "the mentor’s",
      at: (w) => paths.profilePart(w.mentor.slug, "publications"),
      shows: () => "Publications",
      holds: (w) => [w.paper.title],
      may: profileEditors,
    },
    {
      when: "another’s",
      at: (w) => paths.profilePart(w.otherMentorProfile.slug, "publications"),
      shows: () => "Publications",
      lacks: (w) => [w.paper.title],
      may: ["otherMentor", ...admins],
    },
    {
      when: "nobody’s account",
      at: (w) => paths.profilePart(w.shyMentor.slug, "publications"),
      shows: () => "Publications",
      may: admins,
    },
  ),
  row(
    "/profile/[mentor]/publications/[id]",
    {
      when: "the mentor’s",
      at: (w) => paths.profilePublication(w.mentor.slug, w.paper.id),
      shows: (w) => w.paper.title,
      may: profileEditors,
    },
    {
      when: "below another’s profile",
      at: (w) => paths.profilePublication(w.otherMentorProfile.slug, w.paper.id),
      shows: null,
      may: nobody,
    },
  ),
  row(
    "/profile/[mentor]/publications/imports/[id]",
    {
      when: "the mentor’s",
      at: (w) => paths.profileImport(w.mentor.slug, "publications", w.paperImport.id),
      shows: () => "Import publications",
      may: profileEditors,
    },
    {
      when: "below another’s profile",
      at: (w) => paths.profileImport(w.otherMentorProfile.slug, "publications", w.paperImport.id),
      shows: null,
      may: nobody,
    },
  ),
];
