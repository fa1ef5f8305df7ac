import { z } from "zod";
import { ESSAY_TEXT_LIMIT } from "#lib/essays/limits.ts";
import { reason } from "#lib/reason.ts";
import { text } from "#lib/text.ts";

const id = z.uuid({ error: "That is not here any more." });

export const startSchema = z.object({ project: z.string().max(200) });

export const actSchema = z.object({ id });

export const writeSchema = z.object({ id, problem: id });

/** Of a request that submits, in bytes. */
export const SUBMIT_BODY_LIMIT = 1_000;

/** One attempt at submitting: sent again with the same key, it is answered with the same receipt. */
export const submissionSchema = z.object(
  { key: z.uuid({ error: "The attempt has no key: a UUID of the sender’s making." }) },
  { error: "That could not be read: it was not JSON, or larger than 1 KB." },
);

/** A text to be compared with what the submission of this number holds. */
export const checkSchema = z.object({
  id,
  number: z.coerce.number().int().min(1).max(1_000_000),
  text: text("The text", ESSAY_TEXT_LIMIT).refine((value) => value.trim() !== "", {
    error: "Paste the text that you want to check.",
  }),
});

/** The number of a submission in an address; none means the one that stands. */
export const receiptNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)
  .optional();

/** What an admin sends to let a late submission count. */
export const admitSchema = z.object({ submission: id, reason });

/** The applicant's wish, and whether it is taken back: "on" or "off". */
export const atDeadlineSchema = z.object({ id, act: z.enum(["on", "off"], { error: "Choose one of the two." }) });
