import { z } from "zod";
import { email, line, optionalLine, optionalSlug, slug, text } from "#lib/text.ts";
import { readOrcid } from "./orcid.ts";

export const NAME_MAX = 120;
export const LINE_MAX = 160;
export const BIOGRAPHY_MAX = 10_000;
export const AGENDA_MAX = 60_000;

/** An https address, or nothing. A name or a password in it could pass for the site's own. */
const website = z
  .string()
  .trim()
  .max(500, { error: "That address is too long." })
  .refine(
    (value) =>
      value === "" ||
      (/^https:\/\/[^@/?#\\]+(?:[/?#]|$)/i.test(value) && URL.canParse(value) && new URL(value).hostname.includes(".")),
    {
      error: "Enter a whole address that begins with https://, such as https://example.org/me.",
    },
  )
  .transform((value) => (value === "" ? null : new URL(value).href));

/** An ORCID iD in any of the forms that people paste, or nothing. */
const orcid = z
  .string()
  .trim()
  .max(100, { error: "That is longer than an ORCID iD." })
  .superRefine((value, context) => {
    if (value !== "" && readOrcid(value) === null)
      context.addIssue({
        code: "custom",
        message:
          "That is no ORCID iD: it has sixteen digits, such as 0000-0002-1825-0097, and its last one must fit the others. Copy it from orcid.org.",
      });
  })
  .transform((value) => (value === "" ? null : readOrcid(value)));

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

/** The mentor's own form; `version` of the draft that it was opened with, 0 for none. */
export const profileSchema = z.object({
  mentor: slug,
  version: z.coerce.number().int().min(0).default(0),
  seen: z.string().max(2_000).default(""),
  act: z.enum(["save", "publish", "preview"]).default("save"),
  role: fields.role,
  affiliation: fields.affiliation,
  biography: fields.biography,
  website,
  orcid,
  agenda: text("The agenda", AGENDA_MAX),
});
export type ProfileInput = z.output<typeof profileSchema>;

/** A press of a button on the page of differences, which shows the draft of this version. */
export const draftActSchema = z.object({
  mentor: slug,
  version: z.coerce.number().int().min(1),
  seen: z.string().max(2_000).default(""),
});

export const trustSchema = z.object({
  id: z.uuid({ error: "That mentor is not here any more." }),
  trusted: z.stringbool().default(false),
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

export const profileLabels = {
  role: "the role",
  affiliation: "the affiliation",
  biography: "the biography",
  website: "the website",
  orcid: "the ORCID iD",
  agenda: "the agenda",
};
