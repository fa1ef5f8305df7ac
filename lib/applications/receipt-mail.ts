import type { Actor } from "#lib/auth/policy.ts";
import { utc, utcSecond } from "#lib/clock.ts";
import type { Letter } from "#lib/mail/outbox.ts";
import { paths } from "#lib/paths.ts";
import { wordsText } from "#lib/words.ts";

/** From the environment: the sender, the portal's address, and what the programme calls itself. */
export type MailSettings = { from: string; appUrl: string; programme: string };

type Receipt = {
  actor: Actor;
  application: { id: string; project: { title: string }; cohort: { name: string; closesAt: Date } };
  receipt: string;
  receivedAt: Date;
  essays: { title: string; wordCount: number; sha256: string }[];
};

export function receiptLetter(
  { actor, application, receipt, receivedAt, essays }: Receipt,
  settings: MailSettings,
): Letter {
  return {
    kind: "receipt",
    to: actor.email,
    userId: actor.id,
    subject: `Received: your application to ${application.project.title} (${receipt})`,
    text: [
      `Your application to “${application.project.title}” (${application.cohort.name}) was received.`,
      "",
      `Receipt:   ${receipt}`,
      `Received:  ${utcSecond(receivedAt)}`,
      "",
      essays.length === 1
        ? "What was sent, with the SHA-256 of its text:"
        : "What was sent, with the SHA-256 of each text:",
      "",
      ...essays.flatMap((essay, at) => [
        `${at + 1}. ${essay.title}: ${wordsText(essay.wordCount)}`,
        `   ${essay.sha256}`,
        "",
      ]),
      "Reviewers read this, without your name. You can change your essays and",
      `submit again until ${utc(application.cohort.closesAt)}; until you do, this stands.`,
      "",
      `${settings.appUrl}${paths.application(application.id)}`,
      "",
      settings.programme,
      "",
    ].join("\n"),
  };
}
