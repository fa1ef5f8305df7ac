import { z } from "zod";
import { decisionKinds } from "#lib/decisions/rules.ts";
import { paths } from "#lib/paths.ts";
import { slug } from "#lib/text.ts";
import { applicationCode } from "./schema.ts";
import { isFiltered, parseView, type View, viewQuery } from "./table.ts";

/** So many applications can be acted on at once. */
export const SELECTED_MAX = 5_000;

/** What somebody ticked: so many codes, or all that a view shows, which are looked up when they are needed. */
export type Selection = { all: boolean; codes: string[]; view: View };

type SearchParams = Record<string, string | string[] | undefined>;

/** The selection of an address, as the table's form makes it: `a` for each ticked code, or `all`, beside the view. */
export function parseSelection(params: SearchParams): Selection {
  const given = params["a"] ?? [];
  const codes = new Set((Array.isArray(given) ? given : [given]).slice(0, SELECTED_MAX));
  return {
    all: params["all"] === "1",
    codes: [...codes].filter((code) => applicationCode.safeParse(code).success),
    view: { ...parseView(params), after: null },
  };
}

/** A selection as an address has it behind its question mark. */
export function selectionQuery({ all, codes, view }: Selection): URLSearchParams {
  const params = viewQuery({ ...view, after: null });
  if (all) params.set("all", "1");
  else for (const code of codes) params.append("a", code);
  return params;
}

/** The page where a selection is acted on, with what was chosen there. */
export function selectedPath(
  slug: string,
  act: "assign" | "decide",
  selection: Selection,
  chosen: Record<string, string | string[] | undefined> = {},
): string {
  const params = selectionQuery(selection);
  for (const [name, value] of Object.entries(chosen)) if (typeof value === "string") params.set(name, value);
  const query = params.toString();
  return `${paths.reviewSelected(slug, act)}${query ? `?${query}` : ""}`;
}

/** The same, back from a form's field. */
export function selectionOf(query: string): Selection {
  const params = new URLSearchParams(query);
  return parseSelection({ ...Object.fromEntries(params), a: params.getAll("a") });
}

/** How many applications a view shows, where that is known without counting them; else null. */
export function knownCount(
  view: View,
  rows: number,
  next: boolean,
  { submitted, own }: { submitted: number; own: Record<NonNullable<View["state"]>, number> | null },
): number | null {
  if (!next && !view.after) return rows;
  if (!isFiltered(view)) return submitted;
  return view.state !== null && view.reviews === null && view.q === "" && own ? own[view.state] : null;
}

const selection = z
  .string()
  .max(SELECTED_MAX * 24)
  .transform(selectionOf);
const digest = z.string().regex(/^[\w-]{43}$/, { error: "This form is not whole. Reload the page." });

/** Applying what was previewed: `digest` names the facts that the preview showed. */
export const decideForm = z.object({ project: slug, selection, digest, kind: z.enum(decisionKinds) });
export const assignForm = z.object({ project: slug, selection, digest, reader: z.uuid() });
