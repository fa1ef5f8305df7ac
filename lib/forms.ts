import type { z } from "zod";
import type { Fields } from "./result.ts";

/** What a form holds, as typed: strings, lists of strings, and groups of them by dotted names. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type FormValues = { [name: string]: FormValue };

/** What an action answers to a form. After a refusal, `values` is everything that was typed. */
export type FormState = {
  ok: boolean;
  message: string;
  fields?: Fields;
  values?: FormValues;
  /** What was typed as HTML by renderAnswer, when only that was asked for: nothing was saved, and `values` come back. */
  preview?: string;
  at: number;
} | null;

/**
 * Form data as an object: "prompts.0.text" becomes prompts[0].text; a name that ends in "[]"
 * is always a list. Files and Next's own fields are left out.
 */
export function formValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    if (name.endsWith("[]")) {
      const key = name.slice(0, -2);
      const list = values[key];
      if (Array.isArray(list)) list.push(value);
      else values[key] = [value];
    } else put(values, name.split("."), value);
  }
  return values;
}

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

function put(into: FormValues | FormValue[], path: string[], value: string): void {
  const [head, ...rest] = path;
  if (head === undefined || forbidden.has(head) || path.length > 6) return;
  const target = into as Record<string, FormValue>;
  if (Array.isArray(into) && !/^\d{1,3}$/.test(head)) return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const existing = target[head];
  const next = typeof existing === "object" ? existing : /^\d{1,3}$/.test(rest[0] ?? "") ? [] : {};
  target[head] = next;
  put(next as FormValues, rest, value);
}

/** The value at a dotted name, as a string; "" when there is none. */
export function valueAt(values: FormValues | undefined, name: string): string {
  let at: FormValue | undefined = values;
  for (const part of name.split(".")) at = typeof at === "object" ? (at as Record<string, FormValue>)[part] : undefined;
  return typeof at === "string" ? at : "";
}

/** The list at a name ("topics" for fields named "topics[]"). */
export function listAt(values: FormValues | undefined, name: string): string[] {
  const at = values?.[name];
  return Array.isArray(at) ? at.filter((item): item is string => typeof item === "string") : [];
}

/** A schema's issues by the field's name in the form; the first of each field. */
export function fieldsOf(error: z.ZodError): Fields {
  const fields: Fields = {};
  for (const issue of error.issues) {
    const name = issue.path.join(".");
    fields[name] ??= issue.message;
  }
  return fields;
}

/** The sentence above the list of errors. */
export function summaryOf(fields: Fields): string {
  const count = Object.keys(fields).length;
  return count === 1
    ? "There is a problem. Nothing was lost: mend it and send the form again."
    : `There are ${count} problems. Nothing was lost: mend them and send the form again.`;
}
