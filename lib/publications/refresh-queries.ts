import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { profileEditedBy } from "#lib/mentors/scope.ts";
import { openAlexSettings } from "./queue-refresh.ts";

/** How it stands with a mentor's counts. `waiting`: the worker has yet to ask, or does. */
export type RefreshState = {
  orcid: string | null;
  askedAt: Date | null;
  succeededAt: Date | null;
  failure: string | null;
  counted: number;
  waiting: boolean;
};

/** Null where the portal asks no OpenAlex, or the actor does not edit this profile. One statement. */
export async function refreshState(actor: Actor, slug: string): Promise<RefreshState | null> {
  if (!openAlexSettings(env())) return null;
  const [state] = await db.$queryRaw<RefreshState[]>`
    SELECT m.orcid, r.asked_at AS "askedAt", r.succeeded_at AS "succeededAt", r.failure, coalesce(r.counted, 0) AS counted,
      EXISTS (SELECT 1 FROM graphile_worker.jobs j
              WHERE j.key = 'openalex:' || m.id AND j.attempts < j.max_attempts AND j.run_at < now() + interval '5 minutes') AS waiting
    FROM mentor m LEFT JOIN publication_refresh r ON r.mentor_id = m.id
    WHERE m.slug = ${slug} AND ${profileEditedBy(actor)}`;
  return state ?? null;
}
