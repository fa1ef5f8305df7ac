import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { SELECTED_MAX, type Selection } from "./selection.ts";
import type { TableRow } from "./shown.ts";
import type { View } from "./table.ts";
import { type Reading, readTable } from "./table-query.ts";

/** Rows that are read at once where all of a view are wanted. */
const CHUNK = 500;

/** All rows of a view, from its first on, in chunks: nothing but one chunk is held. */
export async function* allRows(
  db: Pick<Db, "$queryRaw">,
  projectId: string,
  actor: Actor,
  view: View,
  reading: Reading,
): AsyncGenerator<TableRow[]> {
  for (let at: View | null = { ...view, after: null }; at; ) {
    const { rows, next } = await readTable(db, projectId, actor, at, { ...reading, rows: CHUNK });
    if (rows.length > 0) yield rows;
    at = next && { ...at, after: next };
  }
}

/** The codes of a selection; "too-many" where there are more than can be acted on at once. */
export async function selectedCodes(
  db: Pick<Db, "$queryRaw">,
  projectId: string,
  actor: Actor,
  { all, codes, view }: Selection,
  reading: Reading,
): Promise<string[] | "too-many"> {
  if (!all) return codes;
  const found: string[] = [];
  const inOrder = { ...view, sort: "code", dir: "asc" } as const;
  for await (const rows of allRows(db, projectId, actor, inOrder, { ...reading, columns: [] })) {
    found.push(...rows.map(({ code }) => code));
    if (found.length > SELECTED_MAX) return "too-many";
  }
  return found;
}

/** Names what a preview showed: applying does that, or nothing. */
export function digestOf(shown: unknown): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url");
}
