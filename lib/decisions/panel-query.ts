import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { seenOf } from "#lib/stale.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import { decisionShown, reasonValues } from "./decide.ts";
import { feedbackShown } from "./feedback-shown.ts";
import type { GivenReason, ProblemTitle } from "./reasons.ts";
import { type Decider, deciderRefusal, decisionActRefusal, decisionState } from "./rules.ts";
import { feedbackWriter, ledApplications, seesScores } from "./target.ts";
import type { DecisionPanelView } from "./view.ts";

type Row = Decider & {
  problems: ProblemTitle[];
  decision: {
    id: string;
    kind: DecisionKind;
    version: number;
    note: string;
    feedback: string;
    reasons: GivenReason[];
    by: string | null;
    writerId: string | null;
    writer: string | null;
    checker: string | null;
    checkedAt: string | null;
    updatedAt: string;
    releasedAt: string | null;
  } | null;
};

/** What an empty form holds: also that of an application which is not there any more. */
export const nothingDecided: DecisionPanelView = {
  refusal: null,
  problems: [],
  decision: null,
  values: { kind: "", note: "", feedback: "", reasons: [], seen: seenOf(decisionShown(null, [])) },
};

/**
 * The decision on one application as those who lead its project read and write it. Null for everybody
 * else, whoever they are. One statement.
 */
export async function decisionPanel(
  actor: Actor,
  slug: string,
  code: string,
  now: Date,
): Promise<DecisionPanelView | null> {
  const [row] = await db.$queryRaw<Row[]>`/* prepared: decision-panel */
    SELECT ${seesScores} AS sees, rights.scores AS sight, rights.decide,
           (SELECT coalesce(json_agg(json_build_object('position', e.position, 'title', e.title) ORDER BY e.position), '[]')
            FROM submission_essay e WHERE e.submission_id = a.submission_id) AS problems,
           CASE WHEN ${seesScores} THEN (
             SELECT json_build_object('id', d.id, 'kind', d.kind, 'version', d.version, 'note', d.note, 'feedback', d.feedback,
                      'by', by.name, 'checker', checker.name, 'checkedAt', d.checked_at, 'updatedAt', d.updated_at, 'releasedAt', d.released_at,
                      'writerId', writer.id, 'writer', writer.name,
                      'reasons', (SELECT coalesce(json_agg(json_build_object('position', x.position, 'reason', x.reason) ORDER BY x.position, x.reason), '[]')
                                  FROM decision_reason x WHERE x.decision_id = d.id))
             FROM decision d LEFT JOIN "user" by ON by.id = d.decided_by_id LEFT JOIN "user" checker ON checker.id = d.checked_by_id
             LEFT JOIN "user" writer ON writer.id = ${feedbackWriter}
             WHERE d.application_id = a.id) END AS decision
    FROM ${ledApplications(actor, now)} AND p.slug = ${slug} AND a.code = ${code}`;
  if (!row) return null;
  const { decision, problems } = row;
  const state = decisionState(decision);
  return {
    refusal: deciderRefusal(row) ?? decisionActRefusal("decide", state) ?? null,
    problems,
    decision:
      decision && state !== "none"
        ? {
            state,
            kind: decision.kind,
            version: decision.version,
            by: decision.by,
            at: new Date(decision.updatedAt),
            note: decision.note,
            feedback: feedbackShown({ ...decision, state, problems }, actor.id),
          }
        : null,
    values: {
      kind: decision?.kind ?? "",
      note: decision?.note ?? "",
      feedback: decision?.feedback ?? "",
      reasons: reasonValues(decision?.reasons ?? []),
      seen: seenOf(decisionShown(decision, problems)),
    },
  };
}
