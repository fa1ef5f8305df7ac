import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { type Column, usualColumns } from "./columns.ts";
import { BYTE_ORDER_MARK, csvHeading, csvRow, exportedCells } from "./export.ts";
import { allRows } from "./selected.ts";
import type { TableRow } from "./shown.ts";
import type { View } from "./table.ts";
import type { Reading } from "./table-query.ts";

/**
 * All rows of a view as a file, in UTF-8, made while it is read: the next rows are asked of the
 * database when those before them are gone. An error on the way breaks the file off.
 */
export function exportStream(
  db: Pick<Db, "$queryRaw">,
  projectId: string,
  actor: Actor,
  view: View,
  reading: Reading,
  format: "csv" | "json",
): ReadableStream<Uint8Array> {
  const columns = reading.columns ?? usualColumns;
  const texts = format === "csv" ? csv : json;
  const parts = texts(allRows(db, projectId, actor, view, reading), columns);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return();
    },
  });
}

async function* csv(chunks: AsyncGenerator<TableRow[]>, columns: readonly Column[]): AsyncGenerator<string, void> {
  yield BYTE_ORDER_MARK + csvHeading(columns);
  for await (const rows of chunks) yield rows.map((row) => csvRow(row, columns)).join("");
}

async function* json(chunks: AsyncGenerator<TableRow[]>, columns: readonly Column[]): AsyncGenerator<string, void> {
  let before = "[";
  for await (const rows of chunks) {
    yield rows.map((row, at) => `${at === 0 ? before : ","}\n${JSON.stringify(exportedCells(row, columns))}`).join("");
    before = ",";
  }
  yield before === "[" ? "[]\n" : "\n]\n";
}
