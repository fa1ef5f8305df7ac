import { expect, test } from "vitest";
import { asksOf, asksText } from "./asks.ts";

/** "! ? g2 g2 g2": one required, one optional, and a group of three of which two are answered. */
const asked = (text: string) =>
  text.split(" ").flatMap((word) => {
    if (word === "") return [];
    const pick = Number(word.slice(1));
    return [{ required: word === "!", group: pick > 0 ? { id: word, pick } : null }];
  });

test.for([
  ["", "Nothing is asked yet."],
  ["!", "You write one answer."],
  ["! !", "You write 2 answers, all of them required."],
  ["! ?", "You write one answer; 1 more is optional."],
  ["! ! ? ?", "You write 2 answers; 2 more are optional."],
  ["?", "You may answer this problem; it is not required."],
  ["? ?", "You may answer any of these 2 problems; none is required."],
  ["g1 g1", "You write one answer: 1 of 2 that you choose."],
  ["! g2 g2 g2", "You write 3 answers: 1 required and 2 of 3 that you choose."],
  [
    "! ! g2 g2 g2 h1 h1 ?",
    "You write 5 answers: 2 required, 2 of 3 that you choose and 1 of 2 that you choose; 1 more is optional.",
  ],
] as [string, string][])("%s: %s", ([problems, says]) => {
  expect(asksText(asked(problems))).toBe(says);
});

test("the least and the most that an application holds", () => {
  expect(asksOf(asked("! g2 g2 g2 ? ?"))).toMatchObject({ least: 3, most: 5, required: 1, optional: 2 });
});
