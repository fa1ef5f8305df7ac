import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countSections, countWords, fitOf, rangeText, readingMinutes } from "./words.ts";

type Vector = { topic: string; name: string; text: string; words: number; word?: number; note?: string };

const docs = new URL("../docs/", import.meta.url);
const vectors: Vector[] = JSON.parse(readFileSync(new URL("word-count.vectors.json", docs), "utf8"));
const topics = [...new Set(vectors.map(({ topic }) => topic))];

describe.each(topics)("%s", (topic) => {
  test.each(vectors.filter((one) => one.topic === topic))("$name: $words", ({ text, words }) => {
    expect(countWords(text)).toBe(words);
  });
});

test("the tables in docs/word-count.md are the vectors", () => {
  const shown = (text: string) =>
    JSON.stringify(text).replace(
      /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffd]|[\u0300-\u036f]|\u20e3|\u3099/gu,
      (char) =>
        Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
          "",
        ),
    );
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const code = (text: string) => {
    const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
    return fence === "`" ? `\`${text}\`` : `${fence} ${text} ${fence}`;
  };
  const row = ({ name, text, words, word, note }: Vector) =>
    `| ${name} | ${cell(code(shown(text)))} | ${words} | ${word ?? ""} | ${cell(note ?? "").replaceAll("<", "&lt;")} |`;
  const tables = topics.map((topic) =>
    [
      `### ${topic}`,
      "",
      "| what | text | words | Word | |",
      "|---|---|---|---|---|",
      ...vectors.filter((one) => one.topic === topic).map(row),
    ].join("\n"),
  );
  const page = readFileSync(new URL("word-count.md", docs), "utf8");
  expect(page.slice(page.indexOf("### "))).toBe(`${tables.join("\n\n")}\n`);
});

test("the vectors are many, each with a name of its own, and none is lost in a round trip", () => {
  expect(vectors.length).toBeGreaterThanOrEqual(70);
  expect(new Set(vectors.map(({ topic, name }) => `${topic}: ${name}`)).size).toBe(vectors.length);
  for (const { word, words } of vectors) expect(word).not.toBe(words);
});

// ── What always holds ──

/** Every mark, and what could make one reach over a blank line, alone, in heaps and next to each other. */
const mark = fc.constantFrom(
  ...[
    "\n",
    "\r",
    "\r\n",
    " ",
    "\t",
    "    ",
    "\n\n",
    "word",
    "1",
    "1. ",
    "7) ",
    "- ",
    "* ",
    "+ ",
    "> ",
    "# ",
    "###### ",
  ],
  ...["```", "````js ", "~~~", "`", "``", "$$", "$", "[", "]", "](", "![", "[^", "[^1]", "[^1]: ", "[a]: ", "(", ")"],
  ...["[x] ", "<", ">", "<!--", "-->", "<b>", "<br>", "<br ", '"', "'", "\\", "&", "&amp;", "&nbsp;", "&#65;"],
  ...[
    "|",
    "|-|\n",
    "a|b\n",
    "-|-\n",
    "---",
    "===",
    "***",
    "_",
    "~~",
    "—",
    "汉",
    "か",
    "ー",
    "、",
    "ไทย",
    "မြန်",
    "한국",
  ],
  ...[
    "\u200b",
    "\u00a0",
    "\u3000",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\u0301",
    "\ufe0f",
    "\u20e3",
    "👍",
    "\ud83d",
    "\udc4d",
  ],
);
const hostile = fc.array(fc.oneof({ weight: 9, arbitrary: mark }, fc.string({ unit: "binary", maxLength: 3 })), {
  maxLength: 40,
});
/** The same in lines, as documents have it. */
const lines = fc.array(fc.tuple(mark, mark, fc.constantFrom("word", "one two"), fc.constantFrom("\n", "\n", "\n\n")));
const text = fc.oneof(
  hostile.map((pieces) => pieces.join("")),
  lines.map((some) => some.flat().join("")),
);

test("additive over paragraphs, and never negative, for all strings", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [one, other] = [countWords(a), countWords(b)];
      expect(Math.min(one, other)).toBeGreaterThanOrEqual(0);
      expect(countWords(`${a}\n\n${b}`)).toBe(one + other);
      expect(countWords(`${a}\r\n\r\n${b}`)).toBe(one + other);
    }),
    { numRuns: 4000 },
  );
});

