import "server-only";
import { cache } from "react";
import { db } from "#lib/db.ts";
import { type Glossary, glossaryOf, type MarkedTerm } from "./glossary.ts";
import { renderWithTerms } from "./mark.ts";
import { byLetter } from "./rules.ts";
import { pagesUsing, patternsFor, type TermUse, type UsedPage } from "./uses.ts";

/** Every term, ready to be marked in texts; read once for a request. One statement. */
export const glossary = cache(async (): Promise<Glossary> => {
  const terms = await db.$queryRaw<MarkedTerm[]>`
    SELECT slug, name, also, definition FROM term ORDER BY lower(name), id`;
  return glossaryOf(terms);
});

/** All terms with their definitions, by letter. */
export async function publicGlossary() {
  const { terms } = await glossary();
  return byLetter(terms);
}

/** A term's page; `{ to }` for an address that it had before, with its present one; null for one that leads nowhere. */
export async function publicTerm(slug: string) {
  const [row] = await db.$queryRaw<{ slug: string; text: string }[]>`
    SELECT t.slug, t.text FROM term t WHERE t.slug = ${slug}
      OR t.id = (SELECT a.term_id FROM term_address a WHERE a.slug = ${slug}) LIMIT 1`;
  if (!row) return null;
  if (row.slug !== slug) return { to: row.slug };
  const terms = await glossary();
  const term = terms.terms.find((one) => one.slug === slug);
  if (!term) return null;
  const html = row.text && renderWithTerms(row.text, terms, { idPrefix: "term-", seen: new Set([slug]) });
  return { name: term.name, also: term.also, definition: term.definition, html, uses: await usesOfTerm(term) };
}

/** The public pages that use a term: mentors by name, then projects by title. One statement. */
export async function usesOfTerm(term: MarkedTerm): Promise<TermUse[]> {
  const patterns = patternsFor(term);
  const pages = await db.$queryRaw<UsedPage[]>`
    WITH shown AS (
      SELECT p.id, p.slug, p.title, p.question, p.directions FROM project p JOIN cohort c ON c.id = p.cohort_id
      WHERE p.state IN ('published', 'closed') AND c.state IN ('published', 'archived'))
    SELECT 'mentor' AS kind, m.slug, m.name AS title,
           json_build_object('agenda', m.agenda, 'biography', m.biography) AS texts, 0 AS rank
    FROM mentor m WHERE (m.agenda ILIKE ANY (${patterns}::text[]) OR m.biography ILIKE ANY (${patterns}::text[]))
      AND EXISTS (SELECT 1 FROM project_mentor pm JOIN shown s ON s.id = pm.project_id WHERE pm.mentor_id = m.id)
    UNION ALL
    SELECT 'project', s.slug, s.title,
           json_build_object('question', s.question, 'directions', s.directions), 1
    FROM shown s WHERE s.question ILIKE ANY (${patterns}::text[]) OR s.directions ILIKE ANY (${patterns}::text[])
    ORDER BY rank, title, slug`;
  return pagesUsing(term.slug, await glossary(), pages);
}
