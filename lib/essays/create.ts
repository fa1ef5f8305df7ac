import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { isId } from "#lib/text.ts";

/** An empty essay of the actor for each problem of the project that they have none to yet. */
export async function createEssays(tx: Tx, actor: Actor, projectId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO essay (id, applicant_id, problem_id, problem_version_id, created_at, updated_at)
    SELECT gen_random_uuid(), ${actor.id}::uuid, b.id, b.current_version_id, ${now}::timestamptz, ${now}::timestamptz
    FROM project_problem u JOIN problem b ON b.id = u.problem_id
    WHERE u.project_id = ${projectId}::uuid AND b.current_version_id IS NOT NULL
    ORDER BY b.id
    ON CONFLICT DO NOTHING`;
}

/**
 * The actor's essay to a problem that one of their applications asks, begun if there is none:
 * a project may have got the problem after they applied. Null when no such application asks it.
 */
export async function essayFor(
  db: Db,
  actor: Actor,
  applicationId: string,
  problemId: string,
  now: Date,
): Promise<{ id: string } | null> {
  if (!isId(applicationId) || !isId(problemId)) return null;
  return db.$transaction(async (tx) => {
    const application = await tx.application.findFirst({
      where: { id: applicationId, applicantId: actor.id, project: { problems: { some: { problemId } } } },
      select: { projectId: true },
    });
    if (!application) return null;
    await createEssays(tx, actor, application.projectId, now);
    return tx.essay.findUnique({
      where: { applicantId_problemId_variant: { applicantId: actor.id, problemId, variant: "" } },
      select: { id: true },
    });
  });
}
