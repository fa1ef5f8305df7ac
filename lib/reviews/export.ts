import { kindNames } from "#lib/decisions/rules.ts";
import { type Column, columnWords } from "./columns.ts";
import type { TableRow } from "./shown.ts";
import { stateNames } from "./words.ts";

/** Spreadsheets read a UTF-8 file rightly when it begins with this. */
export const BYTE_ORDER_MARK = "\uFEFF";

export const exportFormats = ["csv", "json"] as const;

/** The cells of a row as the table shows them, by column; null where it shows nothing. Scores have one decimal, times are in UTC. */
export function exportedCells(
  row: TableRow,
  columns: readonly Column[],
): Record<string, string | number | boolean | null> {
  const cells: Record<string, string | number | boolean | null> = { code: row.code };
  for (const column of columns) Object.assign(cells, of[column](row));
  return cells;
}

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

const of: Record<Column, (row: TableRow) => Record<string, string | number | boolean | null>> = {
  state: ({ state }) => ({ state: stateNames[state] }),
  reviews: ({ reviews }) => ({ reviews }),
  mean: ({ mean }) => ({ mean: rounded(mean) }),
  spread: ({ spread }) => ({ spread: rounded(spread) }),
  corrected: ({ corrected, interval }) => ({
    corrected: rounded(corrected),
    correctedLow: rounded(interval?.[0] ?? null),
    correctedHigh: rounded(interval?.[1] ?? null),
  }),
  changed: ({ seen, changed }) => ({ changed: seen ? changed : null }),
  mine: ({ mine }) => ({ mine: rounded(mine) }),
  decision: ({ decision }) => ({ decision: decision && kindNames[decision] }),
  flagged: ({ flagged }) => ({ flagged }),
  assigned: ({ assigned }) => ({ assigned }),
  words: ({ words }) => ({ words }),
  submitted: ({ submittedAt }) => ({ submitted: submittedAt.toISOString() }),
};

/** The first line of a CSV: what stands over each column. */
export function csvHeading(columns: readonly Column[]): string {
  const names = columns.flatMap((column) => {
    const { label } = columnWords[column];
    return column === "corrected" ? [label, `${label}, low`, `${label}, high`] : [label];
  });
  return csvLine(["Code", ...names]);
}

/** A row as a line of CSV. Yes and no are words; what is not shown is empty. */
export function csvRow(row: TableRow, columns: readonly Column[]): string {
  return csvLine(Object.values(exportedCells(row, columns)));
}

/**
 * A line of CSV (RFC 4180): fields between commas, those with commas, quotes or line breaks in
 * quotes, with every quote doubled, and CRLF at the end. A text that a spreadsheet would compute,
 * since it begins with = + - @, a tab or a carriage return, or with blanks and then one of these,
 * gets an apostrophe before it; numbers stay numbers.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvField).join(",")}\r\n`;
}

function csvField(cell: string | number | boolean | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
  const safe = /^[\s\uFEFF]*[=+\-@\t\r＝＋－＠]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
