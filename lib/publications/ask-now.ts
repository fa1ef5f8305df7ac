import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { profileEditedBy } from "#lib/mentors/scope.ts";
import { done, type Result, refuse } from "#lib/result.ts";

/** Queues the asking of OpenAlex about a profile, if the actor edits it and it has an ORCID iD. */
export async function askNow(db: Pick<Db, "$queryRaw">, actor: Actor, mentorId: string): Promise<Result> {
  const queued = await db.$queryRaw<{ id: string }[]>`
    SELECT (graphile_worker.add_job('refresh_publications', json_build_object('mentorId', m.id, 'asked', true),
      queue_name => 'openalex', max_attempts => 5, job_key => 'openalex:' || m.id)).id::text AS id
    FROM mentor m WHERE m.id = ${mentorId}::uuid AND m.orcid IS NOT NULL AND ${profileEditedBy(actor)}`;
  return queued.length > 0
    ? done
    : refuse("OpenAlex is asked by ORCID iD, and this profile has none. Enter it in the profile’s details first.");
}
