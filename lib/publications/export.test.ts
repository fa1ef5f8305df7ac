import { expect, test } from "vitest";
import { bibtexOf, citationKeys, cslItems, type Exported } from "./export.ts";
import { readPublications } from "./read.ts";
import { authorName } from "./schema.ts";

const paper: Exported = {
  title: "Discovering Language Model Behaviors with Model-Written Evaluations",
  authors: [
    { given: "Ethan", family: "Perez", self: true, affiliations: ["Anthropic"] },
    { given: "Kamilė", family: "Lukošiūtė" },
    { given: "Samuel R.", family: "van den Berg" },
    { literal: "The Group and Friends" },
  ],
  venue: "Findings of the ACL",
  year: 2023,
  month: 7,
  day: 9,
  fields: ["Computation and language", "Évaluation"],
  abstract: "We generate 100% of it, {braces} & $signs$ included; \\emph{not} TeX_here ~ ^ #1.\n\nA second paragraph.",
  doi: "10.18653/v1/2023.findings-acl.847",
  arxivId: "2212.09251",
  url: "https://example.org/papers/a_b?x=%7B1%7D&y=2#part",
  pdfUrl: "https://example.org/papers/a_b.pdf",
  csl: { id: "theirs", type: "paper-conference", page: "13387-13434", publisher: "ACL" },
};

/** What a file can carry of a paper: who of its authors the mentor is, and where they work, stands in the portal alone. */
function carried({ csl: _, authors, ...said }: Exported) {
  return { ...said, authors: authors.map(authorName) };
}

function readBack(text: string, format: "BibTeX" | "CSL-JSON") {
  const read = readPublications(text, format);
  if (!read.ok) throw new Error(read.message);
  return read.value.entries.map((entry) => {
    if (!("publication" in entry)) throw new Error(entry.problem);
    return entry;
  });
}

const papers: Exported[] = [
  paper,
  {
    ...paper,
    title: "张伟 on β-carotene: 10 % of “it” – a survey",
    authors: [{ family: "张", given: "伟" }],
    doi: null,
  },
  { ...paper, doi: null, arxivId: null, month: null, day: null, abstract: "", fields: [], csl: {} },
  { ...paper, doi: null, day: null, venue: "arXiv", url: null, pdfUrl: null, csl: { type: "article" } },
  {
    ...paper,
    year: null,
    month: null,
    day: null,
    doi: "10.1000/a_(b)c;d",
    csl: { type: "article-journal", number: 7 },
  },
  { ...paper, venue: "University of Somewhere", doi: null, csl: { type: "thesis", genre: "PhD thesis" } },
  { ...paper, venue: "A journal, with & sign", authors: [], doi: null, csl: { type: "webpage" } },
];

test.for(papers.map((each, at) => [at, each] as const))("paper %i comes back from BibTeX as it was", ([, each]) => {
  const [back] = readBack(bibtexOf([each]), "BibTeX");
  expect(carried(back?.publication as Exported)).toEqual({
    ...carried(each),
    // An arXiv paper has its address there where it has no other.
    url: each.url ?? `https://arxiv.org/abs/${each.arxivId}`,
  });
});

test.for(papers.map((each, at) => [at, each] as const))("paper %i comes back from CSL-JSON as it was", ([, each]) => {
  const [back] = readBack(JSON.stringify(cslItems([each])), "CSL-JSON");
  expect(carried(back?.publication as Exported)).toEqual({
    ...carried(each),
    // CSL has no variable for it.
    pdfUrl: null,
    url: each.url ?? `https://arxiv.org/abs/${each.arxivId}`,
  });
});

test("where the columns say something else than what was imported, they win", () => {
  const [item] = cslItems([
    { ...paper, csl: { type: "paper-conference", title: "Old", DOI: "10.1/old", page: "1-2" } },
  ]);
  expect(item).toMatchObject({ title: paper.title, DOI: paper.doi, page: "1-2" });
});

test("every entry has a key of its own, and the file as many entries as there are papers", () => {
  const many = Array.from({ length: 30 }, () => paper);
  const keys = citationKeys(many);
  expect(keys.slice(0, 2)).toEqual(["perez2023discovering", "perez2023discovering-2"]);
  expect(new Set(keys).size).toBe(30);
  expect(readBack(bibtexOf(many), "BibTeX").map((entry) => entry.key)).toEqual(keys);
  expect(citationKeys([{ title: "张伟", authors: [], year: null }])).toEqual(["paper"]);
});

test("what a title, an address or a name holds can't end its entry or begin another", () => {
  const nasty = "x}, note = {y} } @article{evil, title = {Evil}} \\input{/etc/passwd} \\write18{rm}";
  const hostile: Exported = {
    ...paper,
    title: nasty,
    venue: nasty,
    abstract: nasty,
    fields: [nasty.slice(0, 60)],
    authors: [{ family: nasty, given: nasty }, { literal: nasty }],
    url: "https://example.org/?q=}}@article{evil,",
    csl: { type: "x}@evil{", page: nasty, volume: nasty },
  };
  const text = bibtexOf([hostile, paper]);
  const back = readBack(text, "BibTeX");
  expect(back).toHaveLength(2);
  expect(back[0]?.publication.title).toBe(nasty);
  expect(back[1]?.publication.title).toBe(paper.title);
  // Outside of comments, what TeX would run is not in the file: each backslash is one of ours.
  expect(
    text.replace(/\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)\{\}|\\[&%$#_]/g, ""),
  ).not.toContain("\\");
});
