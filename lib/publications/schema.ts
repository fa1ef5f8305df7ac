import { z } from "zod";

/** Lengths in UTF-16 code units, and how many of each. */
export const limits = {
  title: 500,
  authors: 1_000,
  name: 200,
  affiliations: 10,
  affiliation: 300,
  venue: 300,
  fields: 20,
  field: 80,
  abstract: 10_000,
  doi: 200,
  arxivId: 40,
  address: 2_000,
  citedBy: 80,
  citations: 10_000_000,
  yearFrom: 1500,
  yearTo: 2200,
} as const;

/** What may be imported at once: `text` in bytes of UTF-8. */
export const importLimits = { text: 2 * 1024 * 1024, entries: 2_000, key: 120 } as const;

/** How many publications one profile may have, hidden or not. */
export const PUBLICATIONS_MAX = 3_000;

/** What is read; one is told from the text, or chosen. */
export const formats = ["BibTeX", "CSL-JSON", "RIS"] as const;
export type Format = (typeof formats)[number];

/** One author. `literal` is a name that is not taken apart, such as a group's. `self`: the mentor whose list it is. */
export type Author = {
  given?: string;
  family?: string;
  literal?: string;
  affiliations?: string[];
  self?: boolean;
};

export const authorsSchema = z
  .array(
    z.object({
      given: z.string().max(limits.name).optional(),
      family: z.string().max(limits.name).optional(),
      literal: z.string().max(limits.name).optional(),
      affiliations: z.array(z.string().max(limits.affiliation)).max(limits.affiliations).optional(),
      self: z.boolean().optional(),
    }),
  )
  .max(limits.authors);

/** A name as it is read: "Ethan Perez", or the literal one. */
export function authorName({ given, family, literal }: Author): string {
  return literal ?? [given, family].filter(Boolean).join(" ");
}

/** The authors of a stored row; none when it holds something else. */
export function authorsOf(stored: unknown): Author[] {
  const read = authorsSchema.safeParse(stored);
  if (!read.success) return [];
  return read.data.map((author) => {
    const { given, family, literal, affiliations, self } = author;
    return {
      ...(given ? { given } : {}),
      ...(family ? { family } : {}),
      ...(literal ? { literal } : {}),
      ...(affiliations && affiliations.length > 0 ? { affiliations } : {}),
      ...(self ? { self } : {}),
    };
  });
}

/** One CSL-JSON item: names of its variables, and values as they were read and cleaned. */
export type CslItem = { [variable: string]: unknown };

/** What a publication says, as it is read from a file and stored. Ids are normalised by identity.ts. */
export type Publication = {
  title: string;
  authors: Author[];
  venue: string;
  year: number | null;
  month: number | null;
  day: number | null;
  fields: string[];
  abstract: string;
  doi: string | null;
  arxivId: string | null;
  url: string | null;
  pdfUrl: string | null;
  csl: CslItem;
};

const year = z.number().int().min(limits.yearFrom).max(limits.yearTo);

export const publicationSchema = z.object({
  title: z.string().min(1).max(limits.title),
  authors: authorsSchema,
  venue: z.string().max(limits.venue),
  year: year.nullable(),
  month: z.number().int().min(1).max(12).nullable(),
  day: z.number().int().min(1).max(31).nullable(),
  fields: z.array(z.string().min(1).max(limits.field)).max(limits.fields),
  abstract: z.string().max(limits.abstract),
  doi: z.string().max(limits.doi).nullable(),
  arxivId: z.string().max(limits.arxivId).nullable(),
  url: z.string().max(limits.address).nullable(),
  pdfUrl: z.string().max(limits.address).nullable(),
  csl: z.record(z.string(), z.unknown()),
});

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A date that may lack its day, or its month and day: "19 December 2022", "December 2022", "2022", "". */
export function publishedOn({ year, month, day }: Pick<Publication, "year" | "month" | "day">): string {
  if (year === null) return "";
  const name = month === null ? undefined : months[month - 1];
  return [name && day, name, year].filter((part) => part !== undefined && part !== null).join(" ");
}

/** The same as it is typed: "2022-12-19", "2022-12", "2022", "". */
export function typedDate({ year, month, day }: Pick<Publication, "year" | "month" | "day">): string {
  if (year === null) return "";
  const two = (number: number) => String(number).padStart(2, "0");
  return [String(year), ...(month === null ? [] : [two(month), ...(day === null ? [] : [two(day)])])].join("-");
}
