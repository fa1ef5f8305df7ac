import { z } from "zod";
import { paths, safeNext } from "#lib/paths.ts";
import { place } from "#lib/reviews/schema.ts";
import { text } from "#lib/text.ts";
import { type GivenReason, parseReason, sortReasons } from "./reasons.ts";
import { decisionKinds } from "./rules.ts";

/** In UTF-16 code units. */
export const NOTE_MAX = 20_000;
export const FEEDBACK_MAX = 5_000;

const kind = z.enum(decisionKinds, { error: "Choose what you decide." });

const reasons = z
  .array(z.string())
  .max(500)
  .default([])
  .transform((values, context): GivenReason[] => {
    const given = values.map(parseReason);
    if (given.includes(undefined))
      context.addIssue({ code: "custom", message: "One of the reasons is not on the list. Choose from those shown." });
    return sortReasons(given.filter((one) => one !== undefined));
  });

/** What a mentor decides. `seen` marks what the form showed when it was opened (lib/stale.ts). */
export const decision = z.object({
  kind,
  note: text("The private note", NOTE_MAX).default(""),
  reasons,
  feedback: text("The feedback", FEEDBACK_MAX).default(""),
  seen: z.string().max(2_000).default(""),
});

export type DecisionInput = z.output<typeof decision>;

export const decisionForm = place.extend(decision.shape).extend({ act: z.enum(["save", "preview"]).default("save") });

/** A decision's number when it was read; whoever changed it since is not overruled. */
const version = z.coerce.number().int().min(1).max(1_000_000_000);

export const takeBackForm = place.extend({ version });

export const checkForm = z.object({
  decision: z.uuid({ error: "That decision is not here any more." }),
  version,
  /** The page that the form stands on, to which it leads back. */
  page: z
    .string()
    .max(500)
    .default("")
    .transform((page) => safeNext(page, paths.review)),
});

/** What the fields are called in sentences. */
export const decisionLabels: Record<string, string> = {
  kind: "the decision",
  note: "the private note",
  reasons: "the reasons",
  feedback: "the feedback",
};
