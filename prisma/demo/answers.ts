// Which essays a person writes for the projects they chose.
import type { Random } from "../random.ts";
import type { Range } from "./bank.ts";
import { composeEssay, type Length } from "./essays/compose.ts";
import { composeLinks, composeShortAnswer } from "./essays/short.ts";
import type { Listing, Use } from "./programme.ts";
import type { Answer } from "./rows.ts";

/** The range that suits every project that asks this problem: the highest minimum, the lowest maximum. */
export function commonRange(listings: readonly Listing[], problemId: string): Range {
  const ranges = listings.flatMap(({ uses }) =>
    uses.filter((use) => use.problemId === problemId).map(({ range }) => range),
  );
  const all = (numbers: (number | null)[]) => numbers.filter((one) => one !== null);
  const min = Math.max(...all(ranges.map((range) => range.min)), 0);
  const recommended = Math.max(...all(ranges.map((range) => range.recommended)), 0);
  const max = Math.min(...all(ranges.map((range) => range.max)), 20_000);
  return { min: min || null, recommended: recommended || null, max: max === 20_000 ? null : max };
}

/** A length around what is recommended: some write short, some write up to the limit. */
export function length(random: Random, range: Range): Length {
  const recommended = range.recommended ?? range.min ?? 400;
  const target = Math.round(random.normal(recommended * 0.95, recommended * 0.2));
  return { target, ...(range.min ? { min: range.min } : {}), ...(range.max ? { max: range.max } : {}) };
}

/** An answer of the problem’s kind; null where nobody could write one. */
export function compose(random: Random, use: Use, promptIndex: number, wanted: Length): string | null {
  if (use.kind === "short_answer") return composeShortAnswer(random);
  if (use.kind === "links") return composeLinks(random, use.range.max ?? 3);
  const subject = use.prompts[promptIndex]?.subject;
  return subject ? composeEssay(random, subject, wanted) : null;
}

/**
 * The uses that somebody who applies to these projects answers: what is required anywhere, of each
 * group as many as it asks for (first those that are written anyway), and an optional one at times.
 */
function chosen(random: Random, listings: readonly Listing[], optional: number): Use[] {
  const uses = new Map<string, Use>();
  const all = listings.flatMap((listing) => listing.uses);
  for (const use of all) if (use.required && !uses.has(use.problemId)) uses.set(use.problemId, use);
  for (const use of all) {
    if (!use.required && !use.group && !uses.has(use.problemId) && random.chance(optional))
      uses.set(use.problemId, use);
  }
  for (const { group, members } of listings.flatMap(groupsOf)) {
    const open = random.shuffle(members.filter((use) => !uses.has(use.problemId)));
    for (const use of open.slice(0, Math.max(0, group.pick - members.length + open.length)))
      uses.set(use.problemId, use);
  }
  return [...uses.values()];
}

function groupsOf(listing: Listing) {
  const groups = new Map<string, { group: NonNullable<Use["group"]>; members: Use[] }>();
  for (const use of listing.uses) {
    if (!use.group) continue;
    const known = groups.get(use.group.id) ?? { group: use.group, members: [] };
    known.members.push(use);
    groups.set(use.group.id, known);
  }
  return [...groups.values()];
}

/** One finished answer for every problem of the projects; an optional one is left out at times. */
export function writeAnswers(random: Random, listings: readonly Listing[], optional = 0.5): Answer[] {
  return chosen(random, listings, optional).flatMap((use) => {
    const at = random.int(0, use.prompts.length - 1);
    const text = compose(random, use, at, length(random, commonRange(listings, use.problemId)));
    return text === null ? [] : [{ use, prompt: at, text }];
  });
}

/** The answers as one project asks for them: of a group, as many as it takes. */
export function answersFor(listing: Listing, answers: readonly Answer[]): Answer[] {
  const taken = new Map<string, number>();
  return listing.uses.flatMap((use) => {
    const answer = answers.find((one) => one.use.problemId === use.problemId);
    if (!answer) return [];
    if (use.group) {
      const so = taken.get(use.group.id) ?? 0;
      if (so === use.group.pick) return [];
      taken.set(use.group.id, so + 1);
    }
    return [{ ...answer, use }];
  });
}
