import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";
import type { DecisionKind, ReviewState, ScoreSight } from "#prisma/generated/enums.ts";
import type { Column } from "./columns.ts";
import { myState } from "./rules.ts";
import type { TableRow } from "./shown.ts";

/** As whom the table is read: `sight` and `leads` say what the reader may see (rights.ts). */
export type Sight = { scores: ScoreSight; leads: boolean };

/** Whether the reader may see others' scores of an application, by their own `review r` of it, which may be missing. */
export function seen({ scores }: Sight): Prisma.Sql {
  if (scores === "own") return Prisma.sql`(r.state IS NOT DISTINCT FROM 'submitted')`;
  return scores === "all" ? Prisma.sql`(r.state IS DISTINCT FROM 'recused')` : Prisma.sql`FALSE`;
}

/** Half the width of an interval of 95 %, in standard errors. */
const HALF = 1.96;

/** What a page is made of before anything but its order and its filters matter; `a` is the application, `r` one's own review. */
export function foundColumns(sight: Sight): Prisma.Sql {
  return Prisma.sql`a.id, a.submission_id, a.code, a.review_count, a.shuffle, a.submitted_at, a.score_mean, a.score_spread, a.corrected,
    a.corrected_error, a.order_changes, r.state AS own_state, CASE WHEN r.state = 'submitted' THEN r.score END AS own_score, ${seen(sight)} AS seen`;
}

/** The cells of what was found, `a` again. What a column that is not shown costs is not paid. */
export function cells(actor: Actor, { leads }: Sight, columns: readonly Column[]): Prisma.Sql {
  const when = (column: Column, sql: Prisma.Sql) => (columns.includes(column) ? sql : Prisma.sql`NULL`);
  return Prisma.sql`a.code, a.own_state::text AS state, a.seen, a.review_count AS reviews, a.shuffle,
    a.submitted_at AS "submittedAt", a.own_score AS mine,
    CASE WHEN a.seen THEN a.score_mean END AS mean, CASE WHEN a.seen THEN a.score_spread END AS spread,
    CASE WHEN a.seen THEN a.corrected END AS corrected, CASE WHEN a.seen THEN a.corrected_error END AS error,
    CASE WHEN a.seen THEN a.order_changes END AS changed,
    ${when("decision", Prisma.sql`CASE WHEN ${decisionSeen(leads)} THEN (SELECT d.kind::text FROM decision d WHERE d.application_id = a.id) END`)} AS decision,
    ${when("flagged", flagged(actor))} AS flagged,
    ${when("words", Prisma.sql`(SELECT sum(e.blind_words)::int FROM submission_essay e WHERE e.submission_id = a.submission_id)`)} AS words`;
}

/** Decisions are seen by those who lead, where they see the scores that a decision follows from. */
export function decisionSeen(leads: boolean): Prisma.Sql {
  return leads ? Prisma.sql`a.seen` : Prisma.sql`FALSE`;
}

export function flagged(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM reviewer_mark m WHERE m.application_id = a.id AND m.user_id = ${actor.id}::uuid AND m.flagged_at IS NOT NULL)`;
}

/** A row as `cells` gives it. */
export type Cells = {
  code: string;
  state: ReviewState | null;
  seen: boolean;
  reviews: number;
  shuffle: number;
  submittedAt: Date;
  mine: number | null;
  mean: number | null;
  spread: number | null;
  corrected: number | null;
  error: number | null;
  changed: boolean | null;
  decision: DecisionKind | null;
  flagged: boolean | null;
  words: number | null;
};

export function asRow({ state, shuffle: _, error, changed, flagged: mark, ...row }: Cells): TableRow {
  const width = (error ?? 0) * HALF;
  return {
    ...row,
    state: myState(state),
    assigned: state === "assigned",
    interval: row.corrected === null || error === null ? null : [row.corrected - width, row.corrected + width],
    changed: changed ?? false,
    flagged: mark ?? false,
  };
}
