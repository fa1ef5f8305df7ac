import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { ownDeadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { createEssays } from "#lib/essays/create.ts";
import { applying } from "#lib/projects/rules.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { reviewedBy } from "#lib/reviews/scope.ts";
import type { CohortState, ProjectState } from "#prisma/generated/enums.ts";
import { applicationCode, shuffleNumber } from "./codes.ts";

type Project = {
  id: string;
  cohortId: string;
  state: ProjectState;
  cohortState: CohortState;
  opensAt: Date;
  closesAt: Date;
  /** Whether the actor reads its applications. */
  reads: boolean;
};

/**
 * Begins the actor's application to a project, with an empty essay for each of its problems
 * that they have none to yet. Who has begun already gets that application. Refuses when the
 * project takes none, and those who read its applications; null when there is no such project to be seen.
 */
export async function startApplication(
  db: Db,
  actor: Actor,
  projectSlug: string,
  now: Date,
): Promise<Result<{ id: string }> | null> {
  return db.$transaction(async (tx) => {
    const [project] = await tx.$queryRaw<Project[]>`
      SELECT p.id::text, p.cohort_id::text AS "cohortId", p.state::text,
             c.state::text AS "cohortState", c.opens_at AS "opensAt", ${ownDeadlineSql(actor, Prisma.sql`p.id`)} AS "closesAt", ${reviewedBy(actor)} AS reads
      FROM project p JOIN cohort c ON c.id = p.cohort_id
      WHERE p.slug = ${projectSlug}
      FOR SHARE OF c, p`;
    if (!project) return null;
    const mine = await existing(tx, actor, project.id);
    if (mine) return ok(mine);
    const open = applying(
      project,
      { state: project.cohortState, opensAt: project.opensAt, closesAt: project.closesAt },
      now,
    );
    if (!open.open) {
      if (open.why === "unavailable") return null;
      return refuse(
        open.why === "upcoming"
          ? "This project does not take applications yet."
          : "This project takes no more applications.",
      );
    }
    if (project.reads)
      return refuse(
        "You review the applications to this project, so you can’t apply to it yourself. To apply, stop reviewing it first.",
      );
    const id = await insert(tx, actor, project, now);
    await createEssays(tx, actor, project.id, now);
    return ok({ id });
  });
}

function existing(tx: Tx, actor: Actor, projectId: string): Promise<{ id: string } | null> {
  return tx.application.findUnique({
    where: { projectId_applicantId: { projectId, applicantId: actor.id } },
    select: { id: true },
  });
}

/** The insert is skipped when the other of two presses was first, or (once in millions) the code is taken: then another is drawn. */
async function insert(tx: Tx, actor: Actor, project: Project, now: Date): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const [made] = await tx.application.createManyAndReturn({
      data: [
        {
          cohortId: project.cohortId,
          projectId: project.id,
          applicantId: actor.id,
          code: applicationCode(),
          shuffle: shuffleNumber(),
          createdAt: now,
          updatedAt: now,
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    if (made) {
      await record(tx, {
        actorId: actor.id,
        act: "startApplication",
        subject: "application",
        subjectId: made.id,
        detail: { projectId: project.id },
      });
      return made.id;
    }
    const mine = await existing(tx, actor, project.id);
    if (mine) return mine.id;
  }
  throw new Error("no free application code was found");
}
