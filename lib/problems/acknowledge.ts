import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import { REWORDED } from "./reworded-mail.ts";

/**
 * Notes that the actor has read this version of the problem that their essay answers: for all
 * of their texts to it, and only forwards, so that a wording that came since stays unread. A mail
 * that still waits to tell of this very version is dropped. Doing it again changes nothing.
 * @returns false when they have no such essay, or the version is none of its problem
 */
export async function acknowledgeWording(db: Db, actor: Actor, essayId: string, versionId: string): Promise<boolean> {
  if (!isId(essayId) || !isId(versionId)) return false;
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    WITH shown AS (
      SELECT v.id, v.number, v.problem_id FROM essay e JOIN problem_version v ON v.problem_id = e.problem_id
      WHERE e.id = ${essayId}::uuid AND e.applicant_id = ${actor.id}::uuid AND v.id = ${versionId}::uuid
    ), seen AS (
      UPDATE essay e SET problem_version_id = shown.id
      FROM shown, problem_version old
      WHERE e.problem_id = shown.problem_id AND e.applicant_id = ${actor.id}::uuid
        AND old.id = e.problem_version_id AND old.number < shown.number
    ), dropped AS (
      DELETE FROM mail m USING shown
      WHERE m.user_id = ${actor.id}::uuid AND m.kind = ${REWORDED} AND m.state = 'queued'
        AND m.data->>'versionId' = shown.id::text
    )
    SELECT EXISTS (SELECT 1 FROM shown) AS found`;
  return row?.found ?? false;
}
