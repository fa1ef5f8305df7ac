import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { differenceOf } from "#lib/difference.ts";
import { Difference } from "./difference.tsx";

const shown = (before: string, after: string) =>
  renderToStaticMarkup(<Difference parts={differenceOf(before, after)} />);

test("what changed is marked, and said to those who hear it", () => {
  const html = shown("one cat here", "one dog here");
  expect(html).toContain("1 word added, 1 removed.");
  expect(html).toMatch(/<del><span[^>]*sr-only[^>]*> \[removed: <\/span>cat<span[^>]*>\] <\/span><\/del>/);
  expect(html).toMatch(/<ins><span[^>]*sr-only[^>]*> \[added: <\/span>dog<span[^>]*>\] <\/span><\/ins>/);
  expect(html).not.toContain("<details");
});

test("long stretches that stayed are folded, whole, with their ends in sight", () => {
  const words = Array.from({ length: 300 }, (_, at) => `w${at}`).join(" ");
  const html = shown(`a ${words} b ${words}`, `a ${words} c ${words}`);
  expect(html.match(/<details/g)).toHaveLength(2);
  expect(html).toContain("… 271 words unchanged …");
  expect(html).toMatch(/w271 w272/);
  for (const word of ["w0", "w150", "w299"]) expect(html).toMatch(new RegExp(`\\b${word}\\b`));
});

test("white space that came or went is seen, and nothing hidden turns the text around", () => {
  expect(shown("One. Two.", "One.\n\nTwo.")).toMatch(/¶¶<\/span><span[^>]*>new line/);
  expect(shown("a\u202eb", "a\u202ec")).not.toMatch(/\u202e/);
  expect(shown("<b>", "<i>")).toContain("&lt;");
});
