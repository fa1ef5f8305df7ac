import type { Letter } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";
import { applicationsText } from "#lib/reviews/words.ts";

type Project = { id: string; slug: string; title: string };

/** Mails of this kind are the invitations themselves: their `data` says to what, by whom, and the answer. */
export const INVITATION = "review-invitation";

/**
 * Asks somebody to review a project. It is the same whoever has the address: whether they are known to
 * the portal or apply to this project themselves, the inviter is not told.
 * @param words what the inviter writes to them; may be empty
 */
export function invitationLetter(
  project: Project,
  inviter: { id: string; name: string },
  to: string,
  words: string,
  { appUrl, programme }: MailSettings,
): Letter {
  return {
    kind: INVITATION,
    to,
    userId: null,
    subject: `${inviter.name} asks you to review applications to “${project.title}”`,
    text: [
      `${inviter.name} asks you to read and score applications to the research project “${project.title}”`,
      `at ${programme}.`,
      ...(words ? ["", `${inviter.name} writes:`, "", ...words.split("\n").map((line) => `  ${line}`.trimEnd())] : []),
      "",
      "Say yes or no here. Sign in with this address:",
      "",
      `${appUrl}${paths.reviewInvitation(project.slug)}`,
      "",
      "Applications are read under a code, without names.",
      "If you don’t know what this is about, you need do nothing.",
      "",
      programme,
      "",
    ].join("\n"),
    data: { project: project.id, inviter: inviter.id },
  };
}

/** Tells a mentor that a reviewer can't help any more. `free`: how many assigned applications they had not begun. */
export function leftLetter(
  project: Project,
  who: string,
  free: number,
  to: { id: string; email: string },
  { appUrl, programme }: MailSettings,
): Letter {
  const lost =
    free === 0
      ? ["They had no application waiting."]
      : [
          `${applicationsText(free)} that ${free === 1 ? "was" : "were"} assigned to them and not begun ${free === 1 ? "is" : "are"} free again. Assign ${free === 1 ? "it" : "them"} to others here:`,
          "",
          `${appUrl}${paths.assignment(project.slug)}`,
        ];
  return {
    kind: "reviewer-left",
    to: to.email,
    userId: to.id,
    subject: `${who} no longer reviews “${project.title}”`,
    text: [
      `${who} says that they can’t help with “${project.title}” any more. What they had submitted is kept.`,
      ...lost,
      "",
      programme,
      "",
    ].join("\n"),
  };
}
