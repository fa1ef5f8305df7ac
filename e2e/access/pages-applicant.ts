// Pages for all, and those of applicants.
import { utcSecond } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row, titled } from "./page-row.ts";
import { everyone, signedIn, signedOut } from "./world.ts";

export const applicantPages: PageRow[] = [
  // ── For all ──
  row(
    "/cohorts/[slug]",
    // Which open cohort it shows depends on what other tests have just made.
    { when: "the front page", at: () => "/", shows: null, may: everyone, open: true },
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
    // It searches the cohort of the front page.
    at: () => "/?q=under",
    shows: null,
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
    {
      when: "named by its number",
      at: (w) => paths.receipt(w.application.id, 1),
      shows: (w) => `Receipt ${w.receipt}`,
      holds: () => ["SECRETESSAY"],
      may: ["owner"],
    },
    {
      when: "of a number that there is none of",
      at: (w) => paths.receipt(w.application.id, 2),
      shows: () => "",
      may: nobody,
    },
    { when: "never submitted", at: (w) => paths.receipt(w.ownDraft.id), shows: () => "", may: nobody },
  ),
  row("/essays", {
    at: () => paths.essays,
    shows: () => "Essays",
    holds: (w, kind) => (kind === "owner" ? [w.problem.version.title, w.foreignProblem.version.title] : []),
    lacks: (w, kind) =>
      ["owner", "other", "reviewer", "revoked", "otherReviewer"].includes(kind) ? [] : [w.problem.version.title],
    may: signedIn,
  }),
  row(
    "/plan",
    {
      at: () => paths.plan(),
      shows: () => "Plan of the work",
      holds: (w, kind) => (kind === "owner" ? [w.project.title, w.elsewhere.title] : []),
      lacks: (w, kind) => (kind === "stranger" ? [w.project.title] : []),
      may: signedIn,
    },
    {
      when: "asked about a project",
      at: (w) => paths.plan(w.closed.slug),
      shows: () => "Plan of the work",
      holds: (w) => [w.closed.title],
      may: signedIn,
    },
    { when: "asked about a draft", at: (w) => paths.plan(w.draft.slug), shows: () => "", may: nobody },
    {
      when: "asked about a project in a cohort that is a draft",
      at: (w) => paths.plan(w.hidden.slug),
      shows: () => "",
      may: nobody,
    },
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
    {
      when: "a variant",
      at: (w) => paths.essay(w.variant.id),
      shows: (w) => w.foreignProblem.version.title,
      holds: () => ["SECRETDRAFT in short"],
      may: ["owner"],
    },
  ),
  row(
    "/essays/[id]/compare",
    {
      when: "a variant with the shared text",
      at: (w) => paths.compareTexts(w.variant.id, w.draftEssay.id),
      shows: (w) => `What differs: ${w.foreignProblem.version.title}`,
      holds: () => ["SECRETDRAFT"],
      may: ["owner"],
    },
    {
      when: "with what was sent",
      at: (w) => paths.compareSent(w.essay.id, w.application.id),
      shows: (w) => `What differs: ${w.problem.version.title}`,
      holds: (w) => [w.receipt],
      may: ["owner"],
    },
    {
      when: "with somebody else’s text to the same problem",
      at: (w) => paths.compareTexts(w.essay.id, w.othersEssay.id),
      shows: () => "",
      may: nobody,
    },
    {
      when: "with what somebody else sent",
      at: (w) => paths.compareSent(w.essay.id, w.others.id),
      shows: () => "",
      may: nobody,
    },
    {
      when: "with a text to another problem",
      at: (w) => paths.compareTexts(w.essay.id, w.draftEssay.id),
      shows: () => "",
      may: nobody,
    },
  ),
  row("/essays/[id]/wording", {
    at: (w) => paths.wording(w.essay.id),
    shows: (w) => `What changed: ${w.problem.version.title}`,
    may: ["owner"],
  }),
  row(
    "/essays/[id]/history",
    {
      when: "one’s own",
      at: (w) => paths.history(w.essay.id),
      shows: (w) => `Earlier versions: ${w.problem.version.title}`,
      may: ["owner"],
    },
    {
      when: "of somebody else",
      at: (w) => paths.history(w.othersEssay.id),
      shows: (w) => `Earlier versions: ${w.problem.version.title}`,
      may: ["other"],
    },
  ),
  row(
    "/essays/[id]/history/[version]",
    {
      when: "one’s own",
      at: (w) => paths.revision(w.essay.id, w.revision.version),
      shows: (w) => `Version of ${utcSecond(w.revision.savedAt)}`,
      holds: () => ["SECRETDRAFT of the owner, before"],
      may: ["owner"],
    },
    {
      when: "never kept",
      at: (w) => paths.revision(w.essay.id, w.revision.version + 77),
      shows: () => "",
      may: nobody,
    },
  ),
];
