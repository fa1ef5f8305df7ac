import { z } from "zod";
import { text } from "#lib/text.ts";

/** In UTF-16 code units; far above every word range, so that drafting is never cut short. */
export const ESSAY_TEXT_LIMIT = 200_000;

/** Of a request that saves, in bytes: the longest text, escaped. */
export const ESSAY_BODY_LIMIT = 2_000_000;

const essayText = text("Your essay", ESSAY_TEXT_LIMIT);
const promptId = z.uuid({ error: "That prompt is not asked here." });
const GREATEST_VERSION = 2_147_483_646;

/** What a save sends: `version` is the one that it saw. */
export const essaySchema = z.object(
  { text: essayText, promptId: promptId.nullable(), version: z.int().min(1).max(GREATEST_VERSION) },
  { error: "That could not be read: it was not JSON, or larger than 2 MB." },
);

/** The same from a form. `over` is the version of another text that this one is meant to replace. */
export const essayFormSchema = z.object({
  id: z.uuid({ error: "That is not here any more." }),
  text: essayText,
  promptId: z
    .union([z.literal(""), promptId])
    .default("")
    .transform((value) => value || null),
  version: z.coerce.number().int().min(1).max(GREATEST_VERSION),
  over: z.coerce.number().int().min(1).max(GREATEST_VERSION).optional(),
  application: z.string().max(100).default(""),
});
