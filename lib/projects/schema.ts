import { z } from "zod";
import { email, integer, line, optionalInteger, optionalLine, optionalSlug, slug, text } from "#lib/text.ts";
import { type ProjectAct, projectActs } from "./rules.ts";

export const TITLE_MAX = 160;
export const SUMMARY_MAX = 400;
export const QUESTION_MAX = 6_000;
export const DIRECTIONS_MAX = 20_000;
export const GUIDANCE_MAX = 4_000;
export const PLACES_MAX = 1_000;
export const WORDS_MAX = 20_000;
export const SEEN_MAX = 4_000;

const seen = z.string().max(SEEN_MAX).default("");
const gone = { error: "That is not here any more. Reload the page." };

export const newProjectSchema = z.object({
  cohort: z.uuid({ error: "Choose a cohort." }),
  title: line("The title", TITLE_MAX),
  slug: optionalSlug,
});
export type NewProject = z.output<typeof newProjectSchema>;

export const detailsSchema = z.object({
  id: z.uuid(gone),
  title: line("The title", TITLE_MAX),
  slug,
  summary: optionalLine("The summary", SUMMARY_MAX),
  question: text("The research question", QUESTION_MAX),
  directions: text("The research directions", DIRECTIONS_MAX),
  places: integer("The number of places", 1, PLACES_MAX),
  topics: z.array(z.uuid(gone)).max(200).default([]),
  seen,
});
export type Details = z.output<typeof detailsSchema>;
export const detailLabels = {
  title: "the title",
  slug: "the address",
  summary: "the summary",
  question: "the research question",
  directions: "the research directions",
  places: "the places",
  topics: "the topics",
};

/** The page that a form of the rubric is on: of who leads the project, its address there; of an admin's page, none. */
const setup = optionalSlug;

/** One press of a button beside an item of a list: which item, and what is done to it. */
export const itemSchema = z.object({
  project: z.uuid(gone),
  item: z.uuid(gone),
  act: z.enum(["up", "down", "remove"]),
});
export type ItemAct = z.output<typeof itemSchema>;
export const rubricItemSchema = itemSchema.extend({ setup });
export const removeItemSchema = itemSchema.extend({ act: z.literal("remove") });

export const addMentorSchema = z.object({ project: z.uuid(gone), mentor: z.uuid({ error: "Choose a mentor." }) });
export const addReviewerSchema = z.object({ project: z.uuid(gone), email });
export const addUseSchema = z.object({ project: z.uuid(gone), problem: z.uuid({ error: "Choose a problem." }) });

/** Minimum, recommended and maximum; an empty field is no limit of one's own. */
export const rangeFields = {
  minWords: optionalInteger("The minimum", 0, WORDS_MAX),
  recommendedWords: optionalInteger("The recommended length", 1, WORDS_MAX),
  maxWords: optionalInteger("The maximum", 1, WORDS_MAX),
};

export const problemUseSchema = z.object({
  project: z.uuid(gone),
  use: z.uuid(gone),
  /** "required", "optional", or the id of the group that it is one of. */
  required: z.union([z.enum(["required", "optional"]), z.uuid()], { error: "Choose whether it must be answered." }),
  guidance: text("The guidance", GUIDANCE_MAX),
  ...rangeFields,
  seen,
});
export type UseInput = z.output<typeof problemUseSchema>;
export const problemUseLabels = {
  required: "whether it must be answered",
  guidance: "the guidance",
  minWords: "the minimum",
  recommendedWords: "the recommended length",
  maxWords: "the maximum",
};

export const GROUP_TITLE_MAX = 160;
export const PICK_MAX = 50;

const groupFields = {
  project: z.uuid(gone),
  title: optionalLine("The title", GROUP_TITLE_MAX),
  pick: integer("The number of answers", 1, PICK_MAX),
  /** Ids of the uses that are in it. */
  members: z.array(z.uuid(gone)).max(200).default([]),
};
export const newGroupSchema = z.object(groupFields);
export type NewGroup = z.output<typeof newGroupSchema>;
export const groupSchema = z.object({ ...groupFields, group: z.uuid(gone), seen });
export type GroupInput = z.output<typeof groupSchema>;
export const groupLabels = {
  title: "the title",
  pick: "how many are answered",
  members: "the problems in the group",
};

export const groupActSchema = z.object({
  project: z.uuid(gone),
  group: z.uuid(gone),
  act: z.enum(["up", "down", "dissolve"]),
});
export type GroupAct = z.output<typeof groupActSchema>;

export const CRITERION_NAME_MAX = 120;
export const ANCHOR_MAX = 500;

/** A weight: a number from 0 to 100, at most two decimals. */
const weight = z
  .string({ error: "Enter the weight." })
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/, { error: "The weight is a number such as 1 or 2.5." })
  .transform((value) => Number(value.replace(",", ".")))
  .refine((value) => value <= 100, { error: "The weight is at most 100." });

const criterionFields = {
  project: z.uuid(gone),
  setup,
  name: line("The name", CRITERION_NAME_MAX),
  description: text("The description", 1_000),
  weight,
  required: z.stringbool().default(false),
  counted: z.stringbool().default(false),
  scaleMin: integer("The lowest score", 0, 99),
  scaleMax: integer("The highest score", 1, 100),
  anchors: z.record(z.string().regex(/^s\d{1,3}$/), optionalLine("The anchor", ANCHOR_MAX)).default({}),
};

type Scale = { scaleMin: number; scaleMax: number; anchors: Record<string, string> };

function scaleIsSound({ scaleMin, scaleMax, anchors }: Scale, context: z.RefinementCtx) {
  if (scaleMin >= scaleMax)
    context.addIssue({
      code: "custom",
      path: ["scaleMax"],
      message: `The highest score (${scaleMax}) must be above the lowest (${scaleMin}).`,
    });
  for (const [name, words] of Object.entries(anchors)) {
    const score = Number(name.slice(1));
    if (words !== "" && (score < scaleMin || score > scaleMax)) {
      context.addIssue({
        code: "custom",
        path: ["anchors", name],
        message: `${score} is not on the scale from ${scaleMin} to ${scaleMax}. Empty its words, or widen the scale.`,
      });
    }
  }
}

export const newCriterionSchema = z.object(criterionFields).superRefine(scaleIsSound);
export const criterionSchema = z
  .object({ ...criterionFields, criterion: z.uuid(gone), seen })
  .superRefine(scaleIsSound);
export type CriterionInput = z.output<typeof newCriterionSchema>;
export const criterionLabels = {
  name: "the name",
  description: "the description",
  weight: "the weight",
  required: "whether it must be scored",
  counted: "whether it counts",
  scaleMin: "the lowest score",
  scaleMax: "the highest score",
  anchors: "the anchors",
};

export const projectActSchema = z.object({
  id: z.uuid(gone),
  version: z.coerce.number().int().min(1),
  act: z.enum(Object.keys(projectActs) as [ProjectAct, ...ProjectAct[]]),
});
