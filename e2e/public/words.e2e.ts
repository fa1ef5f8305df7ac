import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import type { JSHandle, Page } from "@playwright/test";
import { countSections, countWords, readingMinutes } from "#lib/words.ts";
import { expect, test } from "../fixtures.ts";

// The promise of one count: the very file that the server runs, its types taken out, in the browser.

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const vectors = file("docs/word-count.vectors.json");
const code = stripTypeScriptTypes(file("lib/words.ts"));

type Counting = {
  countWords: typeof countWords;
  countSections: typeof countSections;
  readingMinutes: typeof readingMinutes;
};

/** The module as the browser has it, to be handed to page.evaluate(). */
async function inBrowser(page: Page): Promise<JSHandle<Counting>> {
  await page.goto("about:blank");
  return page.evaluateHandle(
    (code): Promise<Counting> => import(URL.createObjectURL(new Blob([code], { type: "text/javascript" }))),
    code,
  );
}

test("the vectors give the same numbers in the browser as in Node, and these are the right ones", async ({ page }) => {
  const ask = ({ words, vectors }: { words: Counting; vectors: string }) =>
    (JSON.parse(vectors) as { name: string; text: string }[]).map(({ name, text }) => ({
      name,
      words: words.countWords(text),
      sections: words.countSections(text),
      minutes: words.readingMinutes(words.countWords(text) * 100),
    }));
  const seen = await page.evaluate(ask, { words: await inBrowser(page), vectors });
  expect(seen).toEqual(ask({ words: { countWords, countSections, readingMinutes }, vectors }));
  expect(seen.map(({ name, words }) => ({ name, words }))).toEqual(
    (JSON.parse(vectors) as { name: string; words: number }[]).map(({ name, words }) => ({ name, words })),
  );
});

test("every character counts the same in the browser as in Node, but for those that one of them doesn’t know yet", async ({
  page,
}) => {
  /** For each code point: whether it is a word alone, whether it parts two, and whether it is assigned. */
  const ask = ({ countWords }: Counting) => {
    let all = "";
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const char = String.fromCodePoint(code);
      all += `${countWords(char)}${countWords(`a${char}b`)}${/\p{Cn}/u.test(char) ? "-" : "+"}`;
    }
    return all;
  };
  const here = ask({ countWords, countSections, readingMinutes });
  const there = await page.evaluate(ask, await inBrowser(page));
  expect(there.length).toBe(here.length);
  const differing: string[] = [];
  for (let at = 0; at < here.length; at += 3) {
    const [one, other] = [here.slice(at, at + 3), there.slice(at, at + 3)];
    if (one.slice(0, 2) !== other.slice(0, 2) && !(one + other).includes("-"))
      differing.push(`U+${(at / 3).toString(16)}: ${one} in Node, ${other} in the browser`);
  }
  expect(differing).toEqual([]);
});
