// Profiles as they are edited, by the mentor whose it is and by admins; and proposals for projects.
import { paths } from "#lib/paths.ts";
import { nobody, type PageCase, type PageRow, row, titled } from "./page-row.ts";
import { admins, type Kind, type World } from "./world.ts";

export const profileEditors: Kind[] = ["mentor", ...admins];

/** A page of the profile: the mentor’s, another’s, and one that belongs to nobody’s account. */
function profile(path: string, at: (slug: string) => string, shows: (name: string, own: boolean) => string): PageRow {
  const page = (when: string, mentor: (w: World) => { slug: string; name: string }, own: Kind | null): PageCase => ({
    when,
    at: (w) => at(mentor(w).slug),
    shows: (w, kind) => shows(mentor(w).name, kind === own),
    may: own ? [own, ...admins] : admins,
  });
  return row(
    path,
    page("the mentor’s", (w) => w.mentor, "mentor"),
    page("another’s", (w) => w.otherMentorProfile, "otherMentor"),
    page("nobody’s account", (w) => w.shyMentor, null),
  );
}

const leaders: Kind[] = ["mentor", "otherMentor"];

export const profilePages: PageRow[] = [
  row("/profile", {
    at: () => paths.profile,
    shows: () => "Profiles",
    may: admins,
    led: (w) => ({
      mentor: paths.profileOf(w.mentor.slug),
      otherMentor: paths.profileOf(w.otherMentorProfile.slug),
    }),
  }),
  profile("/profile/[mentor]", paths.profileOf, (name, own) => (own ? "Your profile" : `Profile of ${name}`)),
  profile(
    "/profile/[mentor]/details",
    (slug) => paths.profilePart(slug, "details"),
    () => "Details and agenda",
  ),
  profile(
    "/profile/[mentor]/portrait",
    (slug) => paths.profilePart(slug, "portrait"),
    () => "Portrait",
  ),
  profile(
    "/profile/[mentor]/changes",
    (slug) => paths.profilePart(slug, "changes"),
    () => "Changes",
  ),
  profile(
    "/profile/[mentor]/preview",
    (slug) => paths.profilePart(slug, "preview"),
    (name) => name,
  ),
  titled("/proposals", "Proposals", [...leaders, ...admins]),
  row(
    "/proposals/[project]",
    {
      when: "published",
      at: (w) => paths.proposal(w.project.slug),
      shows: (w) => `Proposal for “${w.project.title}”`,
      may: ["mentor"],
    },
    {
      when: "another project",
      at: (w) => paths.proposal(w.elsewhere.slug),
      shows: (w) => `Proposal for “${w.elsewhere.title}”`,
      may: ["otherMentor"],
    },
    {
      when: "a draft",
      at: (w) => paths.proposal(w.draft.slug),
      shows: (w) => `Proposal for “${w.draft.title}”`,
      may: ["mentor"],
    },
    { when: "archived", at: (w) => paths.proposal(w.archived.slug), shows: null, may: nobody },
  ),
  row(
    "/proposals/[project]/changes",
    {
      when: "sent",
      at: (w) => paths.proposal(w.project.slug, "changes"),
      shows: (w) => `Proposed changes to “${w.project.title}”`,
      holds: () => ["A summary that was sent"],
      may: ["mentor", ...admins],
    },
    {
      when: "not sent, to admins",
      at: (w) => paths.proposal(w.draft.slug, "changes"),
      shows: (w) => `Proposed changes to “${w.draft.title}”`,
      holds: (_, kind) => (kind === "mentor" ? ["A summary of a proposal"] : ["There is no open proposal"]),
      lacks: (_, kind) => (kind === "mentor" ? [] : ["A summary of a proposal"]),
      may: ["mentor", ...admins],
    },
    {
      when: "another project",
      at: (w) => paths.proposal(w.elsewhere.slug, "changes"),
      shows: (w) => `Proposed changes to “${w.elsewhere.title}”`,
      may: ["otherMentor", ...admins],
    },
  ),
  row(
    "/proposals/[project]/preview",
    {
      when: "sent",
      at: (w) => paths.proposal(w.project.slug, "preview"),
      shows: (w) => w.project.title,
      holds: () => ["A summary that was sent"],
      may: ["mentor", ...admins],
    },
    {
      when: "not sent",
      at: (w) => paths.proposal(w.draft.slug, "preview"),
      shows: (w) => w.draft.title,
      holds: () => ["A summary of a proposal"],
      may: ["mentor"],
    },
    { when: "none", at: (w) => paths.proposal(w.elsewhere.slug, "preview"), shows: null, may: nobody },
  ),
  titled("/admin/proposals", "Proposals", admins),
];
