import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";

export const MENTIONED = "comment-mention";
export const COMMENTED = "comment-new";

/** Nothing here says who applied: the application is its code. */
export type About = { by: string; title: string; slug: string; code: string; commentId: string };

type Words = { subject: string; text: string };

/**
 * To somebody who was mentioned.
 * @param text the comment; null for somebody whose own review is not in, who reads it when it is
 */
export function mentionLetter(about: About, text: string | null, mail: MailSettings): Words {
  const { by, title, slug, code, commentId } = about;
  const told =
    text === null
      ? [
          "You read the discussion once your own review of this application is in:",
          `${mail.appUrl}${paths.reviewApplication(slug, code)}`,
        ]
      : [
          quoted(text),
          "",
          "Read it where it stands, and answer:",
          `${mail.appUrl}${paths.reviewDiscussion(slug, code, commentId)}`,
        ];
  return {
    subject: `${by} mentioned you: application ${code}`,
    text: [
      `${by} mentioned you in the discussion of application ${code} to “${title}”.`,
      "",
      ...told,
      "",
      mail.programme,
      "",
    ].join("\n"),
  };
}

/**
 * To somebody who takes part, of a comment that does not mention them.
 * @param text the comment; null when the mail waits for an hour to pass, and further comments may come meanwhile
 */
export function commentLetter(about: About, text: string | null, mail: MailSettings): Words {
  const { by, title, slug, code, commentId } = about;
  const link = `${mail.appUrl}${paths.reviewDiscussion(slug, code, text === null ? undefined : commentId)}`;
  return {
    subject: `New in the discussion of application ${code}`,
    text: [
      text === null
        ? `There is more in the discussion of application ${code} to “${title}”, in which you take part.`
        : `${by} commented on application ${code} to “${title}”, in whose discussion you take part.`,
      "",
      ...(text === null ? [] : [quoted(text), ""]),
      "Read it where it stands:",
      link,
      "",
      "There is at most one such mail an hour for one application.",
      "",
      mail.programme,
      "",
    ].join("\n"),
  };
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}
