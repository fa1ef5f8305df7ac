import "server-only";
import { db } from "./db.ts";
import { env } from "./env.ts";
import { faultOf, log } from "./log.ts";

/** Why the portal can't serve, in a few words, or null when it can. */
export async function databaseReady(): Promise<string | null> {
  const latest = env().PRENTICE_LATEST_MIGRATION ?? "";
  try {
    const rows = await db.$queryRaw<{ there: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM _prisma_migrations WHERE migration_name = ${latest} AND finished_at IS NOT NULL) AS there`;
    return rows[0]?.there ? null : "the database has not been migrated to this version";
  } catch (error) {
    log.warn({ fault: faultOf(error) }, "not ready");
    return "the database does not answer";
  }
}
