import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everything, numberFields, parseSearch, SEARCH_MAX, TERMS_MAX } from "./search.ts";

const errorsOf = (typed: string) => parseSearch(typed).errors.map(({ term, message }) => `${term}: ${message}`);

describe("a reader types", () => {
  test("words, phrases and operators in one box", () => {
    const { search, errors } = parseSearch(
      'score:>3 reviews:<2 flagged:me disagreement:high sleeper "long horizon" -toy -"in passing"',
    );
    expect(errors).toEqual([]);
    expect(search).toEqual({
      words: 'sleeper "long horizon"',
      without: ["toy", '"in passing"'],
      terms: [
        { kind: "number", field: "score", comparison: ">", value: 3, not: false },
        { kind: "number", field: "reviews", comparison: "<", value: 2, not: false },
        { kind: "flagged", not: false },
        { kind: "disagreement", not: false },
      ],
    });
  });

  test("every operator, with and without a minus, in any case", () => {
    const typed =
      "-state:waiting State:DONE decision:offer -decision:none assigned:me changed:yes code:k7 mine:>=66.7 spread:12.5";
    expect(parseSearch(typed)).toEqual({
      errors: [],
      search: {
        words: "",
        without: [],
        terms: [
          { kind: "state", state: "waiting", not: true },
          { kind: "state", state: "done", not: false },
          { kind: "decision", decision: "offer", not: false },
          { kind: "decision", decision: "none", not: true },
          { kind: "assigned", not: false },
          { kind: "changed", not: false },
          { kind: "code", code: "K7", not: false },
          { kind: "number", field: "mine", comparison: ">=", value: 66.7, not: false },
          { kind: "number", field: "spread", comparison: "=", value: 12.5, not: false },
        ],
      },
    });
  });

  test("marks as phones put them, and words with marks inside", () => {
    expect(parseSearch("“long horizon” −toy o’clock state-of-the-art 10:30").search).toEqual({
      words: '"long horizon" o’clock state-of-the-art 10:30',
      without: ["toy"],
      terms: [],
    });
    expect(parseSearch("probing or circuits").errors).toEqual([]);
    expect(parseSearch('"score:>3"').search).toEqual({ ...everything, words: '"score:>3"' });
  });

  test("mistakes, and is told by the term what was wanted", () => {
    expect(errorsOf("reviews:many")).toEqual(["reviews:many: “reviews:” wants a number, such as reviews:<2."]);
    expect(errorsOf("reviews:<1.5")).toEqual(["reviews:<1.5: “reviews:” wants a whole number, such as reviews:<2."]);
    expect(errorsOf("score:")).toEqual(["score:: “score:” wants a number, such as score:>60."]);
    expect(errorsOf("score:>300")).toEqual(["score:>300: “score:” is at most 100; 300 is beyond that."]);
    expect(errorsOf("flagged:mei")).toEqual(["flagged:mei: “flagged:” wants me, such as flagged:me."]);
    expect(errorsOf("state:open")[0]).toContain("one of waiting, draft, done, recused");
    expect(errorsOf("author:mei")[0]).toContain("There is no operator “author:”.");
    expect(errorsOf("constructor:x __proto__:x")[0]).toContain("There is no operator");
    expect(errorsOf("decision:constructor")[0]).toContain("“decision:” wants one of");
    expect(errorsOf("code:%")[0]).toContain("such as code:K7");
    expect(errorsOf('model "long horizon')[0]).toContain("is not closed");
    expect(errorsOf("or circuits")[0]).toContain("stands between two words");
    expect(errorsOf("- ??")).toHaveLength(2);
    expect(errorsOf("x".repeat(SEARCH_MAX + 1))[0]).toContain(`at most ${SEARCH_MAX}`);
    expect(errorsOf("a ".repeat(TERMS_MAX + 1))[0]).toContain(`at most ${TERMS_MAX}`);
    // What is understood beside a mistake is kept.
    expect(parseSearch("score:high reviews:2 model").search).toMatchObject({
      words: "model",
      terms: [{ field: "reviews" }],
    });
  });
});

test("it never throws, and every mark of what was typed is a term or an error", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("score:", ">", '"', "-", " ", "or", "flagged:me", "code:K7", "\t", "reviews:<2"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const typed = pieces.join("");
      const { search, errors } = parseSearch(typed);
      const understood = search.words !== "" || search.without.length > 0 || search.terms.length > 0;
      expect(understood || errors.length > 0).toBe(typed.trim() !== "");
      for (const { message } of errors) expect(message).toMatch(/[.…]$/);
    }),
  );
});

test("what is written by the rules is understood as it was meant, in any order", () => {
  const number = fc
    .record({
      field: fc.constantFrom(...(Object.keys(numberFields) as (keyof typeof numberFields)[])),
      comparison: fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const, "=" as const),
      value: fc.integer({ min: 0, max: 100 }),
      not: fc.boolean(),
    })
    .map((term) => ({
      typed: `${term.not ? "-" : ""}${term.field}:${term.comparison}${term.value}`,
      term: { kind: "number" as const, ...term },
    }));
  const word = fc.stringMatching(/^[a-z]{3,8}$/).map((typed) => ({ typed, term: null }));
  fc.assert(
    fc.property(fc.array(fc.oneof(number, word), { maxLength: TERMS_MAX }), (all) => {
      const { search, errors } = parseSearch(all.map(({ typed }) => typed).join("  "));
      expect(errors).toEqual([]);
      expect(search.terms).toEqual(all.flatMap(({ term }) => (term ? [term] : [])));
      expect(search.words).toBe(all.flatMap(({ typed, term }) => (term ? [] : [typed])).join(" "));
    }),
  );
});
