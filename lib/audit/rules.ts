/** The kinds of things that the record tells of, for the filter on its page. */
export const auditSubjects = [
  "cohort",
  "project",
  "problem",
  "mentor",
  "topic",
  "person",
  "application",
  "review",
  "mail",
  "term",
  "writing",
  "post",
  "publication",
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

/** What each act did, as the middle of a sentence; {s} is the thing it was done to, {f} the fields that changed. */
const phrases: Record<string, string> = {
  createCohort: "created the cohort {s}",
  editCohort: "changed {f} of the cohort {s}",
  publishCohort: "published the cohort {s}",
  unpublishCohort: "took the cohort {s} back to a draft",
  archiveCohort: "archived the cohort {s}",
  restoreCohort: "restored the cohort {s}",
  closeCohort: "closed the cohort {s}",
  reopenCohort: "opened the cohort {s} again, since its deadline is later now",
  grantExtension: "gave {s} a deadline of their own",
  revokeExtension: "took back the extension of {s}",
  createProject: "created the project {s}",
  editProject: "changed {f} of the project {s}",
  publishProject: "published the project {s}",
  unpublishProject: "took the project {s} back to a draft",
  closeProject: "closed the project {s}",
  reopenProject: "opened the project {s} again",
  archiveProject: "archived the project {s}",
  addMentor: "added a mentor to the project {s}",
  removeMentor: "removed a mentor from the project {s}",
  orderMentors: "put the mentors of the project {s} in another order",
  addReviewer: "added a reviewer to the project {s}",
  removeReviewer: "removed a reviewer from the project {s}",
  inviteReviewer: "invited a reviewer to the project {s}",
  withdrawInvitation: "took back an invitation to review the project {s}",
  acceptInvitation: "accepted an invitation to review the project {s}",
  declineInvitation: "declined an invitation to review the project {s}",
  leaveReviewing: "stopped reviewing the project {s}",
  setCaps: "changed how many applications the reviewers of the project {s} are given",
  assignReviews: "assigned reviews in the project {s}",
  clearAssigned: "took back assigned reviews in the project {s}",
  addConflict: "entered a conflict of interest of {s}",
  removeConflict: "removed a conflict of interest of {s}",
  addProblem: "added a problem to the project {s}",
  removeProblem: "removed a problem from the project {s}",
  editUse: "changed {f} of a problem in the project {s}",
  addGroup: "made a group of problems in the project {s}",
  editGroup: "changed {f} of a group of problems in the project {s}",
  dissolveGroup: "dissolved a group of problems in the project {s}",
  orderProblems: "put the problems of the project {s} in another order",
  addCriterion: "added a criterion to the rubric of the project {s}",
  editCriterion: "changed {f} of a criterion of the project {s}",
  removeCriterion: "removed a criterion from the rubric of the project {s}",
  orderCriteria: "put the rubric of the project {s} in another order",
  addPhase: "added a review phase to the project {s}",
  editPhase: "changed {f} of a review phase of the project {s}",
  removePhase: "removed a review phase from the project {s}",
  addUsualPhases: "gave the project {s} the three usual review phases",
  setReviewsWanted: "changed how many reviews each application to the project {s} needs",
  createProblem: "wrote the problem {s}",
  editProblem: "changed {f} of the problem {s}",
  createMentor: "created the profile of {s}",
  editMentor: "changed {f} of the profile of {s}",
  draftMentor: "wrote at the draft of the profile of {s}",
  discardMentorDraft: "discarded the draft of the profile of {s}",
  trustMentor: "lets {s} publish changes to their own projects without an admin",
  untrustMentor: "no longer lets {s} publish changes to their own projects without an admin",
  uploadPortrait: "uploaded a portrait of {s}",
  removePortrait: "removed the portrait of {s}",
  importPublications: "imported publications into the profile of {s}",
  editPublication: "changed {f} of the publication {s}",
  hidePublication: "hid the publication {s}",
  showPublication: "showed the publication {s} again",
  deletePublication: "deleted a publication from the profile of {s}",
  saveProposal: "wrote at a proposal for the project {s}",
  sendProposal: "sent the admins a proposal for the project {s}",
  withdrawProposal: "withdrew a proposal for the project {s}",
  publishProposal: "published a proposal for the project {s}",
  declineProposal: "declined a proposal for the project {s}",
  addTopic: "added the topic {s}",
  renameTopic: "renamed a topic to {s}",
  removeTopic: "removed the topic {s}",
  addPerson: "entered the address of {s}",
  makeAdmin: "made {s} an admin",
  endAdmin: "took the admin role from {s}",
  endSessions: "signed {s} out everywhere",
  retryMail: "queued the mail {s} again",
  startApplication: "began an application to {s}",
  submitApplication: "submitted an application to {s}",
  submitLate: "sent an application to {s} after the deadline",
  admitLate: "admitted a late application to {s}",
  submitAtDeadline: "asked that an application to {s} be submitted at the deadline",
  dontSubmitAtDeadline: "asked that an application to {s} not be submitted at the deadline",
  missDeadline: "could not submit an application to {s} at the deadline",
  withdrawApplication: "withdrew an application to {s}",
  resumeApplication: "took up an application to {s} again",
  chooseText: "chose which text an application to {s} sends",
  leaveOut: "left a problem out of an application to {s}",
  takeIn: "took a problem into an application to {s} again",
  beginReview: "began a review for {s}",
  submitReview: "submitted a review for {s}",
  decide: "set {f} on an application to {s}, pending",
  takeBackDecision: "took back the pending decision on an application to {s}",
  checkFeedback: "checked the feedback for an applicant to {s}",
  writeComment: "wrote a comment on an application to {s}",
  editComment: "changed a comment on an application to {s}",
  deleteComment: "deleted a comment on an application to {s}",
  askQuestion: "asked a question on the page of the project {s}",
  replyToPost: "replied to a question on the page of the project {s}",
  editPost: "changed a post on the page of the project {s}",
  deletePost: "deleted a post on the page of the project {s}",
  pinQuestion: "pinned a question on the page of the project {s}",
  unpinQuestion: "unpinned a question on the page of the project {s}",
  closeThread: "closed a question on the page of the project {s}",
  reopenThread: "opened a question again on the page of the project {s}",
  hidePost: "hid a post on the page of the project {s}",
  settleFlags: "settled the flags on a post on the page of the project {s}",
  showPost: "showed a hidden post again on the page of the project {s}",
  createTerm: "wrote the term {s}",
  editTerm: "changed {f} of the term {s}",
  deleteTerm: "deleted the term {s}",
  revealApplicant: "asked to see who wrote an application to {s}",
  recuseReview: "stepped back from an application to {s}",
  addWriting: "added the post {s} to a profile",
  editWriting: "changed {f} of the post {s}",
  deleteWriting: "deleted the post {s} from a profile",
  importWriting: "changed the post {s} by an import",
  importWritings: "imported posts into the profile of {s}",
  addFeed: "gave the profile of {s} a feed to read posts from",
  removeFeed: "took a feed from the profile of {s}",
};

const fieldNames: Record<string, string> = {
  publishedOn: "day",
  coauthors: "co-authors",
  linkpost: "linkpost mark",
  slug: "address",
  question: "research question",
  directions: "research directions",
  opens: "opening",
  closes: "deadline",
  graceSeconds: "grace",
  doi: "DOI",
  arxivId: "arXiv id",
  pdfUrl: "link to the PDF",
  citations: "number of citations",
  citedAt: "day of the count",
  citedBy: "source of the count",
  minWords: "minimum",
  maxWords: "maximum",
  recommendedWords: "recommended length",
  also: "other forms",
  pick: "number of answers",
  scaleMin: "lowest score",
  scaleMax: "highest score",
  may: "rights",
  scores: "sight of scores",
  starts: "start",
  ends: "end",
  required: "choice whether it must be scored",
  counted: "choice whether it counts",
};

type Event = {
  act: string;
  actor: string | null;
  subject: string;
  name: string | null;
  detail: Record<string, unknown>;
};

/** What happened, as a sentence for people. An act that has no phrase yet is named in its own words. */
export function sentence({ act, actor, subject, name, detail }: Event): string {
  // Who is behind an anonymous post does not stand in the record: admins who review the project read it, too.
  const who = actor ?? (detail["anonymous"] === true ? "Somebody anonymous" : "The portal");
  const own = typeof detail["name"] === "string" ? detail["name"] : null;
  const what = name ?? own;
  const thing = what ? `“${what}”` : "that is no longer here";
  const fields =
    typeof detail["fields"] === "string" && detail["fields"]
      ? detail["fields"].split(", ").map((field) => fieldNames[field] ?? field)
      : [];
  const some =
    fields.length === 0
      ? "something"
      : fields.length === 1
        ? `the ${fields[0]}`
        : `${fields.slice(0, -1).join(", ")} and ${fields.at(-1)}`;
  const phrase = phrases[act];
  if (!phrase)
    return `${who}: ${act.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()} (${subject}${what ? ` ${thing}` : ""}).`;
  const more =
    detail["newVersion"] === true
      ? ", as a new version"
      : typeof detail["closesAt"] === "string"
        ? `, which is now ${detail["closesAt"].slice(0, 16).replace("T", " ")} UTC`
        : "";
  const why = typeof detail["reason"] === "string" ? ` Reason: ${detail["reason"]}` : "";
  return `${who} ${phrase.replace("{s}", () => thing).replace("{f}", some)}${more}.${why}`;
}
