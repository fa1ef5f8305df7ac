import fc from "fast-check";
import { expect, test } from "vitest";
import { countSections } from "#lib/words.ts";
import { sectionStart } from "./sections.ts";

const text =
  "Before.\n\n# One\n\ntext\n\n```\n# not a heading\n```\n\n## Two ##\ntext\n\nThree\n-----\n\n# One\n\nagain";

test("each section begins at its own heading, whatever else looks like one", () => {
  const lines = countSections(text).map((_, at) => {
    const start = sectionStart(text, at);
    return text.slice(start, text.indexOf("\n", start));
  });
  expect(lines).toEqual(["Before.", "# One", "## Two ##", "Three", "# One"]);
  expect(sectionStart(text, 4)).toBe(text.lastIndexOf("# One"));
});

test("without a text before, the first section is the first heading", () => {
  expect(sectionStart("\n\n# One\ntext\n# Two", 0)).toBe(2);
});

test("the places of sections rise, and are beginnings of lines", () => {
  const piece = fc.constantFrom("# a", "## b", "word", "```", "---", "", "> # q", "- # l");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (lines) => {
      const written = lines.join("\n");
      const starts = countSections(written).map((_, at) => sectionStart(written, at));
      for (const [at, start] of starts.entries()) {
        expect(start === 0 || written[start - 1] === "\n").toBe(true);
        if (at > 0) expect(start).toBeGreaterThan(starts[at - 1] ?? 0);
      }
    }),
  );
});
