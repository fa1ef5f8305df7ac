import { describe, expect, it } from "vitest";
import { normaliseArxivId, normaliseDoi, samePublication, titleKey } from "./identity.ts";

describe("a DOI", () => {
  it.each([
    ["10.48550/arXiv.2212.08073", "10.48550/arxiv.2212.08073"],
    ["https://doi.org/10.18653/V1/2022.emnlp-main.225", "10.18653/v1/2022.emnlp-main.225"],
    ["http://dx.doi.org/10.1000/182", "10.1000/182"],
    ["doi: 10.1000/182.", "10.1000/182"],
    ["https://doi.org/10.1002%2F(sici)1097", "10.1002/(sici)1097"],
  ])("%s is %s", (typed, doi) => expect(normaliseDoi(typed)).toBe(doi));

  it.each([
    "",
    "10.1",
    "11.1000/182",
    "10.1000/",
    "https://example.org/10.1000/182",
    "10.1000/a b",
    "10.1000/<script>",
  ])("%j is none", (typed) => expect(normaliseDoi(typed)).toBeNull());
});

describe("an arXiv id", () => {
  it.each([
    ["2212.09251", "2212.09251"],
    ["arXiv:2212.09251v3", "2212.09251"],
    ["arXiv preprint arXiv:2212.09251".replace("arXiv preprint ", ""), "2212.09251"],
    ["https://arxiv.org/abs/2212.09251v1", "2212.09251"],
    ["http://www.arxiv.org/pdf/2212.09251.pdf", "2212.09251"],
    ["https://arxiv.org/pdf/2212.09251v2", "2212.09251"],
    ["10.48550/arXiv.2212.09251", "2212.09251"],
    ["https://doi.org/10.48550/ARXIV.2212.09251", "2212.09251"],
    ["arXiv:2212.09251 [cs.CL]", "2212.09251"],
    ["0704.0001", "0704.0001"],
    ["hep-th/9901001v2", "hep-th/9901001"],
    ["math.GT/0309136", "math/0309136"],
    ["arXiv:cs/0112017", "cs/0112017"],
    ["https://arxiv.org/abs/cond-mat/0102536", "cond-mat/0102536"],
  ])("%s is %s", (typed, id) => expect(normaliseArxivId(typed)).toBe(id));

  it.each(["", "2213.09251", "2212.092", "10.1000/182", "https://example.org/abs/2212.09251", "p. 2212.09251"])(
    "%j is none",
    (typed) => expect(normaliseArxivId(typed)).toBeNull(),
  );
});

describe("a title as it is compared", () => {
  it.each([
    ["Constitutional {AI}: Harmlessness from {AI} Feedback", "Constitutional AI - harmlessness from AI feedback."],
    ['Pre\u2010training with Sch{\\"o}lkopf’s kernels', "Pretraining with Schölkopf's Kernels"],
    ["The <i>Sleeper</i> Agents", "The \\emph{Sleeper} agents"],
    ["Straße und Łódź", "STRASSE UND LODZ"],
    ["The ﬁrst\u00a0 step", "the first step"],
  ])("%s = %s", (one, other) => expect(titleKey(one)).toBe(titleKey(other)));

  it("keeps what has no letters, and letters that are not Latin", () => {
    expect(titleKey("???")).toBe("???");
    expect(titleKey("Язык и мир")).toBe("язык и мир");
    expect(titleKey("P < NP")).not.toBe(titleKey("P"));
  });
});

describe("one publication", () => {
  const paper = { title: "Constitutional AI", year: 2022, doi: null, arxivId: null };
  const arxiv = { ...paper, arxivId: "2212.08073" };

  it("is told by its DOI, whatever its title", () => {
    const printed = { ...paper, doi: "10.1000/182" };
    expect(samePublication(printed, { ...printed, title: "Another name", year: 2023 })).toBe(true);
    expect(samePublication(printed, { ...printed, doi: "10.1000/183" })).toBe(false);
  });

  it("is told by its arXiv id where the DOIs don't tell, and by the DOI that arXiv gives", () => {
    expect(samePublication(arxiv, { ...arxiv, title: "Renamed", year: 2023, doi: "10.1000/182" })).toBe(true);
    expect(samePublication(arxiv, { ...paper, title: "Renamed", doi: "10.48550/arxiv.2212.08073" })).toBe(true);
    expect(samePublication(arxiv, { ...arxiv, arxivId: "2212.08074" })).toBe(false);
  });

  it("is told by title and year where one has no id", () => {
    expect(samePublication(arxiv, { ...paper, title: "CONSTITUTIONAL {AI}" })).toBe(true);
    expect(samePublication(paper, { ...paper, year: 2023 })).toBe(false);
    expect(samePublication(paper, { ...paper, title: "Constitutional AI 2" })).toBe(false);
  });
});
