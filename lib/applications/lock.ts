import type { Actor } from "#lib/auth/policy.ts";
import type { Deadline } from "#lib/cohorts/deadline.ts";
import { ownDeadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { Prisma, type Tx } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import type { ApplicationState, CohortState, ProjectState } from "#prisma/generated/enums.ts";

export type LockedApplication = {
  id: string;
  code: string;
  state: ApplicationState;
  submissionId: string | null;
  project: { id: string; title: string; state: ProjectState };
  /** `closesAt` is this person's own deadline. */
  cohort: Deadline & { name: string; state: CohortState; opensAt: Date };
};

/**
 * The actor's application, locked until the transaction ends; null when they have none of that
 * id. Its cohort and project are locked in share: whoever closes one waits for what is in
 * flight. Always in this order, so that nobody waits in a circle.
 */
export async function lockApplication(tx: Tx, actor: Actor, id: string): Promise<LockedApplication | null> {
  if (!isId(id)) return null;
  const [around] = await tx.$queryRaw<
    {
      projectId: string;
      title: string;
      projectState: ProjectState;
      name: string;
      cohortState: CohortState;
      opensAt: Date;
      closesAt: Date;
      graceSeconds: number;
      closedAt: Date | null;
    }[]
  >`
    SELECT p.id::text AS "projectId", p.title, p.state::text AS "projectState",
           c.name, c.state::text AS "cohortState", c.opens_at AS "opensAt", ${ownDeadlineSql(actor, Prisma.sql`p.id`)} AS "closesAt",
           c.grace_seconds AS "graceSeconds", c.closed_at AS "closedAt"
    FROM application a JOIN cohort c ON c.id = a.cohort_id JOIN project p ON p.id = a.project_id
    WHERE a.id = ${id}::uuid AND a.applicant_id = ${actor.id}::uuid
    FOR SHARE OF c, p`;
  if (!around) return null;
  const [application] = await tx.$queryRaw<{ code: string; state: ApplicationState; submissionId: string | null }[]>`
    SELECT code, state::text, submission_id::text AS "submissionId"
    FROM application WHERE id = ${id}::uuid AND applicant_id = ${actor.id}::uuid
    FOR NO KEY UPDATE`;
  if (!application) return null;
  return {
    id,
    ...application,
    project: { id: around.projectId, title: around.title, state: around.projectState },
    cohort: {
      name: around.name,
      state: around.cohortState,
      opensAt: around.opensAt,
      closesAt: around.closesAt,
      graceSeconds: around.graceSeconds,
      closedAt: around.closedAt,
    },
  };
}
