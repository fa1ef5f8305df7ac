import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { summaryOf } from "#lib/forms.ts";
import type { Fields } from "#lib/result.ts";
import { queueFit } from "#lib/scores/queue-fit.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { type Criterion, overallScore } from "./rules.ts";
import { hindrance, offScale, outcome, type Writing } from "./save-draft.ts";
import type { ReviewDraft } from "./schema.ts";
import { type Place, targetSql, writeReview } from "./write-review.ts";

type Locked = {
  id: string;
  project_id: string;
  submission_id: string;
  score: boolean;
  edit: boolean;
  own: { state: ReviewState; version: number } | null;
  criteria: (Criterion & { name: string; required: boolean })[] | null;
};

/**
 * Submits a review, or submits it anew: the review, its scores, the application's summary and
 * the record are one transaction, with the application locked, so that reviewers who submit at
 * the same time come one after the other. Every criterion that is required needs a score, and so
 * does at least one that counts.
 */
export async function submitReview(
  db: Db,
  actor: Actor,
  place: Place,
  draft: ReviewDraft,
  now: Date,
): Promise<Writing> {
  return db.$transaction(async (tx) => {
    // A change of the rubric (lib/projects/rubric.ts) waits until this is written, or comes before it is read.
    await tx.$executeRaw`LOCK TABLE review_score IN ROW EXCLUSIVE MODE`;
    const [locked] = await tx.$queryRaw<Locked[]>`
      SELECT t.id::text, t.project_id::text, t.submission_id::text, t.score, t.edit,
             (SELECT json_build_object('state', r.state, 'version', r.version) FROM review r
              WHERE r.application_id = t.id AND r.reviewer_id = ${actor.id}::uuid) AS own,
             (SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'weight', c.weight, 'required', c.required, 'counted', c.counted,
                                                 'scaleMin', c.scale_min, 'scaleMax', c.scale_max) ORDER BY c.position)
              FROM criterion c WHERE c.project_id = t.project_id) AS criteria
      FROM (${targetSql(actor, place, draft.submission, now)} FOR UPDATE OF a) t`;
    if (!locked) return (await hindrance(tx, actor, place, null, now)) ?? { ok: false, why: "missing" };
    const allowed = locked.own?.state === "submitted" ? locked.edit : locked.score;
    const hindered = await hindrance(tx, actor, place, { allowed, before: locked.own }, now);
    if (hindered) return hindered;

    const criteria = locked.criteria ?? [];
    const scores = new Map(draft.scores.map(({ criterion, score }) => [criterion, score]));
    const fields: Fields = {};
    for (const { id, name, required } of criteria)
      if (required && !scores.has(id)) fields[`scores.${id}`] = `Choose a score for “${name}”.`;
    if (Object.keys(fields).length > 0) return { ok: false, why: "refused", message: summaryOf(fields), fields };
    const off = criteria.filter(
      ({ id, scaleMin, scaleMax }) =>
        (scores.get(id) ?? scaleMin) < scaleMin || (scores.get(id) ?? scaleMax) > scaleMax,
    );
    if (off.length > 0) return { ok: false, why: "refused", ...offScale(off.map(({ id }) => id)) };
    const overall = overallScore(criteria, scores);
    if (overall === null) return uncounted(criteria);

    const target = Prisma.sql`SELECT ${locked.id}::uuid AS id, ${locked.project_id}::uuid AS project_id, ${locked.submission_id}::uuid AS submission_id,
      ${locked.score}::boolean AS score, ${locked.edit}::boolean AS edit`;
    const answer = outcome("submit", draft.version, await writeReview(tx, actor, target, draft, overall, now));
    if (answer.ok) {
      await summariseReviews(tx, locked.id);
      await queueFit(tx, locked.project_id);
    }
    return answer;
  });
}

/** The refusal of a review that would have no overall score. */
function uncounted(criteria: readonly (Criterion & { name: string })[]): Extract<Writing, { ok: false }> {
  const counted = criteria.filter((criterion) => criterion.counted);
  const fields: Fields = Object.fromEntries(
    counted.map(({ id, name }) => [
      `scores.${id}`,
      `Choose a score for “${name}”, or for another criterion that counts.`,
    ]),
  );
  const message =
    counted.length > 0
      ? "A review needs a score on at least one criterion that counts. Nothing was lost: choose one and send it again."
      : "This project has no criteria that count yet. Save a draft; whoever leads the project can mend its rubric.";
  return { ok: false, why: "refused", message, ...(counted.length > 0 ? { fields } : {}) };
}

/**
 * Writes an application's summary (how many submitted reviews, their mean, their sample
 * standard deviation) from its reviews. The caller holds the application's lock.
 */
export async function summariseReviews(tx: Tx, applicationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE application a SET review_count = s.count, score_mean = s.mean, score_spread = s.spread
    FROM (SELECT count(*)::int AS count, avg(score) AS mean, stddev_samp(score) AS spread
          FROM review WHERE application_id = ${applicationId}::uuid AND state = 'submitted') s
    WHERE a.id = ${applicationId}::uuid`;
}
