import { z } from "zod";
import { email } from "#lib/text.ts";

export const signInSchema = z.object({ email, next: z.string().max(500).default("") });

export const nameSchema = z.object({
  name: z
    .string()
    .transform((value) => value.replace(/\s+/gu, " ").trim())
    .refine((value) => value !== "", { error: "Enter your name." })
    .refine((value) => value.length <= 120, { error: "A name is at most 120 characters long." })
    .refine((value) => !value.includes("\0") && value.isWellFormed(), {
      error: "The name holds a character that can’t be stored. Retype it.",
    }),
  affiliation: z
    .string()
    .default("")
    .transform((value) => value.replace(/\s+/gu, " ").trim())
    .refine((value) => value.length <= 160, { error: "An affiliation is at most 160 characters long." })
    .refine((value) => !value.includes("\0") && value.isWellFormed(), {
      error: "The affiliation holds a character that can’t be stored. Retype it.",
    }),
});

export const emptySchema = z.object({});
