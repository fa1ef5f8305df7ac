import { expect, test } from "vitest";
import type { Author } from "./schema.ts";
import {
  AUTHORS_NAMED,
  citationText,
  grouped,
  type NamePart,
  paperLinks,
  placeOf,
  shownAffiliations,
  shownAuthors,
} from "./view.ts";

const people = (count: number, self?: number): Author[] =>
  Array.from({ length: count }, (_, at) => ({
    given: "A.",
    family: `N${at + 1}`,
    ...(at + 1 === self ? { self: true } : {}),
  }));
const said = (parts: NamePart[]) => parts.map(({ text, self }) => (self ? `*${text}*` : text)).join("");

test("the first three authors and the mentor are named, and all of them on demand", () => {
  expect(said(shownAuthors(people(12, 7)).short)).toBe("A. N1, A. N2, A. N3, … *A. N7* et al.");
  expect(said(shownAuthors(people(12, 4)).short)).toBe("A. N1, A. N2, A. N3, *A. N4* et al.");
  expect(said(shownAuthors(people(12, 2)).short)).toBe("A. N1, *A. N2*, A. N3 et al.");
  expect(said(shownAuthors(people(12)).short)).toBe("A. N1, A. N2, A. N3 et al.");
  expect(said(shownAuthors(people(12, 7)).all)).toMatch(/^A\. N1, .*, \*A\. N7\*, .*, A\. N12$/);
});

test("few authors are all named at once", () => {
  expect(shownAuthors(people(4, 4))).toMatchObject({ all: [], total: 4 });
  expect(said(shownAuthors(people(4, 4)).short)).toBe("A. N1, A. N2, A. N3, *A. N4*");
  expect(said(shownAuthors(people(1, 1)).short)).toBe("*A. N1*");
  expect(shownAuthors([])).toEqual({ short: [], all: [], total: 0 });
});

test("of a collaboration of thousands the first are named, the mentor, and how many others there are", () => {
  const all = said(shownAuthors(people(3_000, 2_000)).all);
  expect(all.split(", ")).toHaveLength(AUTHORS_NAMED + 1);
  expect(all).toMatch(/A\. N60, … \*A\. N2000\* and 2,939 others$/);
});

test("affiliations are each named once, the mentor’s first", () => {
  const authors: Author[] = [
    { family: "One", affiliations: ["Oxford", "Anthropic"] },
    { family: "Two", self: true, affiliations: ["Anthropic"] },
    { family: "Three", affiliations: ["Berkeley", "Redwood", "ETH", "Oxford"] },
  ];
  expect(shownAffiliations(authors)).toEqual({ names: ["Anthropic", "Oxford", "Berkeley", "Redwood"], more: 1 });
  expect(shownAffiliations(people(3))).toEqual({ names: [], more: 0 });
});

test("a count is told with its source and its day", () => {
  const citedAt = new Date("2026-09-03T23:30:00Z");
  expect(citationText({ citations: 1_234, citedAt, citedBy: "OpenAlex" })).toBe(
    "1,234 citations (OpenAlex, 3 Sep 2026)",
  );
  expect(citationText({ citations: 1, citedAt, citedBy: null })).toBe("1 citation (3 Sep 2026)");
  expect(citationText({ citations: null, citedAt: null, citedBy: null })).toBeNull();
});

test("links lead to the web alone, whatever is stored", () => {
  const none = { doi: null, arxivId: null, url: null, pdfUrl: null };
  expect(paperLinks({ ...none, doi: "10.1000/a#b?c/d", arxivId: "cs/0112017" })).toEqual({
    title: "https://doi.org/10.1000/a%23b%3Fc/d",
    links: [
      { text: "doi:10.1000/a#b?c/d", address: "https://doi.org/10.1000/a%23b%3Fc/d" },
      { text: "arXiv:cs/0112017", address: "https://arxiv.org/abs/cs/0112017" },
    ],
  });
  expect(paperLinks({ ...none, url: "javascript:alert(1)", pdfUrl: "data:text/html,x" })).toEqual({
    title: null,
    links: [],
  });
  expect(paperLinks({ ...none, url: "https://example.org/x", doi: "10.1/x" }).title).toBe("https://example.org/x");
});

test("papers stand under their years or fields, and by citations under nothing", () => {
  const papers = [
    { id: 1, year: 2024, fields: ["Alignment", "NLP"] },
    { id: 2, year: 2024, fields: ["alignment"] },
    { id: 3, year: null, fields: [] },
  ];
  const headings = (order: "date" | "citations" | "field") =>
    grouped(papers, order).map(({ heading, papers }) => [heading, ...papers.map(({ id }) => id)]);
  expect(headings("date")).toEqual([
    ["2024", 1, 2],
    ["Undated", 3],
  ]);
  expect(headings("field")).toEqual([
    ["Alignment", 1, 2],
    ["No field given", 3],
  ]);
  expect(headings("citations")).toEqual([[null, 1, 2, 3]]);
});

test("each place of the list has one address", () => {
  expect(placeOf("citations")).toEqual({ order: "citations", page: 1 });
  expect(placeOf("date", "2")).toEqual({ order: "date", page: 2 });
  expect(placeOf("field", "12")).toEqual({ order: "field", page: 12 });
  for (const [order, page] of [
    ["date"],
    ["name"],
    ["field", "1"],
    ["field", "02"],
    ["field", "0"],
    ["field", "-1"],
    ["field", "x"],
    ["field", "99999"],
  ] as const)
    expect(placeOf(order, page), `${order}/${page}`).toBeNull();
});
