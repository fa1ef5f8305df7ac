import { z } from "zod";

/** Why a string can't be stored, or undefined. PostgreSQL refuses NUL; a lone surrogate would silently change. */
export function unstorable(text: string): string | undefined {
  if (text.includes("\0"))
    return "contains a NUL character, which can’t be stored. Remove it: it often comes from pasting a binary file.";
  if (!text.isWellFormed())
    return "contains half of a character (a lone surrogate), which can’t be stored. Retype the last emoji or symbol.";
  return undefined;
}

/** Browsers send CRLF, people paste CR: one form is stored and counted. */
export function normaliseNewlines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * A text field for every schema: newlines normalised, unstorable characters refused by name.
 * `max` is in UTF-16 code units.
 */
export function text(label: string, max: number) {
  return z
    .string({ error: `${label} is missing.` })
    .transform(normaliseNewlines)
    .superRefine((value, context) => {
      const why = unstorable(value);
      if (why) context.addIssue({ code: "custom", message: `${label} ${why}` });
      if (value.length > max) {
        context.addIssue({
          code: "custom",
          message: `${label} is ${value.length.toLocaleString("en-GB")} characters long; at most ${max.toLocaleString("en-GB")} fit. Shorten it by ${(value.length - max).toLocaleString("en-GB")}.`,
        });
      }
    });
}

/** One line: trimmed, not empty, no line breaks. */
export function line(label: string, max: number) {
  return text(label, max)
    .transform((value) => value.replace(/\s+/gu, " ").trim())
    .refine((value) => value !== "", { error: `Enter ${lowerFirst(label)}.` });
}

/** One line that may be left empty. */
export function optionalLine(label: string, max: number) {
  return text(label, max).transform((value) => value.replace(/\s+/gu, " ").trim());
}

/** An e-mail address as it is stored and compared: trimmed, lower case. */
export const email = z
  .string({ error: "Enter an e-mail address." })
  .transform((value) => value.trim().toLowerCase())
  .pipe(
    z
      .email({ error: "Enter an e-mail address in the form name@example.org." })
      .max(254, { error: "That address is too long." }),
  );

export const slug = z
  .string({ error: "Enter the address part." })
  .trim()
  .max(80, { error: "The address part is at most 80 characters long." })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: "Use lower-case letters, digits and single hyphens, such as aligning-language-models.",
  });

/** Whether a string has the form of a row's id; PostgreSQL would throw at another. */
export function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** An address part that may be left empty, to be made from the title. */
export const optionalSlug = z
  .string()
  .trim()
  .default("")
  .superRefine((value, context) => {
    const issue = value === "" ? undefined : slug.safeParse(value).error?.issues[0];
    if (issue) context.addIssue({ code: "custom", message: issue.message });
  });

/** The first of "title", "title-2", "title-3"… that is not taken; "" when the title has no Latin letter or digit. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const base = slugify(title);
  if (base === "" || !taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const end = `-${number}`;
    const next = `${base.slice(0, 80 - end.length).replace(/-+$/, "")}${end}`;
    if (!taken.has(next)) return next;
  }
}

/** A slug made from a title: "Évaluer l’IA!" → "evaluer-l-ia". */
export function slugify(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
}

/** Whole numbers from a form field; empty is null. */
export function optionalInteger(label: string, min: number, max: number) {
  return z
    .union([z.string(), z.number(), z.null()])
    .transform((value) => (typeof value === "string" ? value.trim().replace(/,/g, "") : value))
    .superRefine((value, context) => {
      if (value === null || value === "") return;
      const number = Number(value);
      if (!Number.isInteger(number)) context.addIssue({ code: "custom", message: `${label} must be a whole number.` });
      else if (number < min || number > max)
        context.addIssue({
          code: "custom",
          message: `${label} must be between ${min.toLocaleString("en-GB")} and ${max.toLocaleString("en-GB")}.`,
        });
    })
    .transform((value) => (value === null || value === "" ? null : Number(value)));
}

export function integer(label: string, min: number, max: number) {
  return optionalInteger(label, min, max)
    .superRefine((value, context) => {
      if (value === null) context.addIssue({ code: "custom", message: `Enter ${lowerFirst(label)}.` });
    })
    .transform((value) => value ?? min);
}

/** Beyond so many words, a search looks for no more. */
const WORDS_SOUGHT = 12;

/**
 * What to_tsquery is asked for by somebody who looks for words, without accents: each of them, as the beginning
 * of a word. "" for no word. Letters that look like apostrophes ("Qurʼan") end a word, as they do in the texts
 * that are searched: unaccent makes marks of them, which in a query mean something.
 */
export function queryOf(search: string): string {
  const words =
    search
      .normalize("NFKC")
      .replace(/[\u02b0-\u02ff]/g, " ")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, WORDS_SOUGHT)
    .map((word) => `${word}:*`)
    .join(" & ");
}

/** How long to wait, in words: "a minute", "7 minutes". */
export function minutesText(minutes: number): string {
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function lowerFirst(label: string) {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** Whether a text from an address has the form of an id; asking the database for anything else is an error there. */
export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
}
