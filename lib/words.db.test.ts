import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeEssay, makeProblem, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { saveEssay } from "./essays/save.ts";
import { normaliseNewlines, unstorable } from "./text.ts";
import { countWords } from "./words.ts";

const { db } = await testDatabase();

const file = new URL("../docs/word-count.vectors.json", import.meta.url);
const vectors: { name: string; text: string; words: number }[] = JSON.parse(readFileSync(file, "utf8"));

async function begun() {
  const user = await makeUser(db);
  const actor = { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
  const problem = await makeProblem(db);
  const essay = await makeEssay(db, { applicantId: actor.id, problemId: problem.id, text: "", promptId: null });
  let version = essay.version;
  return {
    id: essay.id,
    /** Saves as the editor does, and reads the row: the text as PostgreSQL gives it back, and the stored count. */
    save: async (text: string) => {
      const saved = await saveEssay(db, actor, essay.id, { text, promptId: null, version }, new Date());
      if (saved.kind !== "saved") throw new Error(saved.kind);
      version = saved.version;
      return { ...(await db.essay.findUniqueOrThrow({ where: { id: essay.id } })), answered: saved.words };
    },
  };
}

test("Ana saves each of the vectors; the count she is told, the stored one and that of the stored text are the same", async () => {
  const { save } = await begun();
  for (const { name, text, words } of vectors) {
    if (unstorable(text)) continue;
    const { answered, wordCount, text: stored } = await save(normaliseNewlines(text));
    expect({ name, answered, wordCount, again: countWords(stored) }).toEqual({
      name,
      answered: words,
      wordCount: words,
      again: words,
    });
  }
});

test("so is that of any other text that can be stored", async () => {
  const { save } = await begun();
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "\r\n",
      "\n\n",
      "# ",
      "1. ",
      "```",
      "[a](b)",
      "汉字",
      "ไทย",
      "\u200b",
      "\u00a0",
      "e\u0301",
      "&nbsp;",
    ),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(
      text.filter((some) => unstorable(some) === undefined),
      async (some) => {
        const { answered, wordCount, text: stored } = await save(some);
        expect([answered, wordCount, countWords(stored)]).toEqual(Array(3).fill(countWords(some)));
      },
    ),
    { numRuns: 150 },
  );
});

test("half a character, were it let through, would come back mended and count the same", async () => {
  const { id } = await begun();
  for (const text of ["one \ud83d two", "a\ude00b", "\ud840<b></b>\udc00 x"]) {
    expect(unstorable(text)).toBeDefined();
    const [row] = await db.$queryRaw<{ text: string }[]>`
      UPDATE essay SET text = ${text} WHERE id = ${id}::uuid RETURNING text`;
    expect(row?.text).toBe(text.toWellFormed());
    expect(countWords(row?.text ?? "")).toBe(countWords(text));
  }
});
