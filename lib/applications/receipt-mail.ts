import type { Actor } from "#lib/auth/policy.ts";
import { utc, utcSecond } from "#lib/clock.ts";
import type { Letter } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

type Receipt = {
  actor: Actor;
  application: { id: string; project: { title: string }; cohort: { name: string; closesAt: Date } };
  receipt: string;
  receivedAt: Date;
  late: boolean;
  /** Sent by the portal, as the applicant had asked, as it stood at the deadline. */
  atDeadline: boolean;
  essays: { title: string; kind: ProblemKind; wordCount: number; sha256: string }[];
};

export function receiptLetter(
  { actor, application, receipt, receivedAt, late, atDeadline, essays }: Receipt,
  settings: MailSettings,
): Letter {
  return {
    kind: "receipt",
    to: actor.email,
    userId: actor.id,
    subject: `${late ? "Received late" : "Received"}: your application to ${application.project.title} (${receipt})`,
    text: [
      `Your application to “${application.project.title}” (${application.cohort.name}) was received${late ? " after the deadline" : ""}.`,
      "",
      `Receipt:   ${receipt}`,
      `Received:  ${utcSecond(receivedAt)}`,
      "",
      essays.length === 1
        ? "What was sent, with the SHA-256 of its text:"
        : "What was sent, with the SHA-256 of each text:",
      "",
      ...essays.flatMap((essay, at) => [
        `${at + 1}. ${essay.title}: ${amountText(essay.kind, essay.wordCount)}`,
        `   ${essay.sha256}`,
        "",
      ]),
      ...(late
        ? [
            `The deadline was ${utc(application.cohort.closesAt)}. What you sent is kept as it is,`,
            "but reviewers read it only if the programme admits it. What you submitted",
            "before the deadline, if anything, stands.",
          ]
        : atDeadline
          ? [
              "You had asked that it be submitted at the deadline if it is complete. This is",
              "what your essays held then. Reviewers read this, without your name.",
            ]
          : [
              "Reviewers read this, without your name. You can change your essays and",
              `submit again until ${utc(application.cohort.closesAt)}; until you do, this stands.`,
            ]),
      "",
      `${settings.appUrl}${paths.application(application.id)}`,
      "",
      settings.programme,
      "",
    ].join("\n"),
  };
}
