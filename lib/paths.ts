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
  receipt: (id: string) => `/applications/${id}/receipt`,
  essay: (id: string, application?: string) => `/essays/${id}${application ? `?application=${application}` : ""}`,
  review: "/review",
  reviewProject: (slug: string) => `/review/${slug}`,
  reviewApplication: (slug: string, code: string) => `/review/${slug}/${code}`,
  /** Leads to the next application of one's queue; after `skipped`, if that is given. */
  reviewNext: (slug: string, skipped?: string) =>
    `/review/${slug}/next${skipped ? `?skip=${encodeURIComponent(skipped)}` : ""}`,
  reviewers: (slug: string) => `/review/${slug}/reviewers`,
  admin: {
    home: "/admin",
    cohorts: "/admin/cohorts",
    newCohort: "/admin/cohorts/new",
    cohort: (id: string) => `/admin/cohorts/${id}`,
    projects: "/admin/projects",
    newProject: "/admin/projects/new",
    project: (id: string) => `/admin/projects/${id}`,
    projectPart: (id: string, part: "details" | "mentors" | "problems" | "rubric" | "preview") =>
      `/admin/projects/${id}/${part}`,
    problems: "/admin/problems",
    newProblem: "/admin/problems/new",
    problem: (id: string) => `/admin/problems/${id}`,
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
    review: (slug: string, code: string) => `/api/v1/reviews/${slug}/${code}`,
  },
} as const;

/** A path on this site to return to, or the fallback: never another origin ("//evil", "/\evil", "https:"). */
export function safeNext(next: string | null | undefined, fallback: string = paths.applications): string {
  if (!next?.startsWith("/") || /^\/[/\\]/.test(next) || /[\\\s]/.test(next)) return fallback;
  return URL.canParse(next, "http://here") && new URL(next, "http://here").origin === "http://here" ? next : fallback;
}
