import { gzipSync } from "node:zlib";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { figuresOf } from "#lib/publications/picture.ts";
import type { Paper } from "#lib/publications/public-queries.ts";
import { Papers } from "./papers.tsx";
import { PublicationsSection } from "./publications-section.tsx";

const abstract = "One sentence of an abstract follows another, and none of them says very much of anything. ".repeat(
  12,
);

function paper(number: number, given: Partial<Paper> = {}): Paper {
  return {
    id: String(number),
    title: `A made-up paper, number ${number}`,
    authors: Array.from({ length: 30 }, (_, at) => ({
      given: `Given${(at * number) % 97}`,
      family: `Family${at}${number}`,
    })),
    venue: "Proceedings of a Conference",
    year: 2020,
    month: null,
    day: null,
    fields: ["Alignment"],
    abstract,
    doi: `10.5555/${number}`,
    arxivId: null,
    url: null,
    pdfUrl: null,
    citations: 3,
    citedAt: new Date("2026-11-03T00:00:00Z"),
    citedBy: "OpenAlex",
    ...given,
  };
}

const mentor = { slug: "etta", name: "Etta" };
const figures = (papers: readonly Paper[]) =>
  figuresOf(papers.map(({ year, citations }) => ({ year, citations, citedIn: {} })));

test("a page of a hundred papers is little more than their words", () => {
  const papers = Array.from({ length: 100 }, (_, at) => paper(at));
  const html = renderToStaticMarkup(
    <Papers list={{ mentor, order: "date", page: 1, pages: 5, papers, figures: figures(papers) }} />,
  );
  const words = html.replace(/<[^>]*>/g, "");
  expect(html.length - words.length).toBeLessThan(100 * 1_500);
  expect(gzipSync(html).length).toBeLessThan(60_000);
});

test("what was imported is text: nothing in it becomes markup or an address of a script", () => {
  const nasty = '<img src=x onerror=alert(1)>"</script>';
  const papers = [
    paper(1, {
      title: nasty,
      venue: nasty,
      abstract: nasty,
      fields: [nasty],
      citedBy: nasty,
      authors: [{ literal: nasty, affiliations: [nasty], self: true }],
      doi: 'x" onmouseover="alert(1)',
      url: "javascript:alert(1)",
      pdfUrl: "data:text/html,<script>",
    }),
    paper(2, { year: 1990 }),
  ];
  const html = renderToStaticMarkup(
    <PublicationsSection mentor={mentor} publications={{ figures: figures(papers), latest: papers }} />,
  );
  expect(html).not.toMatch(/<img|<script|javascript:|href="data:|" onmouseover/);
  expect(html).not.toContain("style=");
  expect(html.match(/&lt;img/g)?.length).toBe(7);
});

test("without papers a profile says nothing of them", () => {
  expect(
    renderToStaticMarkup(<PublicationsSection mentor={mentor} publications={{ figures: figures([]), latest: [] }} />),
  ).toBe("");
});
