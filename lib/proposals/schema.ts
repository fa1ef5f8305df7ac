import { z } from "zod";
import { detailLabels, detailsSchema } from "#lib/projects/schema.ts";
import { slug, text } from "#lib/text.ts";

export const NOTE_MAX = 2_000;
export const ANSWER_MAX = 4_000;

const { title, summary, question, directions, places, topics, seen } = detailsSchema.shape;
const version = z.coerce.number().int().min(0).default(0);

/** The mentor's form: what the admin's form of a project's details holds, but the address. */
export const proposalSchema = z.object({
  project: slug,
  /** Of the proposal that the form was opened with; 0 for none. */
  version,
  /** What was published when it was opened. */
  seen,
  act: z.enum(["save", "send"]).default("save"),
  title,
  summary,
  question,
  directions,
  places,
  topics,
  note: text("The note", NOTE_MAX),
});
export type ProposalInput = z.output<typeof proposalSchema>;

/** A press of a button on a page that shows the proposal of this version. */
export const proposalActSchema = z.object({ project: slug, version });
export type ProposalAct = z.output<typeof proposalActSchema>;

export const withdrawSchema = proposalActSchema.extend({ act: z.enum(["withdraw", "discard"]) });

export const declineSchema = proposalActSchema.extend({
  answer: text("The answer", ANSWER_MAX).refine((value) => value.trim() !== "", {
    error: "Say why, so that the mentor knows what to change.",
  }),
});

const { slug: _, ...labels } = detailLabels;
/** What the fields are called in sentences. */
export const proposalLabels = labels;
/** With the note, as the form compares it. */
export const formLabels = { ...labels, note: "the note" };
export const proposalFields = ["title", "summary", "question", "directions", "places", "topics"] as const;
export type ProposalField = (typeof proposalFields)[number];

/** What is proposed, as its row keeps it; topics by their ids. */
export const proposalValues = z.object({
  title: z.string(),
  summary: z.string(),
  question: z.string(),
  directions: z.string(),
  places: z.number(),
  topics: z.array(z.string()),
});
export type ProposalValues = z.output<typeof proposalValues>;
