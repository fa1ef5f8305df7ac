import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import { deciderRefusal, decisionActRefusal, decisionState } from "./rules.ts";
import { lockTargets, readTargets, type StoredDecision, storedDecisions, type Target } from "./target.ts";

/** What one press means for each of the applications, by their codes, in the order they were given. */
export type ManySet = {
  /** `before` is null where nothing was decided yet. */
  set: { code: string; before: DecisionKind | null }[];
  /** Decided so already. */
  unchanged: string[];
  refused: { code: string; why: string }[];
};

const nowhere = "It is not here any more: it was withdrawn, or it is not yours to decide on.";

function sortOut(
  codes: readonly string[],
  targets: readonly Target[],
  stored: readonly StoredDecision[],
  kind: DecisionKind,
): ManySet {
  const byCode = new Map(targets.map((target) => [target.code, target]));
  const byApplication = new Map(stored.map((decision) => [decision.applicationId, decision]));
  const sorted: ManySet = { set: [], unchanged: [], refused: [] };
  for (const code of new Set(codes)) {
    const target = byCode.get(code);
    const decision = target ? (byApplication.get(target.id) ?? null) : null;
    // Whether it is decided, and how, is not told to somebody who may not see it.
    const why = target ? (deciderRefusal(target) ?? decisionActRefusal("decide", decisionState(decision))) : nowhere;
    if (why !== undefined) sorted.refused.push({ code, why });
    else if (decision?.kind === kind) sorted.unchanged.push(code);
    else sorted.set.push({ code, before: decision?.kind ?? null });
  }
  return sorted;
}

/** What setDecisions would do now. Two statements; nothing is written. */
export async function previewDecisions(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  codes: readonly string[],
  kind: DecisionKind,
  now: Date,
): Promise<ManySet> {
  const targets = await readTargets(db, actor, slug, codes, now);
  const stored = await storedDecisions(
    db,
    targets.map(({ id }) => id),
  );
  return sortOut(codes, targets, stored, kind);
}

/**
 * Sets the same pending decision on many applications of a project, in one transaction; notes, reasons
 * and feedback stay, and what an applicant would read counts as unchecked where the decision changes.
 * Released ones are refused, and those whose scores the actor does not see; for somebody who does not
 * lead the project, all are.
 * @param agreed whether what it would do, with the applications locked, is what was agreed to; else nothing is written
 */
export async function setDecisions(
  db: Db,
  actor: Actor,
  slug: string,
  codes: readonly string[],
  kind: DecisionKind,
  now: Date,
  agreed: (sorted: ManySet) => boolean = () => true,
): Promise<ManySet> {
  return db.$transaction(async (tx) => {
    const targets = await lockTargets(tx, actor, slug, codes, now);
    const stored = await storedDecisions(
      tx,
      targets.map(({ id }) => id),
    );
    const sorted = sortOut(codes, targets, stored, kind);
    const setting = new Map(sorted.set.map(({ code, before }) => [code, before]));
    const rows = targets
      .filter(({ code }) => setting.has(code))
      .map(({ id, projectId, code }) => ({ application: id, project: projectId, before: setting.get(code) ?? null }));
    if (agreed(sorted) && rows.length > 0) await write(tx, actor, rows, kind, now);
    return sorted;
  });
}

async function write(
  tx: Tx,
  actor: Actor,
  rows: { application: string; project: string; before: DecisionKind | null }[],
  kind: DecisionKind,
  now: Date,
): Promise<void> {
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  const given = JSON.stringify(rows.map((row) => ({ ...row, id: uuid7(now), event: uuid7(now) })));
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS g(id uuid, event uuid, application uuid, project uuid, before text)),
    decided AS (
      INSERT INTO decision AS d (id, application_id, project_id, kind, decided_by_id, created_at, updated_at)
      SELECT g.id, g.application, g.project, ${kind}::decision_kind, ${actor.id}::uuid, ${at}, ${at} FROM given g
      ON CONFLICT (application_id) DO UPDATE
      SET kind = excluded.kind, decided_by_id = excluded.decided_by_id, updated_at = excluded.updated_at, version = d.version + 1,
          checked_by_id = NULL, checked_at = NULL)
    INSERT INTO audit_event (id, at, actor_id, act, subject, subject_id, detail)
    SELECT g.event, ${at}, ${actor.id}::uuid, 'decide', 'application', g.application,
           jsonb_build_object('kind', ${kind}::text, 'before', g.before, 'feedback', FALSE, 'fields', 'decision', 'together', ${rows.length}::int)
    FROM given g`;
}
