import { type Answer, type Group, groupsOf } from "./rules.ts";

/** The problems in their order, where those of a group stand together at the place of its first. */
export function blocksOf<A extends Answer>(answers: readonly A[]): { group: Group | null; members: A[] }[] {
  const groups = groupsOf(answers);
  return answers.flatMap((answer): { group: Group | null; members: A[] }[] => {
    if (!answer.group) return [{ group: null, members: [answer] }];
    const of = groups.find(({ members }) => members[0] === answer);
    return of ? [of] : [];
  });
}

/** "Answer 2 of these 3", with the group's own title before it, if it has one. */
export function groupTitle(group: Pick<Group, "title" | "pick">, members: number): string {
  const rest = `nswer ${group.pick} of these ${members}`;
  return group.title ? `${group.title}: a${rest}` : `A${rest}`;
}
