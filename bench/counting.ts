// How long counting words takes: a megabyte of prose, of other scripts, and of texts made to be slow,
// each in turns with the barest count there is.
import { countWords } from "#lib/words.ts";
import { milliseconds, type Spread, spread, table, whole, withSpread } from "./figures.ts";
import { say } from "./place.ts";

const MEGABYTE = 1_000_000;

const prose =
  "We trained three reward models on the same preferences — with different seeds — and compared what they don’t agree on. " +
  "Most of the 1,204 disagreements (about 60%) are over long, well-structured answers; see section 3.\n\n";
const marked =
  "## 2. Method\n\nWe *trained* **three** reward models[^1] on [the same preferences](https://example.org/data_(v2)) and ran " +
  "`model.fit(x, y)`:\n\n1. seeds\n2. sizes\n   - small\n   - large\n\n> quoted words\n\n| seed | loss |\n|---|---|\n| 1 | 0.3 |\n\n";

const texts: Record<string, string> = {
  prose,
  "prose with Markdown": marked,
  Chinese: "我们用同样的偏好训练了三个奖励模型，比较它们的分歧。\n\n",
  Thai: "เราฝึกแบบจำลองรางวัลสามแบบ ด้วยความชอบเดียวกัน\n\n",
  Russian: "Мы обучили три модели вознаграждения на одних и тех же предпочтениях.\n\n",
  "one word": "a",
  "line ends": "\n",
  "lines of a letter": "> a\n",
  "cells of a table": "a|b\n-|-\n",
  "[": "[",
  "(": "(",
  "<": "<",
  "`": "`",
  "` and ``": "` `` ",
  "![[": "![[",
  "[](": "[](",
  '[](a "': '[](a "',
  "<br ": "<br ",
  "&#1": "&#1",
  "[^a": "[^a",
  "\\": "\\",
};

type Timed = { name: string; ours: Spread; ratio: Spread };

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** Counts each text and splits it at white space, in turns. Times are milliseconds a megabyte. */
function measure(rounds: number): Timed[] {
  return Object.entries(texts).map(([name, piece]) => {
    const text = piece.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(piece)));
    const scale = MEGABYTE / Buffer.byteLength(text);
    const pairs = Array.from({ length: rounds + 1 }, () => {
      const bare = timed(() => text.split(/\s+/).length) * scale;
      return { bare, ours: timed(() => countWords(text)) * scale };
    }).slice(1);
    return {
      name,
      ours: spread(pairs.map(({ ours }) => ours)),
      ratio: spread(pairs.map(({ ours, bare }) => ours / bare)),
    };
  });
}

/** A table, and how to read it. */
export function countingTable(rounds: number): { text: string; notes: string[] } {
  say("Counting words");
  const rows = measure(rounds).map(({ name, ours, ratio }) => [
    name,
    withSpread(ours, milliseconds),
    withSpread(ratio, whole),
  ]);
  return {
    text: table(["a megabyte of", "time", "over text.split(/\\s+/).length"], rows),
    notes: [
      "aim: 100 ms, whatever the text",
      `${rounds} rounds after one to warm up; a text that has no white space is split in no time, so its ratio says little`,
    ],
  };
}
