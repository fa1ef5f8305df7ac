import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { reviewedBy } from "./scope.ts";
import type { CriterionToScore } from "./shown.ts";

/** The rubric of `project p` in its order, as JSON of CriterionToScore. */
export const criteriaJson = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'description', c.description, 'weight', c.weight,
           'required', c.required, 'counted', c.counted, 'scaleMin', c.scale_min, 'scaleMax', c.scale_max, 'anchors', c.anchors)
         ORDER BY c.position), '[]')
  FROM criterion c WHERE c.project_id = p.id)`;

/** The rubric of a project that the actor reviews, whatever its phase; empty for others. One statement. */
export async function criteriaToScore(actor: Actor, slug: string): Promise<CriterionToScore[]> {
  const [found] = await db.$queryRaw<{ criteria: CriterionToScore[] }[]>`
    SELECT ${criteriaJson} AS criteria FROM project p WHERE p.slug = ${slug} AND ${reviewedBy(actor)}`;
  return found?.criteria ?? [];
}
