import { expect, test } from "vitest";
import { inShort } from "./words.ts";

test("a paper is told in a line, and one citation is one", () => {
  const [bai, kadavath, kundu] = ["Bai", "Kadavath", "Kundu"].map((family) => ({ family, given: "A." }));
  const said = { authors: [], venue: "arXiv", year: 2022, month: 12, day: 15 };
  if (!bai || !kadavath || !kundu) throw new Error("Nobody there.");
  expect(inShort({ ...said, authors: [bai], citations: 1 })).toBe("A. Bai. arXiv, 15 December 2022. 1 citation");
  expect(inShort({ ...said, authors: [bai, kadavath, kundu, bai], citations: 1_234 })).toBe(
    "A. Bai, A. Kadavath, A. Kundu et al. arXiv, 15 December 2022. 1,234 citations",
  );
  expect(inShort({ ...said, venue: "", year: null, month: null, day: null, citations: null })).toBe("");
});
