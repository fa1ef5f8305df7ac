// Every page: who gets it, in the states that matter. Whoever is not named gets the sign-in page
// when signed out, and otherwise what everybody gets at an address where there is nothing.
import { paths } from "#lib/paths.ts";
import { admins, everyone, type Kind, readers, signedIn, signedOut, type World } from "./world.ts";

export type PageCase = {
  /** The state that the thing is in, where it matters. */
  when?: string;
  at: (world: World) => string;
  /** The page's first heading. */
  shows: (world: World, kind: Kind) => string;
  /** Further words on it, and words that must not be. */
  holds?: (world: World, kind: Kind) => string[];
  lacks?: (world: World, kind: Kind) => string[];
  /** Nobody, for a state in which the page is for nobody: another case of the row has somebody. */
  may: readonly Kind[];
  /** Where signing in leads back to, when it is not the same address. */
  next?: (world: World) => string;
  /** Those who are led elsewhere, and where to. */
  led?: (world: World) => Partial<Record<Kind, string>>;
  /** The page needs no session: who may not see this gets what is nowhere, signed in or not. */
  open?: true;
};

export type PageRow = { path: string; cases: PageCase[] };

const nobody: readonly Kind[] = [];
const row = (path: string, ...cases: PageCase[]): PageRow => ({ path, cases });
const titled = (path: string, shows: string, may: readonly Kind[]): PageRow =>
  row(path, { at: () => path, shows: () => shows, may });

const { admin } = paths;
const part = (name: Parameters<typeof admin.projectPart>[1], shows: (title: string) => string) =>
  row(
    `/admin/projects/[id]/${name}`,
    { at: (w) => admin.projectPart(w.project.id, name), shows: (w) => shows(w.project.title), may: admins },
    {
      when: "a draft",
      at: (w) => admin.projectPart(w.draft.id, name),
      shows: (w) => shows(w.draft.title),
      may: admins,
    },
  );

