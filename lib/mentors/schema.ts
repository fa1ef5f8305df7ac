import { z } from "zod";
import { email, line, optionalLine, optionalSlug, text } from "#lib/text.ts";

export const NAME_MAX = 120;
export const LINE_MAX = 160;
export const BIOGRAPHY_MAX = 10_000;

/** An https address, or nothing. */
const website = z
  .string()
  .trim()
  .max(500, { error: "That address is too long." })
  .refine(
    (value) =>
      value === "" ||
      (URL.canParse(value) && new URL(value).protocol === "https:" && new URL(value).hostname.includes(".")),
    {
      error: "Enter a whole address that begins with https://, such as https://example.org/me.",
    },
  )
  .transform((value) => (value === "" ? null : new URL(value).href));

const account = z.union([z.literal(""), email], {
  error: "Enter an e-mail address in the form name@example.org, or leave it empty.",
});

const fields = {
  name: line("The name", NAME_MAX),
  slug: optionalSlug,
  affiliation: optionalLine("The affiliation", LINE_MAX),
  role: optionalLine("The role", LINE_MAX),
  biography: text("The biography", BIOGRAPHY_MAX),
  website,
  account: z.preprocess((value) => (typeof value === "string" ? value.trim() : value), account),
};

export const newMentorSchema = z.object(fields);
export const mentorSchema = z.object({
  ...fields,
  id: z.uuid({ error: "That mentor is not here any more." }),
  seen: z.string().max(2_000).default(""),
});
export type MentorInput = z.output<typeof newMentorSchema>;

export const mentorLabels = {
  name: "the name",
  slug: "the address",
  affiliation: "the affiliation",
  role: "the role",
  biography: "the biography",
  website: "the website",
  account: "the account",
};
