import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { differenceOf } from "#lib/difference.ts";
import { seenOf } from "#lib/stale.ts";
import { termShown } from "./edit.ts";
import { usesOfTerm } from "./public-queries.ts";
import { byLetter } from "./rules.ts";
import { editsTerms } from "./scope.ts";
import type { TermChange, TermForEdit, TermRow, Wording } from "./view.ts";

/** Whether the actor edits the glossary; to others its pages do not exist. */
export async function maySeeTerms(actor: Actor): Promise<boolean> {
  const [row] = await db.$queryRaw<{ may: boolean }[]>`SELECT ${editsTerms(actor)} AS may`;
  return row?.may === true;
}

/** Every term by letter for those who edit them, or null for others. */
export async function termsFor(actor: Actor): Promise<{ letter: string; terms: TermRow[] }[] | null> {
  if (!(await maySeeTerms(actor))) return null;
  const rows = await db.$queryRaw<TermRow[]>`
    SELECT slug, name, definition FROM term WHERE ${editsTerms(actor)}`;
  return byLetter(rows);
}

type Stored = Wording & { id: string; slug: string; version: number; before: string[]; edits: Edit[] };
type Edit = Wording & { version: number; editor: string | null; at: string };

/** So many changes are shown; earlier ones are kept. */
const CHANGES_SHOWN = 30;

/** A term to edit, with its history and where it is used; by its present address or one that it had; null for those who don't. */
export async function termForEdit(actor: Actor, slug: string): Promise<TermForEdit | null> {
  const [row] = await db.$queryRaw<Stored[]>`
    SELECT t.id::text, t.slug, t.name, coalesce(t.also, '{}') AS also, t.definition, t.text, t.version,
      ARRAY(SELECT a.slug FROM term_address a WHERE a.term_id = t.id ORDER BY a.slug) AS before,
      coalesce((SELECT json_agg(h ORDER BY h.version DESC) FROM (
        SELECT e.version, e.name, coalesce(e.also, '{}') AS also, e.definition, e.text, e.at, coalesce(u.name, u.email) AS editor
        FROM term_edit e LEFT JOIN "user" u ON u.id = e.editor_id
        WHERE e.term_id = t.id ORDER BY e.version DESC LIMIT ${CHANGES_SHOWN}) h), '[]') AS edits
    FROM term t
    WHERE (t.slug = ${slug} OR t.id = (SELECT a.term_id FROM term_address a WHERE a.slug = ${slug})) AND ${editsTerms(actor)}`;
  if (!row) return null;
  const { version: _, edits, ...term } = row;
  return { ...term, seen: seenOf(termShown(term)), changes: changesOf(term, edits), uses: await usesOfTerm(term) };
}

const asText = (wording: Wording, name: keyof Wording) => [wording[name]].flat().join("\n");

function changesOf(now: Wording, edits: readonly Edit[]): TermChange[] {
  return edits.map((edit, at) => {
    const after = edits[at - 1] ?? now;
    const names = (["name", "also", "definition", "text"] as const).filter(
      (name) => asText(edit, name) !== asText(after, name),
    );
    return {
      version: edit.version + 1,
      editor: edit.editor,
      at: new Date(edit.at),
      fields: names.map((name) => ({ name, parts: differenceOf(asText(edit, name), asText(after, name)) })),
    };
  });
}
