import { z } from "zod";
import { line, listed, optionalSlug, text } from "#lib/text.ts";
import { formKey } from "./rules.ts";

/** In UTF-16 code units. */
export const TERM_MAX = 80;
export const DEFINITION_MAX = 300;
export const TERM_TEXT_MAX = 20_000;
/** Other forms of one term. */
export const FORMS_MAX = 20;

const marked = (value: string) => /[\p{L}\p{N}]/u.test(value);

/** One a line; empty lines and repetitions go. */
const also = text("The list of other forms", FORMS_MAX * (TERM_MAX + 1) * 2).transform((value, context) => {
  const forms = new Map<string, string>();
  for (const raw of value.split("\n")) {
    const form = raw.replace(/\s+/gu, " ").trim();
    if (form !== "" && !forms.has(formKey(form))) forms.set(formKey(form), form);
  }
  const all = [...forms.values()];
  const refuse = (message: string) => context.addIssue({ code: "custom", message });
  const long = all.filter((form) => form.length > TERM_MAX);
  const wordless = all.filter((form) => !marked(form));
  if (all.length > FORMS_MAX) refuse(`There are ${all.length} other forms; at most ${FORMS_MAX} fit. Remove some.`);
  if (long.length > 0) refuse(`Each form is at most ${TERM_MAX} characters long: shorten ${listed(quoted(long))}.`);
  if (wordless.length > 0) refuse(`A form needs a letter or a digit: change ${listed(quoted(wordless))}.`);
  return all;
});

const quoted = (forms: readonly string[]) => forms.slice(0, 5).map((form) => `“${form.slice(0, TERM_MAX)}”`);

const fields = {
  name: line("The name", TERM_MAX).refine(marked, { error: "The name needs a letter or a digit." }),
  slug: optionalSlug,
  also,
  definition: line("The definition", DEFINITION_MAX),
  text: text("The full text", TERM_TEXT_MAX),
  /** "preview": the text is shown, and nothing is saved. */
  act: z.enum(["save", "preview"]).catch("save").default("save"),
};

export const newTermSchema = z.object(fields);
export const termSchema = z.object({
  ...fields,
  id: z.uuid({ error: "That term is not here any more." }),
  seen: z.string().max(2_000).default(""),
});
export const deleteTermSchema = z.object({ id: z.uuid({ error: "That term is not here any more." }) });

export type TermInput = Omit<z.output<typeof newTermSchema>, "act">;

export const termLabels: Record<string, string> = {
  name: "the name",
  slug: "the address",
  also: "the other forms",
  definition: "the definition",
  text: "the full text",
};
