// Pages of those who read applications, and of admins.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row, titled } from "./page-row.ts";
import { admins, readers } from "./world.ts";

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

const setupTitle = (path: "" | "/rubric" | "/phases", title: string) =>
  ({ "": `Setting up “${title}”`, "/rubric": `Rubric of “${title}”`, "/phases": "Review phases" })[path];

export const staffPages: PageRow[] = [
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
    "/review/[project]/[code]/history",
    {
      when: "one’s own",
      at: (w) => paths.reviewHistory(w.project.slug, w.others.code),
      shows: (w) => `Earlier versions of your review of ${w.others.code}`,
      holds: () => ["SECRETNOTES of the mentor, before"],
      may: ["mentor"],
    },
    {
      when: "one’s own of a withdrawn application",
      at: (w) => paths.reviewHistory(w.project.slug, w.withdrawn.code),
      shows: () => "",
      may: nobody,
    },
  ),
  ...(["", "/rubric", "/phases"] as const).map((path) =>
    row(
      `/review/[project]/setup${path}`,
      {
        when: "published",
        at: (w) => `${paths.setup(w.project.slug)}${path}`,
        shows: (w) => setupTitle(path, w.project.title),
        may: ["mentor", ...admins],
      },
      {
        when: "another project",
        at: (w) => `${paths.setup(w.elsewhere.slug)}${path}`,
        shows: (w) => setupTitle(path, w.elsewhere.title),
        may: ["otherMentor", ...admins],
      },
      {
        when: "archived",
        at: (w) => `${paths.setup(w.archived.slug)}${path}`,
        shows: (w) => setupTitle(path, w.archived.title),
        may: ["mentor", ...admins],
      },
      { when: "a draft", at: (w) => `${paths.setup(w.draft.slug)}${path}`, shows: () => "", may: nobody },
    ),
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
  row(
    "/admin/cohorts/[id]/extensions",
    {
      at: (w) => admin.extensions(w.cohort.id),
      shows: (w) => `Extensions in “${w.cohort.name}”`,
      may: admins,
    },
    {
      when: "of another cohort",
      at: (w) => admin.extensions(w.pastCohort.id),
      shows: (w) => `Extensions in “${w.pastCohort.name}”`,
      may: admins,
    },
  ),
  row("/admin/cohorts/[id]/late", {
    at: (w) => admin.late(w.pastCohort.id),
    shows: (w) => `Late in “${w.pastCohort.name}”`,
    holds: (w) => [w.late.receipt],
    may: admins,
  }),
  row(
    "/admin/cohorts/[id]/late/[submission]",
    {
      at: (w) => admin.lateSubmission(w.pastCohort.id, w.late.id),
      shows: (w) => w.past.title,
      holds: () => ["SECRETESSAY of the other"],
      may: admins,
    },
    {
      when: "under another cohort",
      at: (w) => admin.lateSubmission(w.cohort.id, w.late.id),
      shows: () => "",
      may: nobody,
    },
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
  row("/admin/problems/[id]/versions", {
    at: (w) => admin.problemVersions(w.problem.id),
    shows: (w) => `Versions of “${w.problem.version.title}”`,
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
