import type { TableRow } from "./shown.ts";

/** How many rows are new, gone, or show something else than before. */
export function rowsChanged(before: readonly TableRow[], after: readonly TableRow[]): number {
  const was = new Map(before.map((row) => [row.code, JSON.stringify(row)]));
  let changed = 0;
  for (const row of after) {
    if (was.get(row.code) !== JSON.stringify(row)) changed += 1;
    was.delete(row.code);
  }
  return changed + was.size;
}

/** "3 rows changed."; nothing when none did. */
export function changedText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "1 row changed." : `${count.toLocaleString("en-GB")} rows changed.`;
}
