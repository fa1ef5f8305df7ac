import type { Db } from "#prisma/client.ts";

/** Mails as they were queued: the worker sends them when it likes. */
const partly: Record<string, string> = {
  mail: `SELECT id, user_id, "to", kind, subject, text, data, state = 'failed' FROM mail`,
};
const ignored = ["_prisma_migrations", "rate_limit", "verification_token"];
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
          `SELECT '${name}' AS name, md5(coalesce(string_agg(md5(row::text), '' ORDER BY md5(row::text)), '')) AS hash FROM (${partly[name] ?? `SELECT * FROM "${name}"`}) row`,
      )
      .join(" UNION ALL ");
    statements.set(db, sql);
  }
  const rows = await db.$queryRawUnsafe<{ name: string; hash: string }[]>(sql);
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
