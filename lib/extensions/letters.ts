import { ANYWHERE_ON_EARTH, inZone, utc } from "#lib/clock.ts";
import type { Letter } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";

type Told = {
  applicant: { id: string; email: string };
  cohort: { name: string };
  /** Null: for every project of the cohort. */
  project: { title: string } | null;
};

const where = ({ cohort, project }: Told) =>
  project ? `your application to “${project.title}” (${cohort.name})` : `your applications in “${cohort.name}”`;

const whenLines = (at: Date) => [
  `  ${inZone(at, "UTC")} UTC`,
  `  ${inZone(at, ANYWHERE_ON_EARTH)} Anywhere on Earth (UTC−12)`,
];

/** Tells of the new deadline. The admins' reason is not in it. */
export function grantedLetter(told: Told, closesAt: Date, { appUrl, programme }: MailSettings): Letter {
  return {
    kind: "extension",
    to: told.applicant.email,
    userId: told.applicant.id,
    subject: `Your deadline is extended to ${utc(closesAt)}`,
    text: [
      `The programme has extended the deadline of ${where(told)}.`,
      "Until then you can write, submit, and submit again:",
      "",
      ...whenLines(closesAt),
      "",
      "It holds for you alone. Your applications:",
      `${appUrl}${paths.applications}`,
      "",
      programme,
      "",
    ].join("\n"),
  };
}

/** @param closesAt the deadline that holds from now on */
export function revokedLetter(told: Told, closesAt: Date, { appUrl, programme }: MailSettings): Letter {
  return {
    kind: "extension",
    to: told.applicant.email,
    userId: told.applicant.id,
    subject: "Your extended deadline was taken back",
    text: [
      `The programme has taken back the extended deadline of ${where(told)}.`,
      "From now on this deadline holds for you:",
      "",
      ...whenLines(closesAt),
      "",
      "Your texts and whatever you have submitted are kept. Your applications:",
      `${appUrl}${paths.applications}`,
      "",
      programme,
      "",
    ].join("\n"),
  };
}
