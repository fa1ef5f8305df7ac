import { utc } from "#lib/clock.ts";
import { changedText, wordingDifference } from "./versions-difference.ts";
import type { Wording } from "./wording.ts";

/** The kind of the mail that tells an applicant of a new wording. */
export const REWORDED = "problem-reworded";

/**
 * What an applicant is told of a problem that was worded anew after they wrote for it.
 * @param of.before the wording that they have seen
 * @param of.submitted an answer of theirs to it stands submitted
 * @param of.link the address of their text; stands in the text once
 */
export function rewordedLetter(
  of: { before: Wording; after: Wording; at: Date; submitted: boolean; link: string },
  programme: string,
): { subject: string; text: string } {
  const [title, newTitle] = [of.before.title, of.after.title];
  const name = newTitle === title ? `“${title}”` : `“${title}”, now called “${newTitle}”,`;
  const means = of.submitted
    ? [
        "What you submitted stands: it stays tied to the wording that it answers, and",
        "reviewers read it with that one. You need not do anything. If you want to answer",
        "the new wording, change your text and submit again before the deadline.",
        "",
        "See what changed, beside your text:",
      ]
    : [
        "Your text is kept as it is. Whatever you submit from now on answers the new",
        "wording, so please look at what changed before you submit:",
      ];
  return {
    subject: `Worded anew: the problem “${newTitle}”`,
    text: [
      `The problem ${name} that you have written for was worded anew on ${utc(of.at)}.`,
      "",
      `What changed: ${changedText(wordingDifference(of.before, of.after))}.`,
      "",
      ...means,
      of.link,
      "",
      programme,
      "",
    ].join("\n"),
  };
}
