import { z } from "zod";
import { text } from "#lib/text.ts";
import { ProblemKind } from "#prisma/generated/enums.ts";
import { ESSAY_TEXT_LIMIT } from "./limits.ts";

/** Of a request that saves, in bytes: the longest text, escaped. */
export const ESSAY_BODY_LIMIT = 2_000_000;

const essayText = text("Your essay", ESSAY_TEXT_LIMIT);
const promptId = z.uuid({ error: "That prompt is not asked here." });
const GREATEST_VERSION = 2_147_483_646;

/** What a save sends: `version` is the one that it saw; `keep` when it replaces a text that was seen and chosen against. */
export const essaySchema = z.object(
  {
    text: essayText,
    promptId: promptId.nullable(),
    version: z.int().min(1).max(GREATEST_VERSION),
    keep: z.literal("replaced").optional(),
  },
  { error: "That could not be read: it was not JSON, or larger than 2 MB." },
);

/**
 * The same from a form. `over` is the version of another text that this one is meant to replace,
 * `both` of one that is to be put below this one, to be edited.
 */
export const essayFormSchema = z.object({
  id: z.uuid({ error: "That is not here any more." }),
  text: essayText,
  promptId: z
    .union([z.literal(""), promptId])
    .default("")
    .transform((value) => value || null),
  version: z.coerce.number().int().min(1).max(GREATEST_VERSION),
  over: z.coerce.number().int().min(1).max(GREATEST_VERSION).optional(),
  both: z.coerce.number().int().min(1).max(GREATEST_VERSION).optional(),
  application: z.string().max(100).default(""),
  /** "preview" only looks at the text. */
  act: z.enum(["save", "preview"]).default("save"),
  kind: z.enum(ProblemKind).default("essay"),
});

const storedVersion = z.coerce.number({ error: "That is not here any more." }).int().min(1).max(GREATEST_VERSION);

/** Putting an older text back: `revision` is its number, `version` the one that was looked at. */
export const restoreSchema = z.object({
  id: z.uuid({ error: "That is not here any more." }),
  revision: storedVersion,
  version: storedVersion,
});

/** The number of a version in an address, or null when it can be none. */
export function versionOf(text: string | string[] | undefined): number | null {
  return typeof text === "string" && /^[1-9]\d{0,9}$/.test(text) && Number(text) <= GREATEST_VERSION
    ? Number(text)
    : null;
}
