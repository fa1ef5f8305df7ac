import { expect, test } from "vitest";
import { foundWork, isBy } from "./openalex-read.ts";
import { workSchema } from "./openalex-schema.ts";
import { authorship, ORCID, work } from "./test-openalex.ts";

const read = (fields: { [name: string]: unknown } = {}) => foundWork(workSchema.parse(work(7, fields)), ORCID, 1);
const publication = (fields: { [name: string]: unknown } = {}) => {
  const { entry } = read(fields);
  return "publication" in entry ? entry.publication : entry;
};

test("a work is a publication with its counts", () => {
  expect(read()).toMatchObject({
    entry: {
      key: "W1007",
      line: 1,
      publication: {
        title: "A made-up work, number 7",
        authors: [
          { given: "Nobody", family: "Inparticular", affiliations: ["University of Elsewhere"] },
          { given: "Etta", family: "van den Berg", affiliations: ["Institute of Made-up Results"], self: true },
        ],
        venue: "Journal of Made-up Results",
        year: 2022,
        month: 12,
        day: 19,
        fields: ["Artificial Intelligence"],
        abstract: "We show that it, that holds.",
        doi: "10.5555/paper.7",
        arxivId: null,
        pdfUrl: "https://example.org/7.pdf",
        csl: { type: "article-journal", DOI: "10.5555/paper.7" },
      },
    },
    counts: { openalexId: "W1007", citations: 70, citedIn: { 2023: 42, 2024: 28 } },
    createdOn: "2023-01-02",
  });
});

test("the first of January is a year alone, since OpenAlex says it where it knows no more", () => {
  expect(publication({ publication_date: "2021-01-01" })).toMatchObject({ year: 2021, month: null, day: null });
  expect(publication({ publication_date: null })).toMatchObject({ year: 2022, month: null });
  expect(publication({ publication_date: null, publication_year: null })).toMatchObject({ year: null });
});

test("arXiv’s id is found in its DOI and among the places where a work is", () => {
  const source = { display_name: "arXiv (Cornell University)" };
  const primary = { landing_page_url: "http://arxiv.org/abs/2212.09251", source };
  expect(publication({ doi: "https://doi.org/10.48550/arxiv.2212.09251", primary_location: primary })).toMatchObject({
    doi: null,
    arxivId: "2212.09251",
    venue: "arXiv",
  });
  expect(publication({ locations: [{ landing_page_url: "https://arxiv.org/pdf/2212.09251" }] })).toMatchObject({
    doi: "10.5555/paper.7",
    arxivId: "2212.09251",
  });
});

test("an abstract with absurd places neither takes memory nor fails, and a long one is cut between words", () => {
  expect(publication({ abstract_inverted_index: { far: [9_007_199_254_740_991], near: [0] } })).toMatchObject({
    abstract: "near far",
  });
  const many = { word: Array.from({ length: 49_000 }, (_, at) => at) };
  expect(publication({ abstract_inverted_index: many })).toMatchObject({
    abstract: expect.stringMatching(/^(word ){1990,}word$/),
  });
});

test("what a list can’t hold is cut or left out; a work without a title is told as such", () => {
  const authorships = Array.from({ length: 1_200 }, (_, at) => authorship(`Given Family${at}`, null));
  expect(publication({ authorships })).toMatchObject({ authors: { length: 1_000 } });
  expect(publication({ authorships: [authorship("  ", null), authorship("Plato", null)] })).toMatchObject({
    authors: [{ literal: "Plato" }],
  });
  expect(read({ title: null }).entry).toMatchObject({ problem: "It has no title." });
  expect(publication({ title: "On <i>E. coli</i> &amp; <script>alert(1)</script>" })).toMatchObject({
    title: "On E. coli & <script>alert(1)</script>",
  });
  expect(
    publication({ doi: "javascript:alert(1)", best_oa_location: { pdf_url: "javascript:alert(1)" } }),
  ).toMatchObject({ doi: null, pdfUrl: null });
});

test("a work is somebody’s by their ORCID iD; of a very long list of authors that can’t be told", () => {
  expect(isBy(workSchema.parse(work(1)), ORCID)).toBe(true);
  expect(isBy(workSchema.parse(work(1)), "0000-0001-5109-3700")).toBe(false);
  expect(isBy(workSchema.parse(work(1, { is_authors_truncated: true })), "0000-0001-5109-3700")).toBe(true);
});
