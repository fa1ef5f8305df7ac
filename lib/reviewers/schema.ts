import { z } from "zod";
import { email, optionalInteger, slug, text } from "#lib/text.ts";

/** In UTF-16 code units. */
export const WORDS_MAX = 1_000;
/** The most that a cap can be; the database says the same. */
export const CAP_MAX = 100_000;

export const inviteSchema = z.object({
  project: slug,
  email,
  words: text("What you write to them", WORDS_MAX)
    .transform((value) => value.trim())
    .default(""),
});

const person = z.uuid({ error: "That person is not here any more." });

export const removeSchema = z.object({ project: slug, person });

/** `invitation`: the mail's id. */
export const withdrawSchema = z.object({
  project: slug,
  invitation: z.uuid({ error: "That invitation is not here any more." }),
});

export const answerSchema = z.object({ project: slug, act: z.enum(["accept", "decline"]) });

export const leaveSchema = z.object({ project: slug });

/** Caps by person; an empty field is no cap. */
export const capsSchema = z.object({
  project: slug,
  caps: z.record(person, optionalInteger("The cap", 0, CAP_MAX)).default({}),
});
