import type { z } from "zod";
import { place } from "#lib/reviews/schema.ts";
import { text } from "#lib/text.ts";

export const REVEAL_REASON_MAX = 1_000;
const REVEAL_REASON_MIN = 10;

/** Asking to see who wrote an application. */
export const revealForm = place.extend({
  reason: text("The reason", REVEAL_REASON_MAX)
    .transform((value) => value.trim())
    .refine((value) => value.length >= REVEAL_REASON_MIN, {
      error: `Say why in at least ${REVEAL_REASON_MIN} characters: the reason is kept in the record, and admins read it.`,
    }),
});
export type RevealForm = z.output<typeof revealForm>;
