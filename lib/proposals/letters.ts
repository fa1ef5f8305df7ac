import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";

export const PROPOSAL_SENT = "proposal-sent";
export const PROPOSAL_DECIDED = "proposal-decided";

type About = { by: string; title: string; slug: string };
type Words = { subject: string; text: string };

const lines = (...parts: string[]) => [...parts, ""].join("\n");

/** To an admin, of a proposal that waits for one. */
export function sentLetter({ by, title, slug }: About, note: string, mail: MailSettings): Words {
  return {
    subject: `A proposal for “${title}”`,
    text: lines(
      `${by} proposes changes to the project “${title}”.`,
      "",
      ...(note.trim() === "" ? [] : [quoted(note), ""]),
      "See what would change, and publish or decline it:",
      `${mail.appUrl}${paths.proposal(slug, "changes")}`,
      "",
      mail.programme,
    ),
  };
}

/** To the mentor whose proposal was published. */
export function publishedLetter({ by, title, slug }: About, mail: MailSettings): Words {
  return {
    subject: `Published: your proposal for “${title}”`,
    text: lines(
      `${by} published the changes that you proposed to the project “${title}”.`,
      "",
      "Where its page is public, it shows them now:",
      `${mail.appUrl}${paths.project(slug)}`,
      "",
      mail.programme,
    ),
  };
}

/** To the mentor whose proposal was declined. */
export function declinedLetter({ by, title, slug }: About, answer: string, mail: MailSettings): Words {
  return {
    subject: `Not published: your proposal for “${title}”`,
    text: lines(
      `${by} did not publish the changes that you proposed to the project “${title}”, and says why:`,
      "",
      quoted(answer),
      "",
      "What you wrote is kept. Change it and send it again:",
      `${mail.appUrl}${paths.proposal(slug)}`,
      "",
      mail.programme,
    ),
  };
}

function quoted(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}
