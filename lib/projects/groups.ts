import { moved } from "./rules.ts";

// "Answer two of these three": some of a project’s problems, of which exactly `pick` are answered.
// The members of a group stand together; moving one keeps it among them, and moving a group moves
// all of it. Only the form says which problem is in which group.

type Placed = { id: string; groupId: string | null };

/** A problem by itself, or the members of a group. */
export type Block<T> = { groupId: string | null; members: T[] };

/** The list in blocks, each group at the place of its first member. */
export function blocksOf<T extends Pick<Placed, "groupId">>(uses: readonly T[]): Block<T>[] {
  const blocks: Block<T>[] = [];
  for (const use of uses) {
    const own = use.groupId === null ? undefined : blocks.find(({ groupId }) => groupId === use.groupId);
    if (own) own.members.push(use);
    else blocks.push({ groupId: use.groupId, members: [use] });
  }
  return blocks;
}

const idsOf = (blocks: readonly Block<Placed>[]) => blocks.flatMap(({ members }) => members.map(({ id }) => id));

/** The ids in order, with the members of each group together. */
export function together(uses: readonly Placed[]): string[] {
  return idsOf(blocksOf(uses));
}

const keyOf = ({ groupId, members }: Block<Placed>) => groupId ?? members[0]?.id ?? "";

/** The ids after a block was moved past its neighbour; `key` is the group’s id, or the lone problem’s. */
function movedBlock(blocks: readonly Block<Placed>[], key: string, direction: "up" | "down"): string[] {
  const order = moved(blocks.map(keyOf), key, direction);
  return idsOf(order.flatMap((one) => blocks.find((block) => keyOf(block) === one) ?? []));
}

/** The ids after a problem was moved: within its group, or past the whole of what stands next to it. */
export function movedUse(uses: readonly Placed[], id: string, direction: "up" | "down"): string[] {
  const blocks = blocksOf(uses);
  const own = blocks.find(({ members }) => members.some((use) => use.id === id));
  if (!own || own.groupId === null) return movedBlock(blocks, id, direction);
  const order = moved(
    own.members.map((use) => use.id),
    id,
    direction,
  );
  return blocks.flatMap((block) => (block === own ? order : block.members.map((use) => use.id)));
}

/** The ids after a whole group was moved. A group without members has no place to move from. */
export function movedGroup(uses: readonly Placed[], groupId: string, direction: "up" | "down"): string[] {
  return movedBlock(blocksOf(uses), groupId, direction);
}

/** What keeps a group from being shown to the public, as the rest of a sentence, or undefined. */
export function groupProblem(pick: number, members: number): string | undefined {
  if (members < 2) {
    return `has ${members === 0 ? "no problem" : "only one problem"}, but a choice needs at least two: put more into it, or dissolve it.`;
  }
  if (pick < members) return undefined;
  return `asks for ${pick} of its ${members} problems, which leaves no choice: ask for ${members === 2 ? "1" : `1 to ${members - 1}`}, or put more problems into it.`;
}

type Group = { id: string; title: string };

/** What admins call each group, by its id: its title, else "Group 2", counted in the order they were made. */
export function groupNames(groups: readonly Group[]): Map<string, string> {
  return new Map(groups.map(({ id, title }, at) => [id, title === "" ? `Group ${at + 1}` : `“${title}”`]));
}

/** "Answer 2 of these 3". */
export function pickText(pick: number, members: number): string {
  return `Answer ${pick} of these ${members}`;
}
