import { z } from "zod";
import { instantOf } from "#lib/cohorts/rules.ts";
import { momentErrors, momentFields } from "#lib/cohorts/schema.ts";
import { reason } from "#lib/reason.ts";
import { email } from "#lib/text.ts";

/** The form of an extension. Its output holds the moment, and null for the whole cohort. */
export const extensionSchema = z
  .object({
    cohort: z.uuid({ error: "That is not here any more." }),
    email,
    project: z
      .union([z.literal(""), z.uuid({ error: "Choose one of the cohort’s projects." })])
      .default("")
      .transform((value) => value || null),
    closesOn: momentFields.date,
    closesTime: momentFields.time,
    closesZone: momentFields.zone,
    reason,
  })
  .superRefine((input, context) => {
    for (const error of momentErrors(input.closesOn, input.closesTime, "closesOn", "closesTime"))
      context.addIssue({ code: "custom", ...error });
  })
  .transform(({ closesOn, closesTime, closesZone, ...rest }) => ({
    ...rest,
    closesAt: instantOf(closesOn, closesTime, closesZone) ?? new Date(Number.NaN),
  }));

export type ExtensionInput = z.output<typeof extensionSchema>;

export const revokeSchema = z.object({ id: z.uuid({ error: "That is not here any more." }) });
