import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { receiptFileName, receiptMarkdown } from "./receipt-markdown.ts";
import type { ReceiptView } from "./receipts.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const range = { minWords: 1, recommendedWords: null, maxWords: 500 };

function receipt(texts: string[]): ReceiptView {
  return {
    number: 2,
    receipt: "R-8F3K-2MQX",
    receivedAt: new Date("2026-12-06T11:59:07.123Z"),
    late: false,
    stands: true,
    application: { id: "1", state: "submitted", project: "Aligning\nmodels", cohort: "Winter" },
    essays: texts.map((text, at) => ({
      position: at + 1,
      kind: "essay",
      title: `Problem ${at + 1}`,
      prompt: "Why?\n\nOr why not?",
      text,
      html: "",
      wordCount: 3,
      ...range,
      sha256: sha256(text),
      wording: 4,
    })),
    all: [],
  };
}

/** Each text as somebody would take it out of the file again. */
const textsIn = (file: string) =>
  [
    ...file.matchAll(
      /<!-- R-8F3K-2MQX: text \d+ begins below this line -->\n(.*?)\n<!-- R-8F3K-2MQX: text \d+ ends above this line -->/gs,
    ),
  ].map(([, text]) => text ?? "");

test("the texts come out of the file as they went in, to the letter", () => {
  const texts = [
    "# A heading\n\nText with ``` a fence\n",
    "\n  leading, trailing  \n\n",
    "- a\n- b\n<!-- a comment -->",
    "עברית 😀",
  ];
  const file = receiptMarkdown(receipt(texts), "Ana <ana@example.org>");
  expect(textsIn(file)).toEqual(texts);
  for (const text of texts) expect(file).toContain(`- SHA-256: ${sha256(text)}`);
});

test("the file says what was received, when, and of which wording", () => {
  const file = receiptMarkdown(receipt(["one two three"]), "Ana");
  for (const fact of [
    "# Receipt R-8F3K-2MQX",
    "- Project: Aligning models",
    "- Received: 6 December 2026, 11:59:07 UTC",
    "- Submission: number 2",
    "> Why?\n>\n> Or why not?",
    "- Kind: Essay",
    "version 4",
    "- Length: 3 words (asked for: 1 to 500 words)",
  ])
    expect(file).toContain(fact);
  expect(receiptMarkdown({ ...receipt([]), late: true }, "Ana")).toContain("UTC (after the deadline)");
});

test("a file name is never a path", () => {
  expect(receiptFileName("R-8F3K-2MQX")).toBe("receipt-R-8F3K-2MQX.md");
  expect(receiptFileName('../../"etc\r\n')).toBe("receipt-etc.md");
});
