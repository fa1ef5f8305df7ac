import { describe, expect, test } from "vitest";
import { commentLetter, mentionLetter } from "./letters.ts";
import { discussionRefusal, HOUR, mentionBefore, mentionsIn, readersNamed, tellAt } from "./rules.ts";
import { COMMENT_MAX, commentForm } from "./schema.ts";

const readers = [
  { id: "1", name: "Noor" },
  { id: "2", name: "Noor Haddad" },
  { id: "3", name: "Émile Ségur" },
  { id: "4", name: "" },
];

describe("who takes part", () => {
  test("whose own review is in, or all, or nobody, as the phase says", () => {
    expect(discussionRefusal(true, "own")).toBeUndefined();
    expect(discussionRefusal(true, "all")).toBeUndefined();
    expect(discussionRefusal(false, "own")).toContain("your own review");
    expect(discussionRefusal(false, "none")).toContain("phase");
  });
});

describe("mentions", () => {
  test("are whole names after @, in any case; the longest that stands there", () => {
    expect(mentionsIn("@Noor, what do you think?", readers)).toEqual(["1"]);
    expect(mentionsIn("I agree with @noor haddad.", readers)).toEqual(["2"]);
    expect(mentionsIn("(@émile ségur) and @Noor", readers)).toEqual(["3", "1"]);
    expect(mentionsIn("@Noor Haddadi or @Noorah", readers)).toEqual(["1"]);
    expect(mentionsIn("@Noorah", readers)).toEqual([]);
    expect(mentionsIn("write to me@noor or @ nobody, Noor", readers)).toEqual([]);
    expect(mentionsIn("@Noor @Noor", readers)).toEqual(["1"]);
  });

  test("of a name that two readers have are of both", () => {
    expect(
      mentionsIn("@Ann", [
        { id: "a", name: "Ann" },
        { id: "b", name: "ann" },
      ]),
    ).toEqual(["a", "b"]);
  });

  test("are completed from the beginning of any part of a name", () => {
    expect(mentionBefore("Ask @no", 7)).toBe("no");
    expect(mentionBefore("Ask @no", 4)).toBeNull();
    expect(mentionBefore("@", 1)).toBe("");
    expect(mentionBefore("me@no", 5)).toBeNull();
    expect(mentionBefore("@no\nmore", 8)).toBeNull();
    expect(mentionBefore(`@${"x".repeat(60)}`, 61)).toBeNull();
    expect(readersNamed("no", readers).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(readersNamed("hadd", readers).map(({ id }) => id)).toEqual(["2"]);
    expect(readersNamed("Noor Haddad ", readers)).toEqual([]);
    expect(readersNamed("zz", readers)).toEqual([]);
  });
});

test("who takes part is told at once, then once an hour, with nothing left untold", () => {
  const now = new Date("2026-12-01T12:00:00Z");
  const ago = (ms: number) => new Date(now.getTime() - ms);
  expect(tellAt(null, now)).toEqual(now);
  expect(tellAt(ago(HOUR), now)).toEqual(now);
  expect(tellAt(ago(HOUR - 1), now)).toEqual(new Date(now.getTime() + 1));
  expect(tellAt(new Date(now.getTime() + 5), now)).toBeNull();
});

describe("mails", () => {
  const mail = { from: "x@example.org", appUrl: "https://portal.example", programme: "Prentice" };
  const about = { by: "Mei", title: "Reading minds", slug: "reading-minds", code: "K7QM-2F", commentId: "c1" };

  test("hold the words only for those who may read them", () => {
    const whole = mentionLetter(about, "Look at\n\nthe control.", mail);
    expect(whole.subject).toBe("Mei mentioned you: application K7QM-2F");
    expect(whole.text).toContain("> Look at\n>\n> the control.");
    expect(whole.text).toContain("https://portal.example/review/reading-minds/K7QM-2F#comment-c1");
    const bare = mentionLetter(about, null, mail);
    expect(bare.text).not.toContain("control");
    expect(bare.text).toContain("once your own review of this application is in");
    expect(commentLetter(about, "Agreed.", mail).text).toContain("> Agreed.");
    expect(commentLetter(about, null, mail).text).toContain("#discussion");
  });
});

test("a comment has words, and not too many", () => {
  const form = { project: "reading-minds", code: "K7QM-2F" };
  const refused = (text: string) => commentForm.safeParse({ ...form, text }).error?.issues[0]?.message;
  expect(refused(" \n")).toBe("Write a comment.");
  expect(refused("x".repeat(COMMENT_MAX + 1))).toContain("at most 10,000");
  expect(commentForm.parse({ ...form, text: " Agreed.\r\n" })).toMatchObject({ text: "Agreed.", tell: [] });
});
