import { z } from "zod";
import { line, optionalInteger, text } from "#lib/text.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { problemKinds } from "./kinds.ts";
import { rangeProblem } from "./rules.ts";

export const TITLE_MAX = 160;
export const GUIDANCE_MAX = 4_000;
export const PROMPT_MAX = 6_000;
export const PROMPTS_MAX = 20;
export const WORDS_MAX = 20_000;

const fields = {
  kind: z.enum(problemKinds, { error: "Choose the kind of answer." }),
  title: line("The title", TITLE_MAX),
  // Blank lines around a text say nothing: without them, adding one is no change.
  guidance: text("The guidance", GUIDANCE_MAX).transform((value) => value.replace(/^(?:[^\S\n]*\n)+|\s+$/g, "")),
  // One field a prompt; those left empty are no prompts. A gap in the numbers is an empty field.
  prompts: z
    .preprocess(
      (value) => (Array.isArray(value) ? Array.from(value, (item) => item ?? "") : []),
      z.array(text("The prompt", PROMPT_MAX)),
    )
    .transform((prompts) => prompts.map((prompt) => prompt.trim())),
  minWords: optionalInteger("The minimum", 0, WORDS_MAX),
  recommendedWords: optionalInteger("The recommended length", 1, WORDS_MAX),
  maxWords: optionalInteger("The maximum", 1, WORDS_MAX),
};

type Fields = {
  kind: ProblemKind;
  prompts: string[];
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
};

function sound(input: Fields, context: z.RefinementCtx) {
  const range = { min: input.minWords, recommended: input.recommendedWords, max: input.maxWords };
  const contradiction = rangeProblem(range, input.kind);
  if (contradiction) context.addIssue({ code: "custom", path: [contradiction.field], message: contradiction.message });
  for (const [at, prompt] of input.prompts.entries()) {
    const first = input.prompts.indexOf(prompt);
    if (prompt !== "" && first < at)
      context.addIssue({
        code: "custom",
        path: ["prompts", at],
        message: `This prompt is the same as prompt ${first + 1}.`,
      });
  }
  if (input.prompts.filter((prompt) => prompt !== "").length > PROMPTS_MAX) {
    context.addIssue({
      code: "custom",
      path: ["prompts", PROMPTS_MAX],
      message: `A problem has at most ${PROMPTS_MAX} prompts.`,
    });
  }
}

export const newProblemSchema = z.object(fields).superRefine(sound);
export const problemSchema = z
  .object({
    ...fields,
    id: z.uuid({ error: "That problem is not here any more." }),
    seen: z.string().max(2_000).default(""),
  })
  .superRefine(sound);

/** "I have read the change": which of one's essays, and the version that was shown. */
export const acknowledgeSchema = z.object({
  essay: z.uuid({ error: "That essay is not here any more." }),
  version: z.uuid({ error: "That wording is not here any more." }),
  application: z.string().max(100).default(""),
});

/** Prompts as typed, empty ones included, so that what is wrong with one can be said beside it. */
export type ProblemInput = z.output<typeof newProblemSchema>;

export const problemLabels = {
  kind: "the kind of answer",
  title: "the title",
  guidance: "the guidance",
  prompts: "the prompts",
  minWords: "the minimum",
  recommendedWords: "the recommended length",
  maxWords: "the maximum",
};
