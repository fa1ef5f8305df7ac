/** Every address of the portal, in one place. */
export const paths = {
  home: "/",
  project: (slug: string) => `/projects/${slug}`,
  mentor: (slug: string) => `/mentors/${slug}`,
  /** A mentor's papers by date, or in another order; `page` counts from 1. */
  publications: (slug: string, order: "date" | "citations" | "field" = "date", page = 1) =>
    `/mentors/${slug}/publications${order === "date" && page === 1 ? "" : `/${order}`}${page === 1 ? "" : `/${page}`}`,
  publicationsFile: (slug: string, format: "bib" | "json") => `/mentors/${slug}/publications.${format}`,
  portrait: (slug: string, hash: string) => `/mentors/${slug}/portrait/${hash}`,
  /** `page` counts from 1. */
  writings: (slug: string, page = 1) => `/mentors/${slug}/writings${page === 1 ? "" : `/${page}`}`,
  glossary: "/glossary",
  term: (slug: string) => `/glossary/${slug}`,
  /** All questions of a project; `page` counts from 1. */
  questions: (slug: string, page = 1) => `/projects/${slug}/questions${page === 1 ? "" : `/page/${page}`}`,
  /** One question with its replies; `page` counts from 1. */
  question: (slug: string, number: number, page = 1) =>
    `/projects/${slug}/questions/${number}${page === 1 ? "" : `/${page}`}`,
  /** Leads to a post wherever it stands now. */
  post: (slug: string, id: string) => `/projects/${slug}/questions/post/${id}`,
  /** What one asked and follows. */
  asked: "/ask",
  /** Where a question is asked, for the signed-in. */
  ask: (slug: string) => `/ask/${slug}`,
  /** What can be done with one post: reply, change, follow, flag, moderate. */
  askPost: (slug: string, id: string) => `/ask/${slug}/${id}`,
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
  projectsFeed: (format: "atom" | "json") => `/feeds/projects.${format}`,
  /** The profiles that one edits. */
  profile: "/profile",
  profileOf: (slug: string) => `/profile/${slug}`,
  profilePart: (slug: string, part: "details" | "changes" | "preview" | "portrait" | "publications" | "writings") =>
    `/profile/${slug}/${part}`,
  profilePublication: (slug: string, id: string) => `/profile/${slug}/publications/${id}`,
  profileWriting: (slug: string, id: string) => `/profile/${slug}/writings/${id}`,
  profileImport: (slug: string, kind: "publications" | "writings", id: string) =>
    `/profile/${slug}/${kind}/imports/${id}`,
  /** Changes to projects that their mentors propose. */
  proposals: "/proposals",
  proposal: (project: string, part?: "changes" | "preview") =>
    `/proposals/${project}${part === undefined ? "" : `/${part}`}`,
  terms: "/terms",
  newTerm: "/terms/new",
  editTerm: (slug: string) => `/terms/${slug}`,
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
  /** Leads to the next application of one's queue; to another than `other`, if that is given. */
  reviewNext: (slug: string, other?: string) =>
    `/review/${slug}/next${other ? `?skip=${encodeURIComponent(other)}` : ""}`,
  /** Leads to the application that one handled last before this one. */
  reviewPrevious: (slug: string, code?: string) =>
    `/review/${slug}/previous${code ? `?from=${encodeURIComponent(code)}` : ""}`,
  /** Side by side, for the problem of this id, or the first. */
  reviewCompare: (slug: string, codes: readonly string[] = [], problem?: string) => {
    const asked = [...codes.map((code) => ["a", code]), ...(problem ? [["problem", problem]] : [])];
    return `/review/${slug}/compare${asked.length > 0 ? `?${new URLSearchParams(asked)}` : ""}`;
  },
  /** The decision on an application, on its page. */
  reviewDecision: (slug: string, code: string) => `/review/${slug}/${code}#the-decision`,
  /** Of an application, on its page; of one comment where that is given. */
  reviewDiscussion: (slug: string, code: string, comment?: string) =>
    `/review/${slug}/${code}#${comment === undefined ? "discussion" : `comment-${comment}`}`,
  reviewDecisions: (slug: string) => `/review/${slug}/decisions`,
  /** How a project's reviewing is set up, by those who lead it and by admins. */
  setup: (slug: string) => `/review/${slug}/setup`,
  setupPart: (slug: string, part: "rubric" | "phases") => `/review/${slug}/setup/${part}`,
  /** What is done to several applications at once, previewed. */
  reviewSelected: (slug: string, act: "assign" | "decide") => `/review/${slug}/selected/${act}`,
  reviewers: (slug: string) => `/review/${slug}/reviewers`,
  assignment: (slug: string) => `/review/${slug}/assignment`,
  /** Where somebody who was invited to review answers. */
  reviewInvitation: (slug: string) => `/review/${slug}/invitation`,
  /** Where an invited reviewer says that they can't help any more. */
  leaveReviewing: (slug: string) => `/review/${slug}/leave`,
  /** Essays of a project that are like another applicant's; `after`: the pair that the page begins behind. */
  reviewSimilar: (slug: string, after?: string) => `/review/${slug}/similar${after ? `?after=${after}` : ""}`,
  /** Two applications side by side; `project`: that of the other, where it is another one. */
  reviewSimilarPair: (slug: string, one: string, other: string, project = slug) =>
    `/review/${slug}/similar/${one}/${other}${project === slug ? "" : `?in=${project}`}`,
  reviewScores: (slug: string) => `/review/${slug}/scores`,
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
    /** To whom names were shown in a project, and a field for an application's code. */
    projectApplications: (id: string) => `/admin/projects/${id}/applications`,
    projectApplication: (id: string, code: string) => `/admin/projects/${id}/applications/${code}`,
    projectDecisions: (id: string) => `/admin/projects/${id}/decisions`,
    problems: "/admin/problems",
    newProblem: "/admin/problems/new",
    problem: (id: string) => `/admin/problems/${id}`,
    problemVersions: (id: string) => `/admin/problems/${id}/versions`,
    mentors: "/admin/mentors",
    newMentor: "/admin/mentors/new",
    mentor: (id: string) => `/admin/mentors/${id}`,
    topics: "/admin/topics",
    questions: "/admin/questions",
    proposals: "/admin/proposals",
    people: "/admin/people",
    conflicts: "/admin/conflicts",
    mail: "/admin/mail",
    audit: "/admin/audit",
    similar: "/admin/similar",
    similarAfter: (after: string) => `/admin/similar?after=${after}`,
    similarPair: (one: string, other: string) => `/admin/similar/${one}/${other}`,
  },
  api: {
    essay: (id: string) => `/api/v1/essays/${id}`,
    preview: "/api/v1/preview",
    portrait: (mentor: string) => `/api/v1/portraits/${mentor}`,
    submission: (application: string) => `/api/v1/applications/${application}/submission`,
    review: (slug: string, code: string) => `/api/v1/reviews/${slug}/${code}`,
    reviewExport: (slug: string, format: "csv" | "json") => `/api/v1/review/${slug}/export?format=${format}`,
    reviewPulse: (slug: string) => `/api/v1/review/${slug}/pulse`,
    time: "/api/v1/time",
    /** Takes RFC 8058's one-click post, too. */
    unsubscribe: (token: string) => `/api/v1/unsubscribe/${token}`,
  },
} as const;

/** A path on this site to return to, or the fallback: never another origin ("//evil", "/\evil", "https:"). */
export function safeNext(next: string | null | undefined, fallback: string = paths.applications): string {
  if (!next?.startsWith("/") || /^\/[/\\]/.test(next) || /[\\\s]/.test(next)) return fallback;
  return URL.canParse(next, "http://here") && new URL(next, "http://here").origin === "http://here" ? next : fallback;
}
