import fc from "fast-check";
import { expect, test } from "vitest";
import { columns } from "./columns.ts";
import { csvHeading, csvLine, csvRow, exportedCells } from "./export.ts";
import type { TableRow } from "./shown.ts";

/** A reader of RFC 4180, written apart from the writer. */
function read(csv: string): string[][] {
  const lines: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const [mark = "", next] = [csv[at], csv[at + 1]];
    const line = lines.at(-1) as string[];
    if (quoted && mark === '"' && next === '"') {
      line[line.length - 1] += '"';
      at += 1;
    } else if (mark === '"') quoted = !quoted;
    else if (!quoted && mark === ",") line.push("");
    else if (!quoted && mark === "\r" && next === "\n") {
      lines.push([""]);
      at += 1;
    } else line[line.length - 1] += mark;
  }
  return lines.slice(0, -1);
}

const row: TableRow = {
  code: "K7QM-2F",
  state: "done",
  seen: true,
  reviews: 2,
  mean: 66.66666,
  spread: 0,
  corrected: -0.5,
  interval: [-9.96, 8.96],
  changed: true,
  mine: 50,
  decision: "offer",
  flagged: true,
  assigned: false,
  words: 1204,
  submittedAt: new Date("2026-11-05T23:19:18.838Z"),
};

test("a row is what the table shows of it", () => {
  expect(read(csvHeading(columns) + csvRow(row, columns))).toEqual([
    [
      "Code",
      "My review",
      "Reviews",
      "Mean",
      "Spread",
      "Corrected",
      "Corrected, low",
      "Corrected, high",
      "Order",
      "My score",
      "Decision",
      "Flag",
      "Assigned",
      "Words",
      "Submitted",
    ],
    [
      "K7QM-2F",
      "Done",
      "2",
      "66.7",
      "0",
      "-0.5",
      "-10",
      "9",
      "yes",
      "50",
      "Offer",
      "yes",
      "no",
      "1204",
      "2026-11-05T23:19:18.838Z",
    ],
  ]);
  expect(exportedCells(row, ["mean", "changed"])).toEqual({ code: "K7QM-2F", mean: 66.7, changed: true });
});

test("what is hidden is empty, and does not tell whether there is something", () => {
  const hidden = {
    ...row,
    seen: false,
    mean: null,
    spread: null,
    corrected: null,
    interval: null,
    changed: false,
    decision: null,
  };
  const shown = ["mean", "spread", "corrected", "changed", "decision"] as const;
  expect(csvRow(hidden, shown)).toBe("K7QM-2F,,,,,,,\r\n");
  expect(Object.values(exportedCells(hidden, shown)).slice(1)).toEqual([null, null, null, null, null, null, null]);
});

test("every text comes back as it was, but for the apostrophe before what a spreadsheet would compute", () => {
  const marks = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", " ", "'", "1", "é", "\uFEFF", "＝");
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(marks, { maxLength: 6 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
      const [line = [], ...more] = read(csvLine(cells));
      expect(more).toEqual([]);
      expect(line).toHaveLength(cells.length);
      for (const [at, cell] of line.entries()) {
        expect(cell.replace(/^[\s\uFEFF]+/u, "")).not.toMatch(/^[=+\-@＝＋－＠]/u);
        expect(cell).not.toMatch(/^[\t\r]/);
        expect([cells[at], `'${cells[at]}`]).toContain(cell);
      }
    }),
  );
  for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("https://evil.example")'])
    expect(read(csvLine([formula]))).toEqual([[`'${formula}`]]);
  // Numbers stay numbers, and words words.
  expect(csvLine([-3, "Offer", true, null])).toBe("-3,Offer,yes,\r\n");
});
