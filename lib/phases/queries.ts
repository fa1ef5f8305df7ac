import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { readersSql, setUpBy } from "#lib/reviewers/led.ts";
import type { Phase } from "#lib/reviews/rights.ts";
import { asPhase, type PhaseRow, phasesJson, reviewedBy } from "#lib/reviews/scope.ts";
import { seenOf } from "#lib/stale.ts";
import { phaseShown } from "./rules.ts";

/** How a project's reviewing is set up. */
export type Setup = {
  id: string;
  slug: string;
  title: string;
  archived: boolean;
  closesAt: Date;
  /** Whether the actor reads its applications, as admins as such don't. */
  reads: boolean;
  reviewsWanted: number;
  criteria: { name: string; counted: boolean; required: boolean }[];
  readers: number;
  phases: (Phase & { id: string; seen: string })[];
};

/** For those who set up a project's reviewing: those who lead it, and admins. To others it does not exist (null). One statement. */
export async function reviewSetup(actor: Actor, slug: string): Promise<Setup | null> {
  const [row] = await db.$queryRaw<(Omit<Setup, "phases"> & { phases: PhaseRow[] })[]>`
    SELECT p.id::text, p.slug, p.title, p.state = 'archived' AS archived, k.closes_at AS "closesAt", p.reviews_wanted AS "reviewsWanted",
           ${reviewedBy(actor)} AS reads, ${phasesJson} AS phases,
           (SELECT coalesce(json_agg(json_build_object('name', c.name, 'counted', c.counted, 'required', c.required) ORDER BY c.position), '[]')
            FROM criterion c WHERE c.project_id = p.id) AS criteria,
           (SELECT count(*)::int FROM ${readersSql} readers) AS readers
    FROM project p JOIN cohort k ON k.id = p.cohort_id
    WHERE p.slug = ${slug} AND ${setUpBy(actor)}`;
  if (!row) return null;
  const phases = row.phases.map(asPhase).map((phase) => ({ ...phase, seen: seenOf(phaseShown(phase)) }));
  return { ...row, phases };
}
