import { z } from "zod";
import { integer, line, optionalSlug, text } from "#lib/text.ts";
import { type CohortAct, cohortActs, instantOf, zones } from "./rules.ts";

export const COHORT_NAME_MAX = 120;
export const COHORT_SUMMARY_MAX = 2_000;
/** A day. */
export const GRACE_MAX_SECONDS = 86_400;

const zone = z.enum(zones, { error: "Choose UTC or Anywhere on Earth." });
const date = z.string({ error: "Enter a date." }).trim();
const time = z.string({ error: "Enter a time." }).trim();

/** The zone of a moment, its date and its time, as a form sends them. */
export const momentFields = { zone, date, time };

/** Date and time fields of one moment: a browser without date fields gets them as plain text. */
export function momentErrors(dateText: string, timeText: string, dateField: string, timeField: string) {
  if (instantOf(dateText, timeText, "utc")) return [];
  const errors: { path: string[]; message: string }[] = [];
  if (!instantOf(dateText, "12:00", "utc")) {
    errors.push({
      path: [dateField],
      message:
        dateText === "" ? "Enter a date." : `${dateText} is no date. Write it as year-month-day, such as 2026-12-06.`,
    });
  }
  if (!instantOf("2026-01-01", timeText, "utc")) {
    errors.push({
      path: [timeField],
      message:
        timeText === "" ? "Enter a time." : `${timeText} is no time. Write it as hours and minutes, such as 23:59.`,
    });
  }
  return errors;
}

/** The form of a cohort. Its output holds the two moments. */
export const cohortSchema = z
  .object({
    name: line("The name", COHORT_NAME_MAX),
    slug: optionalSlug,
    summary: text("The summary", COHORT_SUMMARY_MAX),
    opensOn: date,
    opensTime: time,
    opensZone: zone,
    closesOn: date,
    closesTime: time,
    closesZone: zone,
    graceSeconds: integer("The grace", 0, GRACE_MAX_SECONDS),
    seen: z.string().max(2_000).default(""),
  })
  .superRefine((input, context) => {
    const errors = [
      ...momentErrors(input.opensOn, input.opensTime, "opensOn", "opensTime"),
      ...momentErrors(input.closesOn, input.closesTime, "closesOn", "closesTime"),
    ];
    for (const error of errors) context.addIssue({ code: "custom", ...error });
    const opens = instantOf(input.opensOn, input.opensTime, input.opensZone);
    const closes = instantOf(input.closesOn, input.closesTime, input.closesZone);
    if (opens && closes && closes <= opens) {
      const clock = (at: Date) => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
      context.addIssue({
        code: "custom",
        path: ["closesOn"],
        message: `The deadline (${clock(closes)}) must come after the opening (${clock(opens)}).`,
      });
    }
  })
  .transform(({ opensOn, opensTime, opensZone, closesOn, closesTime, closesZone, ...rest }) => ({
    ...rest,
    opensAt: instantOf(opensOn, opensTime, opensZone) ?? new Date(Number.NaN),
    closesAt: instantOf(closesOn, closesTime, closesZone) ?? new Date(Number.NaN),
  }));

export type CohortInput = z.output<typeof cohortSchema>;

export const cohortActSchema = z.object({
  id: z.uuid(),
  act: z.enum(Object.keys(cohortActs) as [CohortAct, ...CohortAct[]]),
});

/** What the fields are called in sentences. */
export const cohortLabels = {
  name: "the name",
  slug: "the address",
  summary: "the summary",
  opens: "the opening",
  closes: "the deadline",
  graceSeconds: "the grace",
};
