import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";
import { applicationsText } from "#lib/reviews/words.ts";

/** Tells a reader how many applications they were given. Of those who wrote them, nothing. */
export function assignedLetter(
  project: { slug: string; title: string },
  count: number,
  { appUrl, programme }: MailSettings,
): { subject: string; text: string } {
  const are = count === 1 ? "is" : "are";
  return {
    subject: `${applicationsText(count)} ${are} waiting for you`,
    text: [
      `${applicationsText(count)} to “${project.title}” ${are} waiting for your review.`,
      `${count === 1 ? "It is" : "They are"} marked as yours and ${count === 1 ? "comes" : "come"} first in your queue:`,
      "",
      `${appUrl}${paths.reviewProject(project.slug)}`,
      "",
      "If you know somebody’s work too well to judge it, step back from that application on its page.",
      "",
      programme,
      "",
    ].join("\n"),
  };
}