export const pages: PageRow[] = [
  // ── For all ──
  row(
    "/cohorts/[slug]",
    { when: "the front page", at: () => "/", shows: (w) => w.cohort.name, may: everyone, open: true },
    {
      when: "open",
      at: (w) => paths.cohort(w.cohort.slug),
      shows: (w) => w.cohort.name,
      holds: (w) => [w.project.title, w.closed.title],
      lacks: (w) => [w.draft.title, w.archived.title],
      may: everyone,
      open: true,
    },
    {
      when: "archived",
      at: (w) => paths.cohort(w.archivedCohort.slug),
      shows: (w) => w.archivedCohort.name,
      may: everyone,
      open: true,
    },
    { when: "a draft", at: (w) => paths.cohort(w.draftCohort.slug), shows: () => "", may: nobody, open: true },
  ),
  row(
    "/projects/[slug]",
    {
      when: "published",
      at: (w) => paths.project(w.project.slug),
      shows: (w) => w.project.title,
      may: everyone,
      open: true,
    },
    {
      when: "closed",
      at: (w) => paths.project(w.closed.slug),
      shows: (w) => w.closed.title,
      may: everyone,
      open: true,
    },
    { when: "a draft", at: (w) => paths.project(w.draft.slug), shows: () => "", may: nobody, open: true },
    { when: "archived", at: (w) => paths.project(w.archived.slug), shows: () => "", may: nobody, open: true },
    {
      when: "published in a cohort that is a draft",
      at: (w) => paths.project(w.hidden.slug),
      shows: () => "",
      may: nobody,
      open: true,
    },
  ),
  row(
    "/mentors/[slug]",
    {
      when: "with a public project",
      at: (w) => paths.mentor(w.mentor.slug),
      shows: (w) => w.mentor.name,
      lacks: (w) => [w.draft.title, w.archived.title],
      may: everyone,
      open: true,
    },
    { when: "with drafts alone", at: (w) => paths.mentor(w.shyMentor.slug), shows: () => "", may: nobody, open: true },
  ),
  row("/search", {
    at: () => "/?q=under",
    shows: (w) => w.cohort.name,
    holds: (w) => [w.project.title],
    lacks: (w) => [w.draft.title, w.archived.title],
    may: everyone,
    open: true,
  }),
  row("/sign-in", {
    at: () => "/sign-in?next=/review",
    shows: () => "Sign in",
    may: signedOut,
    led: () => Object.fromEntries(signedIn.map((kind) => [kind, "/review"])),
    open: true,
  }),
  row("/sign-in/sent", { at: () => paths.signInSent, shows: () => "Check your mailbox", may: everyone, open: true }),
  row("/sign-in/confirm", {
    at: () => `${paths.signInConfirm}?token=x&email=y@example.org`,
    shows: () => "Sign in to the portal",
    may: everyone,
    open: true,
  }),

  // ── For who is signed in ──
  titled("/account", "Your account", signedIn),
  row("/applications", {
    at: () => paths.applications,
    shows: () => "My applications",
    holds: (w, kind) => (kind === "owner" ? [w.project.title, w.elsewhere.title, w.past.title] : []),
    lacks: (w, kind) =>
      ["owner", "other", "reviewer", "revoked", "otherReviewer"].includes(kind) ? [] : [w.project.title],
    may: signedIn,
  }),
  row(
    "/apply/[slug]",
    {
      when: "published and open",
      at: (w) => paths.apply(w.project.slug),
      shows: (w) => `Apply to ${w.project.title}`,
      may: signedIn.filter((kind) => !["owner", "other", "reviewer", "revoked", "otherReviewer"].includes(kind)),
      led: (w) => ({
        owner: paths.application(w.application.id),
        other: paths.application(w.others.id),
        reviewer: paths.application(w.reviewers.id),
        revoked: paths.application(w.withdrawn.id),
        otherReviewer: paths.application(w.begun.id),
      }),
    },
    {
      when: "closed",
      at: (w) => paths.apply(w.closed.slug),
      shows: (w) => `Apply to ${w.closed.title}`,
      may: signedIn.filter((kind) => kind !== "owner"),
      led: (w) => ({ owner: paths.application(w.ownWithdrawn.id) }),
    },
    { when: "a draft", at: (w) => paths.apply(w.draft.slug), shows: () => "", may: nobody },
    {
      when: "archived",
      at: (w) => paths.apply(w.archived.slug),
      shows: () => "",
      may: nobody,
      led: (w) => ({ owner: paths.application(w.archivedApplication.id) }),
    },
    {
      when: "published in a cohort that is a draft",
      at: (w) => paths.apply(w.hidden.slug),
      shows: () => "",
      may: nobody,
    },
  ),
  row(
    "/applications/[id]",
    {
      when: "submitted",
      at: (w) => paths.application(w.application.id),
      shows: (w) => w.project.title,
      may: ["owner"],
    },
    { when: "begun", at: (w) => paths.application(w.ownDraft.id), shows: (w) => w.elsewhere.title, may: ["owner"] },
    {
      when: "withdrawn",
      at: (w) => paths.application(w.ownWithdrawn.id),
      shows: (w) => w.closed.title,
      holds: () => ["SECRETESSAY"],
      may: ["owner"],
    },
    {
      when: "after the deadline",
      at: (w) => paths.application(w.ownPast.id),
      shows: (w) => w.past.title,
      holds: () => ["SECRETESSAY"],
      may: ["owner"],
    },
  ),
  row(
    "/applications/[id]/receipt",
    {
      when: "submitted",
      at: (w) => paths.receipt(w.application.id),
      shows: (w) => `Receipt ${w.receipt}`,
      holds: (w) => [w.identity.email],
      may: ["owner"],
    },
    { when: "never submitted", at: (w) => paths.receipt(w.ownDraft.id), shows: () => "", may: nobody },
  ),
  row(
    "/essays/[id]",
    {
      when: "used in a submission",
      at: (w) => paths.essay(w.essay.id),
      shows: (w) => w.problem.version.title,
      holds: () => ["SECRETESSAY"],
      may: ["owner"],
    },
    {
      when: "a draft",
      at: (w) => paths.essay(w.draftEssay.id),
      shows: (w) => w.foreignProblem.version.title,
      holds: () => ["SECRETDRAFT"],
      may: ["owner"],
    },
    {
      when: "of somebody else, named beside one’s own application",
      at: (w) => paths.essay(w.othersEssay.id, w.application.id),
      next: (w) => paths.essay(w.othersEssay.id),
      shows: (w) => w.problem.version.title,
      may: ["other"],
    },
  ),

  // ── For who reads applications ──
  row("/review", {
    at: () => paths.review,
    shows: () => "Review",
    holds: (w, kind) => (readers.includes(kind) ? [w.project.title, w.archived.title] : [w.elsewhere.title]),
    lacks: (w, kind) => [readers.includes(kind) ? w.elsewhere.title : w.project.title, w.draft.title],
    may: [...readers, "otherReviewer", "otherMentor"],
  }),
  row(
    "/review/[project]",
    {
      when: "published",
      at: (w) => paths.reviewProject(w.project.slug),
      shows: (w) => w.project.title,
      holds: (w) => [w.application.code, w.others.code],
      lacks: (w, kind) => [w.withdrawn.code, w.begun.code, ...(kind === "reviewer" ? [w.reviewers.code] : [])],
      may: readers,
    },
    {
      when: "archived",
      at: (w) => paths.reviewProject(w.archived.slug),
      shows: (w) => w.archived.title,
      may: readers,
    },
    { when: "a draft", at: (w) => paths.reviewProject(w.draft.slug), shows: () => "", may: nobody },
    {
      when: "another project",
      at: (w) => paths.reviewProject(w.elsewhere.slug),
      shows: (w) => w.elsewhere.title,
      may: ["otherReviewer", "otherMentor"],
    },
  ),
  row(
    "/review/[project]/[code]",
    {
      when: "submitted",
      at: (w) => paths.reviewApplication(w.project.slug, w.application.code),
      shows: (w) => `Application ${w.application.code}`,
      holds: () => ["SECRETESSAY"],
      may: readers,
    },
    {
      when: "with another’s draft and submitted reviews",
      at: (w) => paths.reviewApplication(w.project.slug, w.others.code),
      shows: (w) => `Application ${w.others.code}`,
      holds: (_, kind) => (kind === "mentor" ? ["SECRETNOTES of the mentor"] : []),
      lacks: (_, kind) => ["who left", ...(kind === "mentor" ? [] : ["SECRETNOTES"])],
      may: readers,
    },
    {
      when: "the reviewer’s own",
      at: (w) => paths.reviewApplication(w.project.slug, w.reviewers.code),
      shows: (w) => `Application ${w.reviewers.code}`,
      may: readers.filter((kind) => kind !== "reviewer"),
    },
    {
      when: "withdrawn",
      at: (w) => paths.reviewApplication(w.project.slug, w.withdrawn.code),
      shows: () => "",
      may: nobody,
    },
    { when: "begun", at: (w) => paths.reviewApplication(w.project.slug, w.begun.code), shows: () => "", may: nobody },
    {
      when: "of another project, under this one",
      at: (w) => paths.reviewApplication(w.project.slug, w.archivedApplication.code),
      shows: () => "",
      may: nobody,
    },
    {
      when: "in an archived project",
      at: (w) => paths.reviewApplication(w.archived.slug, w.archivedApplication.code),
      shows: (w) => `Application ${w.archivedApplication.code}`,
      may: readers,
    },
  ),
  row(
    "/review/[project]/reviewers",
    {
      when: "published",
      at: (w) => paths.reviewers(w.project.slug),
      shows: () => "Who reviews",
      holds: () => ["The reviewer"],
      lacks: () => ["The otherReviewer"],
      may: ["mentor"],
    },
    { when: "a draft", at: (w) => paths.reviewers(w.draft.slug), shows: () => "", may: nobody },
  ),

  // ── For admins ──
  titled("/admin", "Admin", admins),
  titled("/admin/cohorts", "Cohorts", admins),
  titled("/admin/cohorts/new", "New cohort", admins),
  row(
    "/admin/cohorts/[id]",
    { at: (w) => admin.cohort(w.cohort.id), shows: (w) => w.cohort.name, may: admins },
    { when: "a draft", at: (w) => admin.cohort(w.draftCohort.id), shows: (w) => w.draftCohort.name, may: admins },
  ),
  row("/admin/projects", {
    at: () => admin.projects,
    shows: () => "Projects",
    holds: (w) => [w.draft.title, w.archived.title],
    may: admins,
  }),
  titled("/admin/projects/new", "New project", admins),
  row(
    "/admin/projects/[id]",
    { at: (w) => admin.project(w.project.id), shows: (w) => w.project.title, may: admins },
    { when: "a draft", at: (w) => admin.project(w.draft.id), shows: (w) => w.draft.title, may: admins },
  ),
  part("details", (title) => `Details of “${title}”`),
  part("mentors", (title) => `Mentors and reviewers of “${title}”`),
  part("problems", (title) => `Problems of “${title}”`),
  part("rubric", (title) => `Rubric of “${title}”`),
  part("preview", (title) => title),
  titled("/admin/problems", "Problem bank", admins),
  titled("/admin/problems/new", "New problem", admins),
  row("/admin/problems/[id]", {
    at: (w) => admin.problem(w.problem.id),
    shows: (w) => w.problem.version.title,
    may: admins,
  }),
  titled("/admin/mentors", "Mentors", admins),
  titled("/admin/mentors/new", "New mentor", admins),
  row("/admin/mentors/[id]", { at: (w) => admin.mentor(w.mentor.id), shows: (w) => w.mentor.name, may: admins }),
  titled("/admin/topics", "Topics", admins),
  row("/admin/people", {
    at: (w) => `${admin.people}?q=${w.identity.email}`,
    next: () => admin.people,
    shows: () => "People",
    holds: (w) => [w.identity.email],
    may: admins,
  }),
  row("/admin/mail", {
    at: () => admin.mail,
    shows: () => "Mail",
    lacks: () => ["What the letter says"],
    may: admins,
  }),
  titled("/admin/audit", "Record", admins),
];
