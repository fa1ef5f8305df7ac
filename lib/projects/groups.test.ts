import { describe, expect, test } from "vitest";
import { blocksOf, groupNames, groupProblem, movedGroup, movedUse, together } from "./groups.ts";

/** "a b:g c:g" as a list of problems, c being in the group g. */
const list = (text: string) =>
  text.split(" ").map((word) => {
    const [id = "", groupId = null] = word.split(":");
    return { id, groupId };
  });

describe("the order", () => {
  test("members of a group stand together, at the place of the first", () => {
    expect(together(list("a b c")).join("")).toBe("abc");
    expect(together(list("a b:g c d:g e:h f:g")).join("")).toBe("abdfce");
    expect(blocksOf(list("a b:g c d:g")).map(({ members }) => members.length)).toEqual([1, 2, 1]);
  });

  test("who leaves a group in its middle stands behind it", () => {
    expect(together(list("a:g b c:g d")).join("")).toBe("acbd");
  });

  test("a problem by itself moves past the whole of a group", () => {
    const uses = list("a b:g c:g d");
    expect(movedUse(uses, "a", "down").join("")).toBe("bcad");
    expect(movedUse(uses, "d", "up").join("")).toBe("adbc");
    expect(movedUse(uses, "a", "up").join("")).toBe("abcd");
    expect(movedUse(uses, "d", "down").join("")).toBe("abcd");
    expect(movedUse(uses, "x", "down").join("")).toBe("abcd");
  });

  test("a member moves among the members, and never leaves the group by moving", () => {
    const uses = list("a b:g c:g d:g e");
    expect(movedUse(uses, "c", "up").join("")).toBe("acbde");
    expect(movedUse(uses, "c", "down").join("")).toBe("abdce");
    expect(movedUse(uses, "b", "up").join("")).toBe("abcde");
    expect(movedUse(uses, "d", "down").join("")).toBe("abcde");
  });

  test("a group moves as a whole, past problems and past other groups", () => {
    const uses = list("a b:g c:g d:h e:h");
    expect(movedGroup(uses, "g", "up").join("")).toBe("bcade");
    expect(movedGroup(uses, "g", "down").join("")).toBe("adebc");
    expect(movedGroup(uses, "h", "down").join("")).toBe("abcde");
    expect(movedGroup(uses, "none", "up").join("")).toBe("abcde");
  });
});

describe("a choice", () => {
  test.for([
    [1, 2],
    [1, 3],
    [2, 3],
  ])("%i of %i is one", ([pick = 0, members = 0]) => {
    expect(groupProblem(pick, members)).toBeUndefined();
  });

  test.for([
    [1, 0, /no problem/],
    [1, 1, /only one problem/],
    [2, 2, /leaves no choice: ask for 1,/],
    [3, 3, /ask for 1 to 2,/],
    [4, 3, /asks for 4 of its 3 problems/],
  ] as [number, number, RegExp][])("%i of %i is none", ([pick, members, why]) => {
    expect(groupProblem(pick, members)).toMatch(why);
  });
});

test("a group is called by its title, else by its number", () => {
  const names = groupNames([
    { id: "g", title: "" },
    { id: "h", title: "Methods" },
    { id: "i", title: "" },
  ]);
  expect([...names.values()]).toEqual(["Group 1", "“Methods”", "Group 3"]);
});
