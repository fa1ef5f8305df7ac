import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { hiddenFrom, readableBy, reviewedBy, rightsSql, seesScores } from "./scope.ts";

/** So many of the newest changes to reviews are looked at; drafts and assigned ones among them tell nothing. */
const LOOKED_AT = 200;

/**
 * A tag that is another one when something changed that the table shows this reader: a review was
 * submitted, one whose scores they see was changed, an application came or went, or the scores were
 * fitted anew. What others have in draft changes nothing in it, nor does what is said of the
 * reader's own application, or of one that a conflict hides. Null when they do not review the
 * project or may not read now. One statement, by indexes alone.
 */
export async function pulseOf(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  now: Date,
): Promise<string | null> {
  const [found] = await db.$queryRaw<{ pulse: string }[]>`/* prepared: review-pulse */
    SELECT json_build_array(p.id,
      (SELECT t.submitted FROM project_tally t WHERE t.project_id = p.id) - (
        SELECT count(*) FROM application o WHERE o.project_id = p.id AND o.applicant_id = ANY (${hiddenFrom(actor)}) AND o.state = 'submitted'),
      (SELECT a.submitted_at FROM application a WHERE a.project_id = p.id AND ${readableBy(actor)} ORDER BY a.submitted_at DESC LIMIT 1),
      (SELECT max(CASE WHEN ${seesScores} THEN o.updated_at ELSE o.submitted_at END)
       FROM (SELECT n.application_id, n.state, n.updated_at, n.submitted_at FROM review n
             WHERE n.project_id = p.id ORDER BY n.updated_at DESC LIMIT ${LOOKED_AT}) o
       JOIN application a ON a.id = o.application_id AND ${readableBy(actor)}
       LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
       WHERE o.state = 'submitted'),
      (SELECT f.fitted_at FROM score_fit f WHERE f.project_id = p.id AND rights.scores <> 'none'))::text AS pulse
    FROM project p ${rightsSql(now)} WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)}`;
  if (!found) return null;
  return createHash("sha256").update(`${actor.id} ${found.pulse}`).digest("base64url").slice(0, 22);
}
