import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { ledBy, readableBy, rightsSql } from "#lib/reviews/scope.ts";
import { isId } from "#lib/text.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import { feedbackShown } from "./feedback-shown.ts";
import type { GivenReason, ProblemTitle } from "./reasons.ts";
import { type DecisionCounts, decisionKinds, decisionState, feedbackState } from "./rules.ts";
import { feedbackWriter, ledApplications, seesScores } from "./target.ts";
import type { DecisionLine, DecisionList } from "./view.ts";

export const DECISIONS_SHOWN = 50;

/** Which of them, and the code after which the page begins. */
export type DecisionsAsked = { kind?: DecisionKind; after?: string };

type ProjectRow = { id: string; slug: string; title: string; places: number };

/**
 * A project's decisions for those who lead it, by codes: those on applications whose scores they see.
 * What is decided on others is neither shown nor counted. Null for everybody else. Three statements.
 */
export async function projectDecisions(
  actor: Actor,
  slug: string,
  asked: DecisionsAsked,
  now: Date,
): Promise<DecisionList | null> {
  const [project] = await db.$queryRaw<(ProjectRow & { submitted: number })[]>`
    SELECT p.id::text, p.slug, p.title, p.places,
           (SELECT count(*)::int FROM application a WHERE a.project_id = p.id AND ${readableBy(actor)}) AS submitted
    FROM project p ${rightsSql(now)} WHERE p.slug = ${slug} AND p.state <> 'draft' AND ${ledBy(actor)}`;
  if (!project) return null;
  const seen = Prisma.sql`${ledApplications(actor, now)} AND p.id = ${project.id}::uuid AND ${seesScores}`;
  const { submitted, ...shown } = project;
  const list = await readList(actor, shown, seen, asked);
  return { ...list, hidden: submitted - list.seen };
}

/** The same for admins, of every application but their own. Null for everybody else, and where there is no such project. */
export async function projectDecisionsForAdmin(
  actor: Actor,
  id: string,
  asked: DecisionsAsked,
): Promise<DecisionList | null> {
  if (!isId(id)) return null;
  const [project] = await db.$queryRaw<ProjectRow[]>`
    SELECT p.id::text, p.slug, p.title, p.places FROM project p WHERE p.id = ${id}::uuid AND ${actor.isAdmin}::boolean`;
  if (!project) return null;
  const seen = Prisma.sql`project p JOIN application a ON a.project_id = p.id
    WHERE p.id = ${project.id}::uuid AND ${actor.isAdmin}::boolean AND ${readableBy(actor)}`;
  return { ...(await readList(actor, project, seen, asked)), hidden: 0 };
}

type LineRow = Omit<DecisionLine, "state" | "feedback" | "feedbackState"> & {
  id: string;
  version: number;
  releasedAt: Date | null;
  checkedAt: Date | null;
  feedback: string;
  reasons: GivenReason[];
  problems: ProblemTitle[];
  writerId: string | null;
  writer: string | null;
  checker: string | null;
};

/** @param seen from `project p` and `application a` to the conditions under which this reader may know of a decision */
async function readList(
  actor: Actor,
  project: ProjectRow,
  seen: Prisma.Sql,
  { kind, after }: DecisionsAsked,
): Promise<Omit<DecisionList, "hidden"> & { seen: number }> {
  const tallies = await db.$queryRaw<{ kind: DecisionKind | null; count: number }[]>`
    SELECT d.kind::text, count(*)::int AS count
    FROM (SELECT a.id FROM ${seen}) s LEFT JOIN decision d ON d.application_id = s.id GROUP BY d.kind`;
  const rows = await db.$queryRaw<LineRow[]>`
    SELECT d.id::text, s.code, d.kind::text, d.version, d.feedback, d.updated_at AS at, d.checked_at AS "checkedAt", d.released_at AS "releasedAt",
           by.name AS by, checker.name AS checker, writer.id::text AS "writerId", writer.name AS writer,
           (SELECT coalesce(json_agg(json_build_object('position', x.position, 'reason', x.reason) ORDER BY x.position, x.reason), '[]')
            FROM decision_reason x WHERE x.decision_id = d.id) AS reasons,
           (SELECT coalesce(json_agg(json_build_object('position', e.position, 'title', e.title) ORDER BY e.position), '[]')
            FROM submission_essay e WHERE e.submission_id = s.submission_id) AS problems
    FROM (SELECT a.id, a.code, a.submission_id FROM ${seen}) s JOIN decision d ON d.application_id = s.id
    LEFT JOIN "user" by ON by.id = d.decided_by_id LEFT JOIN "user" checker ON checker.id = d.checked_by_id
    LEFT JOIN "user" writer ON writer.id = ${feedbackWriter}
    WHERE ${kind === undefined ? Prisma.sql`TRUE` : Prisma.sql`d.kind = ${kind}::decision_kind`}
      AND ${after === undefined ? Prisma.sql`TRUE` : Prisma.sql`s.code > ${after}`}
    ORDER BY s.code LIMIT ${DECISIONS_SHOWN + 1}`;
  const counts = Object.fromEntries(decisionKinds.map((one) => [one, 0])) as DecisionCounts;
  for (const { kind: one, count } of tallies) if (one !== null) counts[one] = count;
  const shown = rows.slice(0, DECISIONS_SHOWN);
  return {
    ...project,
    counts,
    open: tallies.find((tally) => tally.kind === null)?.count ?? 0,
    seen: tallies.reduce((sum, { count }) => sum + count, 0),
    lines: shown.map((row) => asLine(row, actor.id)),
    next: rows.length > DECISIONS_SHOWN ? (shown.at(-1)?.code ?? null) : null,
  };
}

function asLine(row: LineRow, readerId: string): DecisionLine {
  const state = decisionState(row);
  const { code, kind, by, at } = row;
  return {
    code,
    kind,
    state: state === "released" ? "released" : "pending",
    by,
    at,
    feedbackState: feedbackState({ ...row, reasons: row.reasons.length }),
    feedback: feedbackShown({ ...row, state }, readerId),
  };
}
