import { expect, test } from "vitest";
import { contentRefusal } from "./content.ts";

test("a long plain post is fine; one that is dear to show to everybody is refused where it is written", () => {
  expect(contentRefusal("word ".repeat(2_000))).toBeUndefined();
  expect(contentRefusal("A formula, $x^2$, and a note[^1].\n\n[^1]: Here.")).toBeUndefined();
  const notes = Array.from({ length: 500 }, (_, n) => `[^${n}]`).join("");
  const many = `${notes}\n\n${Array.from({ length: 500 }, (_, n) => `[^${n}]: n`).join("\n")}`;
  for (const text of [many, "$\\frac{a}{b}$ ".repeat(700)])
    expect(contentRefusal(text)).toMatchObject({
      ok: false,
      message: expect.stringContaining("still in the form"),
      fields: { text: expect.stringMatching(/^What you write /) },
    });
});
