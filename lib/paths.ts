/** Every address of the portal, in one place. */
export const paths = {
  home: "/",
  project: (slug: string) => `/projects/${slug}`,
  mentor: (slug: string) => `/mentors/${slug}`,
  cohort: (slug: string) => `/cohorts/${slug}`,
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  signInSent: "/sign-in/sent",
  signInConfirm: "/sign-in/confirm",
  account: "/account",
  apply: (slug: string) => `/apply/${slug}`,
  applications: "/applications",
  application: (id: string) => `/applications/${id}`,
  /** `number`: of an earlier submission; without it, the one that stands. */
  receipt: (id: string, number?: number) =>
    `/applications/${id}/receipt${number === undefined ? "" : `?number=${number}`}`,
  receiptMarkdown: (id: string, number: number) => `/applications/${id}/receipt/markdown?number=${number}`,
  essays: "/essays",
  essay: (id: string, application?: string) => `/essays/${id}${application ? `?application=${application}` : ""}`,
  /** The difference to another of one's texts to the same problem. */
  compareTexts: (id: string, other: string) => `/essays/${id}/compare?with=${other}`,
  /** The difference to what an application sent. */
  compareSent: (id: string, application: string) => `/essays/${id}/compare?sent=${application}`,
  /** `older`: the version that the page begins before. */
  history: (id: string, older?: number) => `/essays/${id}/history${older === undefined ? "" : `?older=${older}`}`,
  revision: (id: string, version: number) => `/essays/${id}/history/${version}`,
  wording: (id: string) => `/essays/${id}/wording`,
  /** `add`: the slug of a project to be asked about. */
  plan: (add?: string) => (add === undefined ? "/plan" : `/plan?add=${encodeURIComponent(add)}`),
  review: "/review",
  reviewProject: (slug: string) => `/review/${slug}`,
  reviewApplication: (slug: string, code: string) => `/review/${slug}/${code}`,
  reviewHistory: (slug: string, code: string) => `/review/${slug}/${code}/history`,
  /** Leads to the next application of one's queue; after `skipped`, if that is given. */
  reviewNext: (slug: string, skipped?: string) =>
    `/review/${slug}/next${skipped ? `?skip=${encodeURIComponent(skipped)}` : ""}`,
  reviewers: (slug: string) => `/review/${slug}/reviewers`,
  admin: {
    home: "/admin",
    cohorts: "/admin/cohorts",
    newCohort: "/admin/cohorts/new",
    cohort: (id: string) => `/admin/cohorts/${id}`,
    extensions: (cohort: string) => `/admin/cohorts/${cohort}/extensions`,
    late: (cohort: string) => `/admin/cohorts/${cohort}/late`,
    lateSubmission: (cohort: string, submission: string) => `/admin/cohorts/${cohort}/late/${submission}`,
    projects: "/admin/projects",
    newProject: "/admin/projects/new",
    project: (id: string) => `/admin/projects/${id}`,
    projectPart: (id: string, part: "details" | "mentors" | "problems" | "rubric" | "preview") =>
      `/admin/projects/${id}/${part}`,
    problems: "/admin/problems",
    newProblem: "/admin/problems/new",
    problem: (id: string) => `/admin/problems/${id}`,
    problemVersions: (id: string) => `/admin/problems/${id}/versions`,
    mentors: "/admin/mentors",
    newMentor: "/admin/mentors/new",
    mentor: (id: string) => `/admin/mentors/${id}`,
    topics: "/admin/topics",
    people: "/admin/people",
    mail: "/admin/mail",
    audit: "/admin/audit",
  },
  api: {
    essay: (id: string) => `/api/v1/essays/${id}`,
    preview: "/api/v1/preview",
    submission: (application: string) => `/api/v1/applications/${application}/submission`,
    review: (slug: string, code: string) => `/api/v1/reviews/${slug}/${code}`,
    time: "/api/v1/time",
  },
} as const;

/** A path on this site to return to, or the fallback: never another origin ("//evil", "/\evil", "https:"). */
export function safeNext(next: string | null | undefined, fallback: string = paths.applications): string {
  if (!next?.startsWith("/") || /^\/[/\\]/.test(next) || /[\\\s]/.test(next)) return fallback;
  return URL.canParse(next, "http://here") && new URL(next, "http://here").origin === "http://here" ? next : fallback;
}
