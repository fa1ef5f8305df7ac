// The part of OpenAlex's answers that is read, as its reference describes the Work object
// (https://docs.openalex.org/api-entities/works/work-object). What else they hold is ignored.
import { z } from "zod";

const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null);
const words = optional(z.string().max(50_000));
const address = optional(z.string().max(5_000));
const count = z.number().int().min(0).max(10_000_000);

const location = z.object({
  landing_page_url: address,
  pdf_url: address,
  source: optional(z.object({ display_name: words })),
});

const authorship = z.object({
  author: z.object({ display_name: words, orcid: optional(z.string().max(100)) }),
  raw_author_name: words,
  institutions: z
    .array(z.object({ display_name: words }))
    .max(1_000)
    .nullish(),
});

export const workSchema = z.object({
  id: z.string().regex(/^https:\/\/openalex\.org\/W\d{1,20}$/),
  doi: address,
  title: words,
  publication_year: optional(z.number().int().min(0).max(9_999)),
  publication_date: optional(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)),
  type: optional(z.string().max(100)),
  authorships: z.array(authorship).max(10_000),
  primary_location: optional(location),
  best_oa_location: optional(location),
  locations: z.array(location).max(1_000).nullish(),
  cited_by_count: count,
  counts_by_year: z
    .array(z.object({ year: z.number().int().min(1_000).max(9_999), cited_by_count: count }))
    .max(1_000)
    .nullish(),
  abstract_inverted_index: optional(z.record(z.string().max(5_000), z.array(z.number().int().min(0)).max(50_000))),
  primary_topic: optional(z.object({ subfield: optional(z.object({ display_name: words })) })),
  created_date: optional(z.string().max(40)),
  is_authors_truncated: optional(z.boolean()),
});

export type Work = z.output<typeof workSchema>;

/** The fields to ask for: the rest of a work is most of it. */
export const selected = Object.keys(workSchema.shape).filter((name) => name !== "is_authors_truncated");

export const worksPageSchema = z.object({
  meta: z.object({ count: z.number().int().min(0), next_cursor: optional(z.string().min(1).max(5_000)) }),
  results: z.array(workSchema).max(200),
});
