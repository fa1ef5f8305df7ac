import { z } from "zod";
import { slug, text } from "#lib/text.ts";

/** In UTF-16 code units. */
export const NOTES_MAX = 20_000;
export const REASON_MAX = 1_000;

/** What an application is called to reviewers, such as "K7QM-2F". */
export const applicationCode = z.string().regex(/^[A-Z0-9-]{1,20}$/, { error: "There is no such application." });

/** Which application a request is about. */
export const place = z.object({ project: slug, code: applicationCode });

const wholeNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0).max(1_000_000_000));

/** Scores by criterion; what is not chosen yet is not there. Whether one lies on its scale, the database says. */
const scores = z
  .record(z.uuid(), z.union([z.number(), z.string()]))
  .default({})
  .transform((given, context) => {
    // An id is the same in capitals: of a criterion that is named twice, the last score counts.
    const chosen = new Map<string, number>();
    for (const [criterion, value] of Object.entries(given)) {
      if (value === "") continue;
      const score = Number(value);
      if (Number.isInteger(score) && Math.abs(score) <= 1_000) chosen.set(criterion.toLowerCase(), score);
      else
        context.addIssue({ code: "custom", path: [criterion], message: "Choose one of the scores of this criterion." });
    }
    return [...chosen].map(([criterion, score]) => ({ criterion, score }));
  });

/**
 * A review as it is written. `version` is the one that the writer saw, 0 when there was none;
 * `submission` is the number of the text that they read. `over`: they have seen what another tab or
 * device stored, and replace it by choice.
 */
export const reviewDraft = z.object({
  version: wholeNumber,
  submission: wholeNumber,
  notes: text("The private notes", NOTES_MAX).default(""),
  scores,
  over: z.union([z.boolean(), z.stringbool()]).optional(),
});

export type ReviewDraft = z.output<typeof reviewDraft>;

export const reviewForm = place
  .extend(reviewDraft.shape)
  .extend({ act: z.enum(["save", "submit", "submit-next"]).default("save") });

export const recusalForm = place.extend({
  reason: text("The reason", REASON_MAX)
    .transform((value) => value.trim())
    .refine((value) => value !== "", { error: "Say in a few words why you step back." }),
});

/** `flag`: whether the application is to be flagged from now on. */
export const flagForm = place.extend({ flag: z.enum(["on", "off"]) });
