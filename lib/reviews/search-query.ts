import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import type { MyState } from "./rules.ts";
import { type Comparison, DISAGREEMENT_HIGH, type NumberField, type Search, type Term } from "./search.ts";
import { decisionSeen, flagged, type Sight } from "./table-cells.ts";

/** From so few essays that hold the words a search begins; where more do, the table's own order is followed. */
export const FEW_HITS = 1_000;

const query = (words: string) => Prisma.sql`websearch_to_tsquery('english', ${words})`;

const holds = (query: Prisma.Sql) => Prisma.sql`e.blind_search @@ (${query})`;

/** Whether words are so common that none is looked for, such as "the". */
const nothing = (query: Prisma.Sql) => Prisma.sql`numnode(${query}) = 0`;

/**
 * The submissions whose essays hold a search's words, by the index of the masked texts, where they
 * are few; null where they are more, and where there are no words, or only such as are in every text.
 */
export async function hits(db: Pick<Db, "$queryRaw">, { words }: Search): Promise<string[] | null> {
  if (words === "") return null;
  const [found] = await db.$queryRaw<{ nothing: boolean; ids: string[] }[]>`
    SELECT ${nothing(query(words))} AS nothing,
           ARRAY(SELECT e.submission_id::text FROM submission_essay e WHERE ${holds(query(words))} LIMIT ${FEW_HITS + 1}) AS ids`;
  return !found || found.nothing || found.ids.length > FEW_HITS ? null : found.ids;
}

/** The applications whose latest text is one of these, each once, as `application a`. OFFSET 0 keeps it the beginning of the plan. */
export function fromHits(submissions: readonly string[]): Prisma.Sql {
  return Prisma.sql`(SELECT DISTINCT h.id FROM unnest(${[...submissions]}::uuid[]) h(id) OFFSET 0) hit
    CROSS JOIN LATERAL (SELECT * FROM application a WHERE a.submission_id = hit.id OFFSET 0) a`;
}

/** The applications that the actor flagged, as `application a`. */
export function fromFlags(actor: Actor): Prisma.Sql {
  return Prisma.sql`(SELECT m.application_id FROM reviewer_mark m WHERE m.user_id = ${actor.id}::uuid AND m.flagged_at IS NOT NULL OFFSET 0) flag
    CROSS JOIN LATERAL (SELECT * FROM application a WHERE a.id = flag.application_id OFFSET 0) a`;
}

const compared: Record<Comparison, Prisma.Sql> = {
  "<": Prisma.sql`<`,
  "<=": Prisma.sql`<=`,
  ">": Prisma.sql`>`,
  ">=": Prisma.sql`>=`,
  "=": Prisma.sql`=`,
};

/** As the table shows it, with one decimal, and only where it shows it. */
const numbers: Record<NumberField, { value: Prisma.Sql; hidden: boolean }> = {
  score: { value: Prisma.sql`round(a.score_mean::numeric, 1)`, hidden: true },
  corrected: { value: Prisma.sql`round(a.corrected::numeric, 1)`, hidden: true },
  spread: { value: Prisma.sql`round(a.score_spread::numeric, 1)`, hidden: true },
  mine: { value: Prisma.sql`round(a.own_score::numeric, 1)`, hidden: false },
  reviews: { value: Prisma.sql`a.review_count`, hidden: false },
};

const states: Record<MyState, Prisma.Sql> = {
  waiting: Prisma.sql`(a.own_state IS NULL OR a.own_state = 'assigned')`,
  draft: Prisma.sql`(a.own_state IS NOT DISTINCT FROM 'draft')`,
  done: Prisma.sql`(a.own_state IS NOT DISTINCT FROM 'submitted')`,
  recused: Prisma.sql`(a.own_state IS NOT DISTINCT FROM 'recused')`,
};

/** Whether a term asks for what may be hidden, so that it finds nothing where it is: not with a minus either. */
function asksForScores(term: Term): boolean {
  if (term.kind === "number") return numbers[term.field].hidden;
  return term.kind === "disagreement" || term.kind === "changed";
}

/** The states of the reader's own review that a search can find at all, or null for any. */
export function ownStates({ terms }: Search, { scores }: Sight): ReviewState | null {
  if (scores === "own" && terms.some(asksForScores)) return "submitted";
  if (terms.some((term) => term.kind === "number" && term.field === "mine")) return "submitted";
  for (const term of terms) {
    if (term.not) continue;
    if (term.kind === "assigned") return "assigned";
    if (term.kind === "state" && term.state !== "waiting") return term.state === "done" ? "submitted" : term.state;
  }
  return null;
}

function condition(term: Term, actor: Actor): Prisma.Sql {
  switch (term.kind) {
    case "number":
      return Prisma.sql`${numbers[term.field].value} ${compared[term.comparison]} ${term.value}::float8::numeric`;
    case "state":
      return states[term.state];
    case "disagreement":
      return Prisma.sql`coalesce(a.score_spread, 0) >= ${DISAGREEMENT_HIGH}::float8`;
    case "changed":
      return Prisma.sql`a.order_changes`;
    case "flagged":
      return flagged(actor);
    case "assigned":
      return Prisma.sql`(a.own_state IS NOT DISTINCT FROM 'assigned')`;
    case "code":
      return Prisma.sql`starts_with(a.code, ${term.code})`;
    case "decision": {
      const any = Prisma.sql`EXISTS (SELECT 1 FROM decision d WHERE d.application_id = a.id`;
      if (term.decision === "none") return Prisma.sql`NOT ${any})`;
      return term.decision === "any"
        ? Prisma.sql`${any})`
        : Prisma.sql`${any} AND d.kind = ${term.decision}::decision_kind)`;
    }
  }
}

/**
 * A search as conditions on what was found (foundColumns). OFFSET 0 keeps the texts from being
 * joined as a whole: each is looked up for its application. Who stepped back from one does not read
 * it any more, and so finds it by no word.
 * @param wordsHeld whether the texts are known to hold the words, since the search began at them
 */
export function searchFilter(search: Search, actor: Actor, { leads }: Sight, wordsHeld: boolean): Prisma.Sql {
  const read = Prisma.sql`a.own_state IS DISTINCT FROM 'recused'`;
  const texts = (words: Prisma.Sql) =>
    Prisma.sql`EXISTS (SELECT 1 FROM submission_essay e WHERE e.submission_id = a.submission_id AND ${holds(words)} OFFSET 0)`;
  const all: Prisma.Sql[] = search.terms.map((term) => {
    const may = asksForScores(term)
      ? Prisma.sql`a.seen AND`
      : term.kind === "decision"
        ? Prisma.sql`${decisionSeen(leads)} AND`
        : Prisma.empty;
    return Prisma.sql`AND (${may} ${term.not ? Prisma.sql`NOT` : Prisma.empty} (${condition(term, actor)}))`;
  });
  if (search.words !== "" && wordsHeld) all.push(Prisma.sql`AND ${read}`);
  else if (search.words !== "") {
    const words = query(search.words);
    all.push(Prisma.sql`AND (${nothing(words)} OR (${read} AND ${texts(words)}))`);
  }
  if (search.without.length > 0) {
    // Each text is looked at once for all of them, however many they are.
    const any = Prisma.sql`(${Prisma.join(search.without.map(query), " || ")})`;
    all.push(Prisma.sql`AND (${nothing(any)} OR (${read} AND NOT ${texts(any)}))`);
  }
  return all.length === 0 ? Prisma.empty : Prisma.join(all, " ");
}
