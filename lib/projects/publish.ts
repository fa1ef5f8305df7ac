import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { gone, holdUsed, lockProject } from "./locked.ts";
import { publishFindings } from "./publish-rules.ts";
import { type ProjectAct, projectActRefusal, projectActs } from "./rules.ts";
import { knownAddresses, snapshot } from "./snapshot.ts";

/**
 * Publishes a draft if nothing is missing. Check and write are one transaction that holds the
 * project, its cohort, its problems and its mentors, so that nothing is taken away in between.
 * @param version the version that the admin looked at; another one is refused
 * Errors: a refusal whose fields "missing.0", "missing.1"… are the findings
 */
export async function publishProject(
  db: Db,
  actor: Actor,
  input: { id: string; version: number },
  now: Date,
): Promise<Result> {
  const { id, version } = input;
  return transaction(db, async (tx) => {
    const project = await lockProject(tx, id);
    if (!project) return gone;
    const why = projectActRefusal("publish", { state: project.state, applications: 0 });
    if (why) return refuse(why);
    if (project.version !== version)
      return refuse(
        "Somebody changed this project after you had opened the page. Nothing was published: reload the page, look again, then publish.",
      );
    await tx.$executeRaw`SELECT 1 FROM cohort WHERE id = ${project.cohortId}::uuid FOR SHARE`;
    await holdUsed(tx, id);
    const shown = await snapshot(tx, id);
    if (!shown) return gone;
    const findings = publishFindings(shown, await knownAddresses(tx), now);
    if (findings.length > 0) {
      return refuse(
        findings.length === 1
          ? "Not published: one thing is missing or broken."
          : `Not published: ${findings.length} things are missing or broken.`,
        Object.fromEntries(findings.map((finding, at) => [`missing.${at}`, finding.message])),
      );
    }
    await tx.project.update({
      where: { id },
      data: { state: "published", publishedAt: now, version: { increment: 1 } },
    });
    await record(tx, {
      actorId: actor.id,
      act: "publishProject",
      subject: "project",
      subjectId: id,
      detail: { version: version + 1 },
    });
    return done;
  });
}

/** Unpublishes, closes, reopens or archives a project. An application that begins meanwhile waits for the lock. */
export async function changeProjectState(
  db: Db,
  actor: Actor,
  id: string,
  act: Exclude<ProjectAct, "publish">,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockProject(tx, id);
    if (!project) return gone;
    const applications = await tx.application.count({ where: { projectId: id } });
    const why = projectActRefusal(act, { state: project.state, applications });
    if (why) return refuse(why);
    await tx.project.update({ where: { id }, data: { state: projectActs[act].to, version: { increment: 1 } } });
    await record(tx, {
      actorId: actor.id,
      act: `${act}Project`,
      subject: "project",
      subjectId: id,
      detail: { version: project.version + 1 },
    });
    return done;
  });
}
