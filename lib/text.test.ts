import { expect, test } from "vitest";
import { email, integer, line, optionalInteger, queryOf, slug, slugify, text } from "./text.ts";

const messageOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues[0]?.message ?? "";

test("a text keeps what was typed, with one kind of line break", () => {
  expect(text("Essay", 100).parse("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
});

test("what the database can’t keep is refused by name", () => {
  expect(messageOf(text("Essay", 100).safeParse("a\0b"))).toMatch(/NUL/);
  expect(messageOf(text("Essay", 100).safeParse("half \ud83d"))).toMatch(/lone surrogate/);
  expect(text("Essay", 100).safeParse("whole 😀").success).toBe(true);
});

test("too long says by how much", () => {
  expect(messageOf(text("Essay", 10).safeParse("x".repeat(12)))).toMatch(/by 2/);
  expect(text("Essay", 10).safeParse("x".repeat(10)).success).toBe(true);
});

test("a line is one line, and not blank", () => {
  expect(line("Title", 20).parse("  A \n title ")).toBe("A title");
  expect(messageOf(line("Title", 20).safeParse("  "))).toBe("Enter title.");
});

test("addresses are stored as they are compared", () => {
  expect(email.parse(" Ada@Example.ORG ")).toBe("ada@example.org");
  expect(email.safeParse("ada").success).toBe(false);
});

test("whole numbers from fields", () => {
  expect(integer("Places", 1, 10).parse(" 3 ")).toBe(3);
  expect(integer("Places", 1, 10).safeParse("").success).toBe(false);
  expect(integer("Places", 1, 10).safeParse("11").success).toBe(false);
  expect(integer("Places", 1, 10).safeParse("2.5").success).toBe(false);
  expect(optionalInteger("Words", 0, 20000).parse("1,200")).toBe(1200);
  expect(optionalInteger("Words", 0, 20000).parse("")).toBeNull();
});

test("slugs", () => {
  expect(slugify("Évaluer l’IA: 2 essais!")).toBe("evaluer-l-ia-2-essais");
  expect(slug.safeParse("a--b").success).toBe(false);
  expect(slug.safeParse("a-b").success).toBe(true);
});

test("a search asks for the beginnings of its words, and for nothing that a query could take for an order", () => {
  expect(queryOf("Red-teaming & 'x' | !y:*")).toBe("Red:* & teaming:* & x:* & y:*");
  expect(queryOf("Qurʼan Hawaiʻi ˈaː ʹb")).toBe("Qur:* & an:* & Hawai:* & i:* & a:* & b:*");
  expect(queryOf("日本語 ラーメン")).toBe("日本語:* & ラーメン:*");
  expect(queryOf(" …! ")).toBe("");
  expect(queryOf("a ".repeat(50)).split(" & ")).toHaveLength(12);
});
