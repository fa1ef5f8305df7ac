import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";

/** To those who read a project: somebody asked. */
export const ASKED = "question-new";
/** To those who follow a question: somebody replied. */
export const REPLIED = "question-reply";

/** What a letter says of a post. `by`: its signature, as everybody reads it; `answer`: by those who lead or review the project. */
export type About = {
  by: string;
  alias: number | null;
  answer: boolean;
  title: string;
  slug: string;
  number: number;
  threadId: string;
  postId: string;
};

type Words = { subject: string; text: string };

/**
 * A new question, to those who read the project. How to stop such letters is added when they are sent.
 * @param text the question; null when the letter waits for an hour to pass, and further ones may come meanwhile
 */
export function askedLetter(about: About, text: string | null, mail: MailSettings): Words {
  const { by, alias, title, slug, postId } = about;
  return {
    subject: `New question about “${title}”`,
    text: letter(
      text === null
        ? `There are new questions about the project “${title}”.`
        : `${alias === null ? by : "Somebody who stays anonymous"} asked about the project “${title}”.`,
      text,
      text === null ? "Read them, and answer:" : "Read it where it stands, and answer:",
      `${mail.appUrl}${text === null ? paths.questions(slug) : paths.post(slug, postId)}`,
      "There is at most one such mail an hour for one project.",
      mail,
    ),
  };
}

/**
 * A reply, to somebody who follows the question. It reads the same for whoever asked and for all others.
 * @param text as for askedLetter
 */
export function repliedLetter(about: About, text: string | null, mail: MailSettings): Words {
  const { by, answer, title, slug, number, postId, threadId } = about;
  return {
    subject: `New under question ${number} about “${title}”`,
    text: letter(
      text === null
        ? `There is more under question ${number} about the project “${title}”, which you follow.`
        : `${by}${answer ? ", of the project, answered" : `${by.includes(",") ? "," : ""} replied under`} question ${number} about the project “${title}”, which you follow.`,
      text,
      "Read it where it stands:",
      `${mail.appUrl}${paths.post(slug, text === null ? threadId : postId)}`,
      "There is about one such mail an hour for one question at most.",
      mail,
    ),
  };
}

function letter(told: string, text: string | null, lead: string, link: string, often: string, mail: MailSettings) {
  return [told, "", ...(text === null ? [] : [quoted(text), ""]), lead, link, "", often, "", mail.programme, ""].join(
    "\n",
  );
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}
