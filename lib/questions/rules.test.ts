import { describe, expect, test } from "vitest";
import {
  countedNumber,
  furtherPage,
  isAnonymous,
  MAX_DEPTH,
  type PostFacts,
  placeOfReply,
  possiblePostActs,
  postActRefusal,
  signature,
  stoneText,
  titleOf,
} from "./rules.ts";

const anybody = { answers: false, moderates: false };
const mentor = { answers: true, moderates: true };
const question: PostFacts = {
  own: false,
  question: true,
  deleted: false,
  hidden: false,
  pinned: false,
  closed: false,
  readOnly: false,
};

describe("what can be done with a post", () => {
  test("anybody replies; its author changes and deletes it; those who lead moderate", () => {
    expect(possiblePostActs(anybody, question)).toEqual(["reply"]);
    expect(possiblePostActs(anybody, { ...question, own: true })).toEqual(["reply", "edit", "delete"]);
    expect(possiblePostActs(mentor, question)).toEqual(["reply", "pin", "close", "hide"]);
    expect(possiblePostActs(mentor, { ...question, question: false })).toEqual(["reply", "hide"]);
    expect(possiblePostActs({ answers: true, moderates: false }, question)).toEqual(["reply"]);
  });

  test("each state has its way back, and a stone has none", () => {
    expect(possiblePostActs(mentor, { ...question, pinned: true, closed: true })).toEqual(["unpin", "reopen", "hide"]);
    expect(possiblePostActs(mentor, { ...question, hidden: true })).toEqual(["close", "show"]);
    expect(possiblePostActs(mentor, { ...question, own: true, deleted: true })).toEqual(["close"]);
    expect(possiblePostActs(anybody, { ...question, own: true, deleted: true })).toEqual([]);
  });

  test("in an archived round and a closed thread nothing is added, but one’s own words can be deleted", () => {
    for (const facts of [{ readOnly: true }, { closed: true }, { hidden: true }])
      expect(possiblePostActs(anybody, { ...question, own: true, ...facts })).toEqual(["delete"]);
    expect(possiblePostActs(mentor, { ...question, readOnly: true })).toEqual(["hide"]);
  });

  test("a refusal says why", () => {
    expect(postActRefusal("reply", anybody, { ...question, closed: true })).toContain("closed");
    expect(postActRefusal("edit", mentor, question)).toContain("whoever wrote");
    expect(postActRefusal("hide", anybody, question)).toContain("mentors who lead");
    expect(postActRefusal("pin", mentor, { ...question, question: false })).toContain("not a reply");
    expect(postActRefusal("reply", anybody, question)).toBeUndefined();
  });
});

test("those who answer sign; who is anonymous in a thread stays so", () => {
  expect(isAnonymous({ wanted: true, answers: false, anonymousBefore: false })).toBe(true);
  expect(isAnonymous({ wanted: false, answers: false, anonymousBefore: false })).toBe(false);
  expect(isAnonymous({ wanted: false, answers: false, anonymousBefore: true })).toBe(true);
  expect(isAnonymous({ wanted: true, answers: true, anonymousBefore: true })).toBe(false);
});

test("paths grow to the deepest level, then stand beside each other, in the thread’s preorder", () => {
  const root = { depth: 0, path: "a" };
  const chain = [root];
  for (const id of ["b", "c", "d", "e", "f", "g"]) chain.push(placeOfReply(chain.at(-1) ?? root, id));
  expect(chain.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, MAX_DEPTH, MAX_DEPTH, MAX_DEPTH]);
  expect(chain.map(({ path }) => path).slice(-3)).toEqual(["a/b/c/d/e", "a/b/c/d/f", "a/b/c/d/g"]);
  const later = placeOfReply(root, "h");
  expect([later, ...chain].map(({ path }) => path).sort()).toEqual([...chain, later].map(({ path }) => path));
});

test("nobody’s name stands under an anonymous post", () => {
  const post = { name: null, alias: 1, question: true, askedAnonymously: true };
  expect(signature(post)).toBe("Asked anonymously");
  expect(signature({ ...post, question: false })).toBe("Anonymous, who asked");
  expect(signature({ ...post, question: false, alias: 2 })).toBe("Anonymous 2");
  expect(signature({ ...post, question: false, askedAnonymously: false })).toBe("Anonymous 1");
  expect(signature({ ...post, alias: null, name: "Mei" })).toBe("Mei");
  expect(signature({ ...post, alias: null })).toBe("Somebody who has left");
});

test("a stone says what happened", () => {
  const shown = { deleted: false, hidden: false, hiddenReason: "", hiddenBy: "mentor" } as const;
  expect(stoneText(shown)).toBeUndefined();
  expect(stoneText({ ...shown, deleted: true, hidden: true })).toBe("This post was deleted by its author.");
  expect(stoneText({ ...shown, hidden: true, hiddenReason: "Spam." })).toBe("Hidden by a mentor: Spam.");
  expect(stoneText({ ...shown, hidden: true, hiddenReason: "Spam.", hiddenBy: "programme" })).toBe(
    "Hidden by the programme: Spam.",
  );
});

test("a question’s first line stands for it", () => {
  expect(titleOf("Is there a desk?\n\nI ask since…")).toBe("Is there a desk?");
  expect(titleOf("\n---\n## **Is** there a [desk](https://example.org)?")).toBe("Is there a desk?");
  expect(titleOf("> quoted\n\nmine")).toBe("quoted");
  expect(titleOf("…")).toBe("…");
  const long = titleOf("word ".repeat(100));
  expect(long.length).toBeLessThanOrEqual(121);
  expect(long).toMatch(/word…$/);
  expect(titleOf("😀".repeat(100)).isWellFormed()).toBe(true);
});

test("numbers in addresses have one spelling", () => {
  expect(["7", "07", "0", "-1", "1e3", "٣", "123456789"].map(countedNumber)).toEqual([
    7,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([furtherPage("1"), furtherPage("2")]).toEqual([null, 2]);
});
