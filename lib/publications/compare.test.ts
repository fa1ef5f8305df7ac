import { describe, expect, it } from "vitest";
import { parseAuthors, typedAuthors } from "./authors.ts";
import { judge, merge, type Stored } from "./compare.ts";
import { samePublication } from "./identity.ts";
import { markSelf } from "./mark-self.ts";
import type { ReadEntry } from "./read-entry.ts";
import type { Author, Publication } from "./schema.ts";

const blank: Publication = {
  title: "A paper",
  authors: [],
  venue: "",
  year: 2022,
  month: null,
  day: null,
  fields: [],
  abstract: "",
  doi: null,
  arxivId: null,
  url: null,
  pdfUrl: null,
  csl: {},
};
const stored = (given: Partial<Publication>, id = "1"): Stored => ({ ...blank, ...given, id, version: 1 });
const read = (given: Partial<Publication>, line = 1): ReadEntry => ({
  key: `k${line}`,
  line,
  publication: { ...blank, ...given },
  notes: [],
});

describe("what an import would do", () => {
  it("is new, changed, the same or wrong, each entry by itself", () => {
    const judged = judge(
      [
        read({ title: "Unheard of" }, 1),
        read({ doi: "10.1000/1", title: "Renamed" }, 5),
        read({ title: "a {Paper}!", arxivId: "2212.08073" }, 9),
        read({ title: "UNHEARD OF" }, 13),
        { key: "bad", line: 17, problem: "It has no title." },
        read({ doi: "10.1000/1", title: "Renamed" }, 21),
      ],
      [stored({ doi: "10.1000/1", title: "Named" }), stored({ title: "A paper" }, "2")],
    );
    expect(judged).toMatchObject([
      { verdict: "new", merged: { title: "Unheard of" } },
      { verdict: "changed", of: { id: "1" }, changes: [{ label: "Title", before: "Named", after: "Renamed" }] },
      { verdict: "changed", of: { id: "2" }, changes: [{ label: "Title" }, { label: "arXiv id", before: "" }] },
      { verdict: "same", twin: 1 },
      { verdict: "wrong", problem: "It has no title." },
      { verdict: "same", twin: 5 },
    ]);
  });

  it("is wrong where two stored papers would become one", () => {
    const rows = [stored({ doi: "10.1000/1", title: "One" }), stored({ arxivId: "2212.08073", title: "Two" }, "2")];
    expect(judge([read({ doi: "10.1000/1", arxivId: "2212.08073" })], rows)).toMatchObject([
      { verdict: "wrong", problem: expect.stringMatching(/“One”.*“Two”/) },
    ]);
  });

  it("is told by the rules of samePublication", () => {
    const dois = [null, "10.1000/1", "10.1000/2", "10.48550/arxiv.2212.00001"];
    const all = dois.flatMap((doi) =>
      [null, "2212.00001", "2212.00002"].flatMap((arxivId) =>
        ["A", "B"].flatMap((title) => [2021, null].map((year) => ({ ...blank, doi, arxivId, title, year }))),
      ),
    );
    for (const one of all)
      for (const other of all) {
        const [judged] = judge([read(other)], [stored(one)]);
        expect(judged?.verdict !== "new", JSON.stringify([one, other])).toBe(samePublication(one, other));
      }
  });

  it("keeps what the file does not say, or says less well", () => {
    const authors: Author[] = [{ given: "Ethan", family: "Perez", self: true, affiliations: ["Anthropic"] }];
    const row = stored({
      authors,
      venue: "ICLR",
      month: 12,
      day: 19,
      fields: ["Safety", "Language"],
      abstract: "Mine.",
      doi: "10.1000/1",
      arxivId: "2212.08073",
    });
    const plain = {
      authors: [{ given: "Ethan", family: "Perez" }],
      venue: "arXiv",
      fields: ["language", "safety"],
      doi: "10.48550/arxiv.2212.08073",
    };
    expect(merge(row, { ...blank, ...plain })).toMatchObject({
      changes: [],
      merged: { authors, venue: "ICLR", day: 19, abstract: "Mine.", doi: "10.1000/1" },
    });
    expect(merge(row, { ...blank, year: 2023, venue: "NeurIPS" }).changes).toEqual([
      { label: "Date", before: "19 December 2022", after: "2023" },
      { label: "Venue", before: "ICLR", after: "NeurIPS" },
    ]);
  });
});

describe("the mentor among the authors", () => {
  const authors: Author[] = [
    { given: "Yuntao", family: "Bai" },
    { given: "José", family: "García" },
    { given: "E.", family: "Perez" },
    { literal: "The Team" },
  ];
  it.each([
    ["Ethan Perez", 2],
    ["Ethán Pérez", 2],
    ["E. J. Perez", 2],
    ["Jose Garcia", 1],
    ["Yuntao Bai", 0],
    ["Xin Bai", -1],
    ["Perez", -1],
    ["A Team", -1],
  ])("%s is number %i", (mentor, at) => {
    expect(markSelf(authors, mentor).findIndex((author) => author.self)).toBe(at);
  });

  it("is nobody where two are as like", () => {
    const two = [
      { given: "E.", family: "Perez" },
      { given: "E.", family: "Perez" },
    ];
    expect(markSelf(two, "Ethan Perez").some((author) => author.self)).toBe(false);
    expect(markSelf([...two, { given: "Ethan", family: "Perez" }], "Ethan Perez")[2]?.self).toBe(true);
  });
});

describe("authors as they are typed", () => {
  it("come back as they were", () => {
    const authors: Author[] = [
      { given: "Ethan", family: "Perez", self: true, affiliations: ["Anthropic", "New York University"] },
      { given: "Jan", family: "van der Berg" },
      { literal: "The Team" },
      { family: "Plato" },
    ];
    expect(typedAuthors(authors)).toBe(
      "* Perez, Ethan (Anthropic; New York University)\nvan der Berg, Jan\n{The Team}\nPlato",
    );
    expect(parseAuthors(typedAuthors(authors))).toEqual({ authors });
    expect(parseAuthors("Ethan Perez\n\n")).toEqual({ authors: [{ given: "Ethan", family: "Perez" }] });
  });

  it("are refused by their line", () => {
    expect(parseAuthors("Perez, Ethan\n*")).toEqual({ problem: "Line 2 has no name." });
    expect(parseAuthors("* A\n* B")).toMatchObject({ problem: expect.stringMatching(/Only one line/) });
  });
});
