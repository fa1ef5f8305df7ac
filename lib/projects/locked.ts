import { record } from "#lib/audit/record.ts";
import { type Actor, canSetUp, isAdmin } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { done, type Refusal, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import type { ProjectState } from "#prisma/generated/enums.ts";
import { type Finding, newFindings, type Part, pageFindings } from "./publish-rules.ts";
import { publicProjectStates } from "./rules.ts";
import { knownAddresses, snapshot } from "./snapshot.ts";

export type Locked = { id: string; cohortId: string; state: ProjectState; version: number };

export const gone = refuse("This project is not here any more.");

/** The project's row, locked until the transaction ends: every edit of any part takes it first. */
export async function lockProject(tx: Tx, id: string): Promise<Locked | undefined> {
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT id::text, cohort_id::text AS "cohortId", state::text AS state, version FROM project WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return row;
}

/** Holds what the project shows but does not own (problems' wordings, mentors' profiles) as it is until the transaction ends. */
export async function holdUsed(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM problem WHERE id IN (SELECT problem_id FROM project_problem WHERE project_id = ${id}::uuid) ORDER BY id FOR SHARE`;
  await tx.$executeRaw`SELECT 1 FROM mentor WHERE id IN (SELECT mentor_id FROM project_mentor WHERE project_id = ${id}::uuid) ORDER BY id FOR SHARE`;
}

async function findings(tx: Tx, id: string): Promise<Finding[]> {
  await holdUsed(tx, id);
  const shown = await snapshot(tx, id);
  return shown ? pageFindings(shown, await knownAddresses(tx)) : [];
}

/** Admins edit every part; those who lead a project edit its rubric. */
async function mayEdit(tx: Tx, actor: Actor, { id, state }: Locked, part: Part): Promise<boolean> {
  if (part !== "rubric") return isAdmin(actor);
  const mentors = await tx.mentor.findMany({
    where: { projects: { some: { projectId: id } }, userId: { not: null } },
    select: { userId: true },
  });
  const mentorUserIds = mentors.flatMap(({ userId }) => userId ?? []);
  return canSetUp(actor, { draft: state === "draft", mentorUserIds });
}

/** Which form this is, and the id of the item it edits; `groups`: the field that mends what an edit did to a group. */
type EditedPart = { part: Part; id?: string; groups?: string };

/** Who may edit, where it is not as usual: asked with the project's row locked. */
export type May = (tx: Tx, project: Locked) => Promise<boolean>;

/** What an edit did, for the record; null when nothing changed. */
export type Change = { act: string; detail?: Record<string, string | number | boolean | null> } | null;

/**
 * Edits a part of a project in one transaction with its row locked and its version counted up.
 * A project that is public stays complete: an edit that would break its page is refused by the
 * field, and undone.
 * @param part which form this is, and the id of the item it edits: findings there go to the fields
 */
export async function editPart(
  db: Db,
  actor: Actor,
  id: string,
  part: EditedPart,
  run: (tx: Tx, project: Locked) => Promise<Result<Change>>,
  taken?: Refusal,
): Promise<Result> {
  return transaction(db, (tx) => editPartIn(tx, actor, id, part, run), taken);
}

/** The same within a transaction, which is to be undone when it is refused. */
export async function editPartIn(
  tx: Tx,
  actor: Actor,
  id: string,
  part: EditedPart,
  run: (tx: Tx, project: Locked) => Promise<Result<Change>>,
  may: May = (within, project) => mayEdit(within, actor, project, part.part),
): Promise<Result> {
  const project = await lockProject(tx, id);
  if (!project || !(await may(tx, project))) return gone;
  if (project.state === "archived") return refuse("This project is archived and kept as it was.");
  const isPublic = (publicProjectStates as readonly ProjectState[]).includes(project.state);
  const before = isPublic ? await findings(tx, id) : [];
  const result = await run(tx, project);
  if (!result.ok) return result;
  const change = result.value;
  if (!change) return done;
  await tx.project.update({ where: { id }, data: { version: { increment: 1 } } });
  await record(tx, {
    actorId: actor.id,
    act: change.act,
    subject: "project",
    subjectId: id,
    detail: { ...change.detail, version: project.version + 1 },
  });
  const broken = isPublic ? newFindings(before, await findings(tx, id)) : [];
  return broken.length === 0 ? done : wouldBreak(broken, part);
}

/** The refusal of an edit that would leave a public page incomplete. */
export function wouldBreak(broken: Finding[], { part, id, groups }: EditedPart, page = "This project’s page"): Refusal {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const finding of broken) {
    const here = finding.part === part && (id === undefined || finding.id === id);
    const field = here ? finding.field : finding.part === "group" ? groups : undefined;
    if (field !== undefined) fields[field] ??= finding.message;
    else others.push(finding.message);
  }
  return refuse(
    [`${page} is public and must stay complete. Nothing was saved, and nothing you typed is lost.`, ...others].join(
      " ",
    ),
    fields,
  );
}
