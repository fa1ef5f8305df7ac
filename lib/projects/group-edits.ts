import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { listed } from "#lib/text.ts";
import { groupNames, movedGroup, together } from "./groups.ts";
import { editPart } from "./locked.ts";
import { type GroupAct, type GroupInput, groupLabels, type NewGroup } from "./schema.ts";

const gone = refuse("This group is not here any more. Copy what you typed, then reload the page.");

/** A problem that a project uses, as groups see it. The project’s row is locked whenever these are read to be changed. */
export type GroupedUse = { id: string; groupId: string | null; title: string };

export async function usesInOrder(tx: Tx, projectId: string): Promise<GroupedUse[]> {
  const uses = await tx.projectProblem.findMany({
    where: { projectId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, groupId: true, problem: { select: { current: { select: { title: true } } } } },
  });
  return uses.map(({ id, groupId, problem }) => ({ id, groupId, title: problem.current?.title ?? "(no wording)" }));
}

/** Numbers the uses in this order, from 1. */
export async function putInOrder(tx: Tx, projectId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE project_problem u SET position = o.position::int
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o(id, position)
    WHERE u.project_id = ${projectId}::uuid AND u.id = o.id AND u.position <> o.position::int`;
}

/** Brings the members of each group together again, after one came or went. */
export async function putTogether(tx: Tx, projectId: string): Promise<void> {
  await putInOrder(tx, projectId, together(await usesInOrder(tx, projectId)));
}

/** A group as it is compared: its members by their titles, in order. */
export function groupShown({ title, pick, members }: { title: string; pick: number; members: string[] }): Shown {
  return { title, pick: String(pick), members: listed(members.map((member) => `“${member}”`)) };
}

/** Why these can’t be the members of this group (null: a new one), or undefined. */
function membersRefusal(
  uses: readonly GroupedUse[],
  names: ReadonlyMap<string, string>,
  members: readonly string[],
  groupId: string | null,
): Refusal | undefined {
  const chosen = members.map((id) => uses.find((use) => use.id === id));
  if (chosen.includes(undefined)) {
    return refuse("A problem that you chose was taken off the list meanwhile. Reload the page, or choose others.", {
      members: "One of these problems is not in the list any more.",
    });
  }
  const taken = chosen.find((use) => use && use.groupId !== null && use.groupId !== groupId);
  if (!taken) return undefined;
  return refuse("A problem can be in one group only. Nothing was lost: choose others, or take it out there first.", {
    members: `“${taken.title}” is in ${names.get(taken.groupId ?? "")} already.`,
  });
}

async function namesOf(tx: Tx, projectId: string) {
  const groups = await tx.problemGroup.findMany({ where: { projectId }, orderBy: { id: "asc" } });
  return { groups, names: groupNames(groups) };
}

/** A new group of problems that the project uses. They come together at the place of the first. */
export async function addGroup(db: Db, actor: Actor, input: NewGroup): Promise<Result> {
  const { project: projectId, title, pick, members } = input;
  return editPart(db, actor, projectId, { part: "group" }, async (tx) => {
    const { names } = await namesOf(tx, projectId);
    const refused = membersRefusal(await usesInOrder(tx, projectId), names, members, null);
    if (refused) return refused;
    const { id } = await tx.problemGroup.create({ data: { projectId, title, pick }, select: { id: true } });
    await take(tx, projectId, id, members);
    return ok({ act: "addGroup", detail: { group: id, pick, members: members.length } });
  });
}

/** Puts exactly these problems into a group; those that leave it become optional. */
async function take(tx: Tx, projectId: string, groupId: string, members: readonly string[]): Promise<void> {
  await tx.projectProblem.updateMany({
    where: { projectId, groupId, id: { notIn: [...members] } },
    data: { groupId: null, required: false },
  });
  await tx.projectProblem.updateMany({
    where: { projectId, id: { in: [...members] } },
    data: { groupId, required: false },
  });
  await putTogether(tx, projectId);
}

/** Changes a group’s title, how many of its problems are answered, and which they are. */
export async function editGroup(db: Db, actor: Actor, input: GroupInput): Promise<Result> {
  const { project: projectId, group: id, title, pick, members } = input;
  return editPart(db, actor, projectId, { part: "group", id }, async (tx) => {
    const { groups, names } = await namesOf(tx, projectId);
    const stored = groups.find((group) => group.id === id);
    if (!stored) return gone;
    const uses = await usesInOrder(tx, projectId);
    const refused = membersRefusal(uses, names, members, id);
    if (refused) return refused;
    const titles = (belongs: (use: GroupedUse) => boolean) => uses.filter(belongs).map((use) => use.title);
    const current = groupShown({ ...stored, members: titles((use) => use.groupId === id) });
    const mine = groupShown({ title, pick, members: titles((use) => members.includes(use.id)) });
    const conflict = await overtaken(tx, {
      subject: "project",
      subjectId: projectId,
      acts: ["editGroup", "editUse"],
      actorId: actor.id,
      seen: input.seen,
      current,
      mine,
      labels: groupLabels,
    });
    if (conflict) return conflict;
    const before = uses.filter((use) => use.groupId === id).map((use) => use.id);
    const others = before.length !== new Set(members).size || before.some((use) => !members.includes(use));
    const fields = Object.keys(current).filter(
      (name) => current[name] !== mine[name] || (name === "members" && others),
    );
    if (fields.length === 0) return ok(null);
    await tx.problemGroup.update({ where: { id }, data: { title, pick } });
    await take(tx, projectId, id, members);
    return ok({ act: "editGroup", detail: { group: id, fields: fields.join(", ") } });
  });
}

/** Moves a whole group up or down the list, or dissolves it: its problems become optional. */
export async function changeGroup(
  db: Db,
  actor: Actor,
  { project: projectId, group: id, act }: GroupAct,
): Promise<Result> {
  return editPart(db, actor, projectId, { part: "group", id }, async (tx) => {
    const group = await tx.problemGroup.findFirst({ where: { id, projectId }, select: { id: true } });
    if (!group) return refuse("This group is not here any more. Reload the page.");
    if (act === "dissolve") {
      await take(tx, projectId, id, []);
      await tx.problemGroup.delete({ where: { id } });
      return ok({ act: "dissolveGroup", detail: { group: id } });
    }
    const uses = await usesInOrder(tx, projectId);
    const next = movedGroup(uses, id, act);
    if (next.every((use, at) => use === uses[at]?.id)) return ok(null);
    await putInOrder(tx, projectId, next);
    return ok({ act: "orderProblems", detail: { group: id } });
  });
}
