import type { Tx } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import type { CohortState } from "#prisma/generated/enums.ts";

export type LockedCohort = {
  id: string;
  name: string;
  slug: string;
  summary: string;
  state: CohortState;
  opensAt: Date;
  closesAt: Date;
  graceSeconds: number;
  closedAt: Date | null;
};

/**
 * The cohort, locked until the transaction ends: submitting and beginning applications lock it in
 * share, so this waits for what is in flight, and what comes after waits for this.
 */
export async function lockCohort(tx: Tx, id: string): Promise<LockedCohort | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await tx.$queryRaw<LockedCohort[]>`
    SELECT id::text, name, slug, summary, state::text AS state, opens_at AS "opensAt", closes_at AS "closesAt",
           grace_seconds AS "graceSeconds", closed_at AS "closedAt"
    FROM cohort WHERE id = ${id}::uuid FOR UPDATE`;
  return row;
}
