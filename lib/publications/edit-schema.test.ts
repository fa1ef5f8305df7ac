import { describe, expect, it } from "vitest";
import { fieldsOf } from "#lib/forms.ts";
import { listForm, publicationForm } from "./edit-schema.ts";

const id = "0190a0a0-0000-7000-8000-000000000001";
const form = {
  mentor: "ethan-perez",
  id,
  seen: "",
  title: "A paper",
  authors: "",
  venue: "",
  date: "",
  fields: "",
  abstract: "",
  doi: "",
  arxivId: "",
  url: "",
  pdfUrl: "",
  citations: "",
  citedAt: "",
  citedBy: "",
};

describe("the form of a publication", () => {
  it("takes ids and addresses as people have them, and stores them in one form", () => {
    expect(
      publicationForm.parse({
        ...form,
        title: "A \u202epaper\u200b",
        doi: "https://doi.org/10.1000/ABC",
        arxivId: "https://arxiv.org/abs/2212.09251v2",
        url: "https://example.org",
        date: "2022-12",
        fields: "Safety, safety; Language",
      }),
    ).toMatchObject({
      title: "A paper",
      doi: "10.1000/abc",
      arxivId: "2212.09251",
      url: "https://example.org/",
      date: { year: 2022, month: 12, day: null },
      fields: ["Safety", "Language"],
    });
  });

  it.each([
    ["title", " \u200b "],
    ["authors", "* Perez, Ethan\n* Bai, Yuntao"],
    ["date", "2022-02-30"],
    ["date", "December 2022"],
    ["doi", "2212.09251"],
    ["arxivId", "10.1000/182"],
    ["url", "javascript:alert(1)"],
    ["pdfUrl", "example.org/a.pdf"],
    ["citations", "-1"],
    ["citedAt", "yesterday"],
    ["citedAt", "2026-02-30"],
    ["citedAt", "0000-01-01"],
    ["abstract", "x\0"],
  ])("refuses for its %s alone: %j", (name, value) => {
    const read = publicationForm.safeParse({ ...form, citedAt: "2026-11-03", citedBy: "Me", [name]: value });
    expect(Object.keys(read.error ? fieldsOf(read.error) : {})).toEqual([name]);
  });

  it("wants to know who counted, and when", () => {
    const read = publicationForm.safeParse({ ...form, citations: "7" });
    expect(Object.keys(read.error ? fieldsOf(read.error) : {})).toEqual(["citedAt", "citedBy"]);
    expect(publicationForm.safeParse({ ...form, citations: "7", citedAt: "2026-11-03", citedBy: "Me" }).success).toBe(
      true,
    );
  });
});

it("the pressed button of the list names one publication", () => {
  expect(listForm.parse({ mentor: "m", one: `hide:${id}` }).one).toEqual({ hide: true, id });
  expect(listForm.parse({ mentor: "m", one: `show:${id}` }).one).toEqual({ hide: false, id });
  for (const one of [undefined, "hide:", `drop:${id}`, `hide:${"-".repeat(36)}`])
    expect(listForm.safeParse({ mentor: "m", one }).success).toBe(false);
});
