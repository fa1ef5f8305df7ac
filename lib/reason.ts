import { text } from "./text.ts";

export const REASON_MAX = 500;

/** Why an admin does something for one applicant: it is kept, so it must say something. */
export const reason = text("The reason", REASON_MAX)
  .transform((value) => value.trim())
  .refine((value) => value !== "", { error: "Say in a few words why: the reason is kept in the record." });
