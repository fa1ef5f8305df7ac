import type { Db } from "#prisma/client.ts";

/** Mails as they were queued: the worker sends them when it likes. */
const partly: Record<string, string> = {
  mail: `SELECT id, user_id, "to", kind, subject, text, data, state = 'failed' FROM mail`,
  // A feed is read when the worker comes to it.
  import: `SELECT id, mentor_id, kind, feed_id, started_by_id, CASE WHEN state IN ('applied', 'dropped') THEN state END,
                  CASE WHEN kind = 'publications' THEN entries END FROM import`,
};
/** What the worker finds out by itself is made when it likes, too. */
const ignored = [
  "_prisma_migrations",
  "rate_limit",
  "verification_token",
  "score_fit",
  "essay_sketch",
  "similar_pair",
  "publication_refresh",
];
const workers: Record<string, readonly string[]> = {
  feed: ["title", "succeeded_at", "failure"],
  application: ["corrected", "corrected_error", "order_changes"],
  submission_essay: ["blind_text", "blind_html", "blind_words", "blind_search"],
};
const statements = new WeakMap<Db, string>();

/** What the whole database holds, as a hash for each table. */
export async function fingerprint(db: Db): Promise<Record<string, string>> {
  let sql = statements.get(db);
  if (!sql) {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
    sql = tables
      .filter(({ name }) => !ignored.includes(name))
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, md5(coalesce(string_agg(md5(said), '' ORDER BY md5(said)), '')) AS hash FROM (SELECT ${saying(name)} AS said FROM (${partly[name] ?? `SELECT * FROM "${name}"`}) row) told`,
      )
      .join(" UNION ALL ");
    statements.set(db, sql);
  }
  const rows = await db.$queryRawUnsafe<{ name: string; hash: string }[]>(sql);
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

/** A row as text, without the worker's columns. */
function saying(table: string): string {
  const left = workers[table];
  return left ? `(to_jsonb(row) - '{${left.join(",")}}'::text[])::text` : "row::text";
}
