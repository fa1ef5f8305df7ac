/** What a page says once after an act, chosen by `?done=`; a fixed list, so that an address can't put words on a page. */
export const notices = {
  saved: "Saved.",
  "application-started": "Your application is begun. Nothing is sent until you submit it.",
  "application-submitted": "Submitted. Your receipt is below, and on its way to you by e-mail.",
  "application-unchanged": "Nothing has changed since you submitted, so your receipt below stands.",
  "application-withdrawn": "Your application is withdrawn. Reviewers no longer see it; your texts are kept.",
  "application-resumed": "Your application is a draft again. Submit it before the deadline to be considered.",
  "essay-saved": "Your essay is saved.",
  "review-saved": "Your review is saved as a draft.",
  "review-submitted": "Your review is submitted.",
  "review-recused": "You stepped back from that application.",
  "queue-empty": "You have reviewed everything that waits for you in this project.",
  "queue-skipped": "Only the application that you skipped still waits for you.",
  published: "Published. The public pages show it now.",
  unpublished: "Back to draft. The public pages no longer show it.",
  closed: "Closed. It is still shown, but takes no more applications.",
  reopened: "Open again.",
  archived: "Archived.",
  restored: "Restored.",
  added: "Added.",
  removed: "Removed.",
  moved: "Moved.",
  "new-version":
    "Saved as a new version, since somebody answers this problem already. What was submitted keeps the old wording.",
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