test("the same whatever the line ends are, and how often it is asked", () => {
  fc.assert(
    fc.property(text, (some) => {
      const plain = some.replace(/\r\n?/g, "\n");
      const count = countWords(plain);
      expect(countWords(some)).toBe(count);
      expect(countWords(plain.replaceAll("\n", "\r\n"))).toBe(count);
      expect(countWords(plain.replaceAll("\n", "\r"))).toBe(count);
    }),
    { numRuns: 1000 },
  );
});

test("what cannot be stored as it is counts the same when it was mended", () => {
  fc.assert(
    fc.property(text, (some) => {
      expect(countWords(some.toWellFormed())).toBe(countWords(some));
    }),
    { numRuns: 1000 },
  );
});

test("nothing without width makes or swallows a word between letters", () => {
  const invisible = fc.constantFrom(
    ..."\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u202a\u202e\u2060\u2066\ufeff\ufe0f",
  );
  const word = fc.constantFrom("word", "汉字", "слово", "123", "—");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, invisible, fc.constantFrom(" ", "")), { minLength: 1 }), (pieces) => {
      const seen = pieces.map(([some, , blank]) => some + blank).join("");
      expect(countWords(pieces.flat().join(""))).toBe(countWords(seen));
    }),
  );
});

test("composed and decomposed letters count alike", () => {
  for (const { topic, text, words } of vectors)
    if (topic === "Other scripts" || topic === "Prose")
      expect([countWords(text.normalize("NFD")), text]).toEqual([words, text]);
});

test.each([
  "[",
  "](",
  "[](",
  "[](<",
  '[](a "',
  "[](a '[](b \"",
  "(",
  "`` ` ",
  "&",
  "&#1",
  "[^a",
  "<br ",
  "|-|\n",
  "a|b\n-|-\n",
  "\n",
  "> ",
  "1. ",
])("%j over and over comes to an end", (piece) => {
  // Were it quadratic, it would take longer than a test may. `npm run bench` has the times.
  expect(countWords(piece.repeat(400_000 / piece.length))).toBeGreaterThanOrEqual(0);
});

test("a hundred thousand characters of any marks, over and over, come to an end", () => {
  const heap = fc.array(mark, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(heap, heap, (head, piece) => {
      expect(countWords(head + piece.repeat(100_000 / piece.length))).toBeGreaterThanOrEqual(0);
    }),
  );
});

// ── Sections and reading time ──

const essay = `Before it all.

# The *first* [part](https://example.org) #

Three more words.
\`\`\`sh
# not a heading

# nor this
\`\`\`
> # quoted

Under
lined
-----
1. one

### \`code\` and snake_case`;

test("an author sees the words of each section", () => {
  expect(countSections(essay)).toEqual([
    { heading: "", level: 0, words: 3 },
    { heading: "The first part", level: 1, words: 12 },
    { heading: "Under lined", level: 2, words: 3 },
    { heading: "code and snake_case", level: 3, words: 3 },
  ]);
  expect(countSections("# Only\none")).toEqual([{ heading: "Only", level: 1, words: 2 }]);
  expect(countSections("no heading")).toEqual([{ heading: "", level: 0, words: 2 }]);
  expect(countSections("")).toEqual([]);
});

test("the sections together are the whole", () => {
  fc.assert(
    fc.property(text, (some) => {
      const sections = countSections(some);
      expect(sections.reduce((sum, { words }) => sum + words, 0)).toBe(countWords(some));
      for (const { level, heading } of sections.slice(1)) expect([level > 0, heading]).toEqual([true, heading.trim()]);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [0, 0],
  [1, 1],
  [238, 1],
  [356, 1],
  [357, 2],
  [1000, 4],
])("%i words are read in %i minutes", (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes);
});

// ── Ranges ──

test("a count stands to its range", () => {
  const range = { min: 300, recommended: 1000, max: 1200 };
  expect(fitOf(299, range)).toEqual({ kind: "short", by: 1 });
  expect(fitOf(300, range)).toEqual({ kind: "fits" });
  expect(fitOf(1200, range)).toEqual({ kind: "fits" });
  expect(fitOf(1320, range)).toEqual({ kind: "long", by: 120 });
  expect(fitOf(0, { min: null, recommended: null, max: null })).toEqual({ kind: "fits" });
});

test.each([
  [{ min: 300, recommended: 1000, max: 1200 }, "300 to 1,200 words, about 1,000 recommended"],
  [{ min: 300, recommended: null, max: null }, "at least 300 words"],
  [{ min: null, recommended: null, max: 1 }, "at most 1 word"],
  [{ min: null, recommended: 500, max: null }, "about 500 words recommended"],
  [{ min: null, recommended: null, max: null }, "any length"],
])("%j reads “%s”", (range, text) => {
  expect(rangeText(range)).toBe(text);
});
