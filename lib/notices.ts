/** What a page says once after an act, chosen by `?done=`; a fixed list, so that an address can't put words on a page. */
export const notices = {
  saved: "Saved.",
  "application-started": "Your application is begun. Nothing is sent until you submit it.",
  "application-submitted": "Submitted. Your receipt is below, and on its way to you by e-mail.",
  "application-late":
    "Received after the deadline. What you sent is kept; reviewers read it only if the programme admits it.",
  "application-unchanged": "Nothing has changed since you submitted, so your receipt below stands.",
  "application-withdrawn": "Your application is withdrawn. Reviewers no longer see it; your texts are kept.",
  "application-resumed": "Your application is a draft again. Submit it before the deadline to be considered.",
  "essay-saved": "Your essay is saved.",
  "variant-made": "Your variant is made, with the text that it was copied from. Change it here.",
  "variant-renamed": "The variant has its new name.",
  "variant-deleted": "The variant is deleted, with its history. What was submitted stands.",
  "text-chosen": "Chosen. Nothing is sent until you submit.",
  "left-out": "Left out of this application. The text is kept.",
  "taken-in": "Taken in again. Nothing is sent until you submit.",
  "plan-added": "Added to your plan.",
  "plan-removed": "Taken from your plan. Nothing else was changed.",
  "review-saved": "Your review is saved as a draft.",
  "review-submitted": "Your review is submitted.",
  "review-recused": "You stepped back from that application.",
  "queue-empty": "You have reviewed everything that waits for you in this project.",
  "queue-skipped": "Only the application that you skipped still waits for you.",
  published: "Published. The public pages show it now.",
  unpublished: "Back to draft. The public pages no longer show it.",
  "extension-granted": "Granted. The new deadline holds at once, and is on its way to them by e-mail.",
  "extension-revoked": "Taken back. They are told by e-mail.",
  "cohort-closed": "The close is carried out. Whatever comes now is kept as late.",
  "late-admitted": "Admitted. Reviewers read it now, and its author is told by e-mail.",
  "at-deadline-on": "Noted. At the deadline your application is submitted as it stands then, if it is complete.",
  "at-deadline-off": "Noted. Nothing is submitted unless you do it yourself.",
  "text-restored": "Put back. The text that it replaced is kept among the earlier versions.",
  closed: "Closed. It is still shown, but takes no more applications.",
  reopened: "Open again.",
  archived: "Archived.",
  restored: "Restored.",
  added: "Added.",
  removed: "Removed.",
  moved: "Moved.",
  "group-dissolved": "Dissolved. Its problems are optional now: say of each whether it must be answered.",
  "new-version":
    "Saved as a new version, since somebody answers this problem already. What was submitted keeps the old wording.",
  "new-version-told":
    "Saved as a new version, since somebody answers this problem already. What was submitted keeps the old wording; those who write for it are told by e-mail, some minutes after your last change.",
  "wording-read": "Noted: you have read what changed. Your text is as it was.",
  "admin-made": "Now an admin.",
  "admin-ended": "No longer an admin, from their next request on.",
  "sessions-ended": "Signed out everywhere.",
  requeued: "Queued again. The worker will try it shortly.",
  "signed-out": "You are signed out.",
  "signed-out-everywhere": "You are signed out on every other device.",
} as const;

export type Notice = keyof typeof notices;

export function withNotice(path: string, notice: Notice): string {
  const [address, fragment] = path.split("#");
  return `${address}${address?.includes("?") ? "&" : "?"}done=${notice}${fragment ? `#${fragment}` : ""}`;
}
