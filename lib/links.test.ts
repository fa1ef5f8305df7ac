import fc from "fast-check";
import { expect, test } from "vitest";
import { linkLimits, parseLinks } from "./links.ts";

test.each([
  ["https://example.org/a?b=c#d", "", "https://example.org/a?b=c#d"],
  ["HTTP://Example.org", "", "http://example.org/"],
  ["Thesis: https://example.org/t", "Thesis", "https://example.org/t"],
  ["My thesis – https://example.org/t", "My thesis", "https://example.org/t"],
  ["My thesis https://example.org/t", "My thesis", "https://example.org/t"],
  ["A: B: https://example.org/t", "A: B", "https://example.org/t"],
  ["[A (good) paper](https://example.org/a_(b))", "A (good) paper", "https://example.org/a_(b)"],
  ["- <https://example.org/>", "", "https://example.org/"],
  ["2. Thesis: <https://example.org/>", "Thesis", "https://example.org/"],
  ["مقالة: https://example.org/", "مقالة", "https://example.org/"],
])("%s is a link", (line, title, address) => {
  expect(parseLinks(line)).toEqual({ links: [{ title, address, line: 1 }], problems: [] });
});

test.each([
  ["nonsense", /begin it with https/],
  ["www.example.org", /begin it with https/],
  ["https:/example.org", /begin it with https/],
  ["javascript:alert(1)", /only https and http/],
  ["[x](javascript:alert(1))", /only https and http/],
  ["data:text/html,x", /only https and http/],
  ["Title: ftp://example.org/", /only https and http/],
  ["https://ada:secret@example.org/", /user name or a password/],
  ["https://example.org@evil.example/", /user name or a password/],
  ["https://localhost/", /name of its site is not complete/],
  ["https://127.0.0.1/", /name of its site is not complete/],
  ["https://[::1]/", /name of its site is not complete/],
  ["https://example.org/a b", /space in it|two addresses/],
  ["https://good.example https://evil.example", /two addresses/],
  ["[https://good.example](https://evil.example)", /two addresses/],
  ["https://example.org/\u202egnp", /can’t be seen/],
  ["https://exam\u200bple.org/", /can’t be seen/],
  ["https://example.org/\u0007", /can’t be seen/],
  ["Th\u202eesis: https://example.org/", /title has a character that can’t be seen/],
  [`https://example.org/${"a".repeat(2_000)}`, /longer than 2,000 characters/],
  [`${"a".repeat(100_000)} https://example.org/`, /longer than 2,000 characters/],
  [`${"a".repeat(400)} https://example.org/`, /title is longer than 300/],
])("%j is none, and says why", (line, why) => {
  const { links, problems } = parseLinks(`https://example.org/\n\n${line}`);
  expect(links).toHaveLength(1);
  expect(problems).toEqual([{ line: 3, message: expect.stringMatching(why) }]);
});

test("an address in other letters is known by both of its forms", () => {
  const [look, own] = parseLinks("https://аррӏе.com/\nhttps://xn--80ak6aa92e.com/").links;
  expect(look).toEqual({ title: "", address: "https://xn--80ak6aa92e.com/", host: "аррӏе.com", line: 1 });
  expect(own).toEqual({ title: "", address: "https://xn--80ak6aa92e.com/", line: 2 });
});

test("a list has an end", () => {
  const { links, problems } = parseLinks("https://example.org/\n".repeat(100_000));
  expect(links).toHaveLength(linkLimits.links);
  expect(problems).toEqual([{ line: linkLimits.links + 1, message: expect.stringMatching(/only 200 lines/) }]);
});

test("whatever is typed, a link is one of http or https to a named host, and lines stay in order", () => {
  const piece = fc.constantFrom(
    ...["https://", "http://", "javascript:", "a", "example.org", "/", "@", ":", " ", "\n", "[", "](", ")", "<", ">"],
    ...["\u202e", "é", "?", "#", "%00", "\\", ".", "xn--", "\t", "- "],
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((all) => all.join("")),
      (text) => {
        const { links, problems } = parseLinks(text);
        for (const { address } of links) {
          const url = new URL(address);
          expect(url.protocol).toMatch(/^https?:$/);
          expect(url.hostname).toMatch(/[^.]\.[a-z]/);
          expect(`${url.username}${url.password}`).toBe("");
          expect(address).toMatch(/^[!-~]+$/);
        }
        const typed = text.split("\n").filter((line) => line.trim() !== "").length;
        expect(links.length + problems.length).toBe(typed);
      },
    ),
    { numRuns: 2_000 },
  );
});
