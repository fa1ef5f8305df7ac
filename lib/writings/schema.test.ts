import { expect, test } from "vitest";
import { newWritingSchema } from "./schema.ts";

const form = {
  mentor: "mei",
  title: " On  features ",
  url: "https://a.example/1",
  publishedOn: "2023-09-21",
  coauthors: "Ann B\r\n\nKofi  M\nAnn B",
  source: "",
  excerpt: " It begins. ",
};
const wrong = (change: object) => newWritingSchema.safeParse({ ...form, ...change }).error?.issues[0]?.path.join(".");

test("a post is read as it is meant", () => {
  expect(newWritingSchema.parse({ ...form, linkpost: "on" })).toEqual({
    ...form,
    title: "On features",
    coauthors: ["Ann B", "Kofi M"],
    excerpt: "It begins.",
    linkpost: true,
  });
  expect(newWritingSchema.parse(form).linkpost).toBe(false);
});

test("an address that runs, holds, hides or leads within is none", () => {
  for (const url of [
    "javascript:alert(1)",
    "data:text/html,x",
    "https://me:secret@a.example/",
    "//a.example",
    "http://localhost/",
    "",
  ])
    expect(wrong({ url })).toBe("url");
  expect(wrong({ url: "http://a.example/" })).toBeUndefined();
});

test("days that are none, and too much of anything, are refused by the field", () => {
  for (const publishedOn of ["", "2023-02-30", "21.9.2023", "0000-01-01"])
    expect(wrong({ publishedOn })).toBe("publishedOn");
  expect(wrong({ title: "x".repeat(301) })).toBe("title");
  expect(wrong({ excerpt: "x".repeat(601) })).toBe("excerpt");
  expect(wrong({ coauthors: "x".repeat(121) })).toBe("coauthors");
  expect(wrong({ coauthors: Array.from({ length: 51 }, (_, at) => `n${at}`).join("\n") })).toBe("coauthors");
});
