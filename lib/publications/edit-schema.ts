import { z } from "zod";
import { parseLinks } from "#lib/links.ts";
import { optionalInteger, optionalLine, text, unstorable } from "#lib/text.ts";
import { isDay } from "#lib/writings/rules.ts";
import { parseAuthors } from "./authors.ts";
import { normaliseArxivId, normaliseDoi } from "./identity.ts";
import { seenOnly } from "./read-clean.ts";
import { formats, importLimits, limits } from "./schema.ts";

const mentor = z.string().max(100);
const publication = z.uuid({ error: "That publication is not here any more." });

/** "2022-12-19", "2022-12", "2022" or nothing. */
const date = z
  .string()
  .trim()
  .transform((typed, context) => {
    if (typed === "") return { year: null, month: null, day: null };
    const [, y, m, d] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed) ?? [];
    const [year, month, day] = [Number(y), m ? Number(m) : null, d ? Number(d) : null];
    const last = month === null ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate();
    const wrong =
      !y ||
      year < limits.yearFrom ||
      year > limits.yearTo ||
      (month !== null && (month < 1 || month > 12)) ||
      (day !== null && (day < 1 || day > last));
    if (wrong) {
      context.addIssue({ code: "custom", message: "Enter a date such as 2022-12-19, or only 2022-12 or 2022." });
      return z.NEVER;
    }
    return { year, month, day };
  });

const authors = text("The authors", 100_000).transform((typed, context) => {
  const read = parseAuthors(seenOnly(typed));
  if ("problem" in read) {
    context.addIssue({ code: "custom", message: read.problem });
    return z.NEVER;
  }
  return read.authors;
});

const fields = text("The fields", limits.fields * (limits.field + 2)).transform((typed, context) => {
  const all = new Map<string, string>();
  for (const part of seenOnly(typed).split(/[,;\n]/)) {
    const field = part.replace(/\s+/g, " ").trim();
    if (field !== "" && !all.has(field.toLowerCase())) all.set(field.toLowerCase(), field);
  }
  const long = [...all.values()].find((field) => field.length > limits.field);
  if (long)
    context.addIssue({ code: "custom", message: `“${long.slice(0, 40)}…” is longer than ${limits.field} characters.` });
  if (all.size > limits.fields) context.addIssue({ code: "custom", message: `At most ${limits.fields} fields fit.` });
  return [...all.values()];
});

function optionalId(normalise: (typed: string) => string | null, message: string) {
  return z
    .string()
    .trim()
    .max(limits.address, { error: message })
    .transform((typed, context) => {
      const id = typed === "" ? null : normalise(typed);
      if (typed !== "" && id === null) context.addIssue({ code: "custom", message });
      return id;
    });
}

/** A whole http or https address, or nothing. */
const address = z
  .string()
  .trim()
  .transform((typed, context) => {
    if (typed === "") return null;
    const { links, problems } = parseLinks(typed);
    if (links.length === 1 && links[0]?.title === "" && problems.length === 0) return links[0].address;
    context.addIssue({
      code: "custom",
      message: problems[0]
        ? `This can’t be used: ${problems[0].message}`
        : "Enter one address that begins with https://.",
    });
    return null;
  });

const citedAt = z
  .string()
  .trim()
  .refine((typed) => typed === "" || isDay(typed), { error: "Enter a day such as 2026-11-03." });

/** What the form of one publication holds. */
export const publicationForm = z
  .object({
    mentor,
    id: publication,
    seen: z.string().max(2_000).default(""),
    title: text("The title", limits.title)
      .transform((value) => seenOnly(value).replace(/\s+/gu, " ").trim())
      .refine((value) => value !== "", { error: "Enter the title." }),
    authors,
    venue: optionalLine("The venue", limits.venue).transform((value) => seenOnly(value).trim()),
    date,
    fields,
    abstract: text("The abstract", limits.abstract).transform((value) => seenOnly(value).trim()),
    doi: optionalId(normaliseDoi, "Enter a DOI such as 10.48550/arXiv.2212.09251, or leave it empty."),
    arxivId: optionalId(normaliseArxivId, "Enter an arXiv id such as 2212.09251, or leave it empty."),
    url: address,
    pdfUrl: address,
    citations: optionalInteger("The number of citations", 0, limits.citations),
    citedAt,
    citedBy: optionalLine("The source", limits.citedBy).transform((value) => seenOnly(value).trim()),
  })
  .superRefine(({ citations, citedAt, citedBy }, context) => {
    if (citations === null) return;
    if (citedAt === "")
      context.addIssue({ code: "custom", path: ["citedAt"], message: "Enter the day on which that was counted." });
    if (citedBy === "")
      context.addIssue({ code: "custom", path: ["citedBy"], message: "Enter who counted, such as Google Scholar." });
  });
export type PublicationInput = Omit<z.output<typeof publicationForm>, "mentor" | "id" | "seen">;

export const publicationLabels: Record<string, string> = {
  title: "the title",
  authors: "the authors",
  venue: "the venue",
  date: "the date",
  fields: "the fields",
  abstract: "the abstract",
  doi: "the DOI",
  arxivId: "the arXiv id",
  url: "the link",
  pdfUrl: "the link to the PDF",
  citations: "the number of citations",
  citedAt: "the day of the count",
  citedBy: "the source of the count",
};

/** Of a list, which one is hidden or shown: the pressed button says it. */
export const listForm = z.object({
  mentor,
  one: z
    .string({ error: "Choose a publication." })
    .regex(/^(?:hide|show):[\da-f-]{36}$/, { error: "That publication is not here any more." })
    .transform((value) => ({ hide: value.startsWith("hide:"), id: value.slice(5) }))
    .refine(({ id }) => z.uuid().safeParse(id).success, { error: "That publication is not here any more." }),
});

/** A box is ticked before anything is deleted. */
export const deleteForm = z.object({
  mentor,
  id: publication,
  sure: z.literal("on", { error: "Tick the box to delete it." }),
});

/** A file may come instead of the text. */
export const importForm = z.object({
  mentor,
  format: z.enum(["", ...formats], { error: "Choose one of the formats." }).default(""),
  text: z
    .string()
    .max(importLimits.text, { error: "That is more than 2 MB of text. Split it, and import its parts." })
    .superRefine((value, context) => {
      const why = unstorable(value);
      if (why) context.addIssue({ code: "custom", message: `The text ${why}` });
    })
    .default(""),
});

export const oneImport = z.object({ mentor, import: z.uuid({ error: "That import is not here any more." }) });
export const applyForm = oneImport.extend({
  /** Places of entries in the file, from 0. */
  chosen: z
    .array(z.string().regex(/^\d{1,5}$/))
    .max(importLimits.entries)
    .default([])
    .transform((places) => places.map(Number)),
  seen: z.string().max(100).default(""),
});
