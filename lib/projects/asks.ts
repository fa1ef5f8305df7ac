import { listed } from "#lib/text.ts";

/** A problem as a project asks it. In a group, the group says how many are answered. */
export type Asked = { required: boolean; group: { id: string; pick: number } | null };

export type Asks = {
  /** How many answers an application holds at least, and at most. */
  least: number;
  most: number;
  required: number;
  optional: number;
  /** Each group: so many of so many, in the order of the list. */
  choices: { id: string; pick: number; of: number }[];
};

/** What a project asks for in all, before anybody starts. */
export function asksOf(problems: readonly Asked[]): Asks {
  const choices = new Map<string, Asks["choices"][number]>();
  for (const { group } of problems) {
    if (!group) continue;
    const known = choices.get(group.id) ?? { id: group.id, pick: group.pick, of: 0 };
    choices.set(group.id, { ...known, of: known.of + 1 });
  }
  const alone = problems.filter(({ group }) => group === null);
  const required = alone.filter((problem) => problem.required).length;
  const optional = alone.length - required;
  const least = [...choices.values()].reduce((sum, { pick }) => sum + pick, required);
  return { least, most: least + optional, required, optional, choices: [...choices.values()] };
}

/** The same as a sentence: "You write 3 answers: 1 required and 2 of 3 that you choose; 1 more is optional." */
export function asksText(problems: readonly Asked[]): string {
  const { least, required, optional, choices } = asksOf(problems);
  if (least === 0) {
    if (optional === 0) return "Nothing is asked yet.";
    return optional === 1
      ? "You may answer this problem; it is not required."
      : `You may answer any of these ${optional} problems; none is required.`;
  }
  const answers = least === 1 ? "one answer" : `${least} answers`;
  const more = optional === 0 ? "" : `; ${optional} more ${optional === 1 ? "is" : "are"} optional`;
  const parts = [
    ...(required > 0 ? [`${required} required`] : []),
    ...choices.map(({ pick, of }) => `${pick} of ${of} that you choose`),
  ];
  const how =
    choices.length === 0 ? (required > 1 && optional === 0 ? ", all of them required" : "") : `: ${listed(parts)}`;
  return `You write ${answers}${how}${more}.`;
}
