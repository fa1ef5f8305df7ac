import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import type { Column } from "./columns.ts";
import { reviewedBy } from "./scope.ts";

/** Keeps the columns that somebody sees of a project that they review. @returns false when they don't; one statement */
export async function chooseColumns(
  db: Pick<Db, "$executeRaw">,
  actor: Actor,
  { project, columns: chosen, act }: { project: string; columns: readonly Column[]; act: "keep" | "usual" },
): Promise<boolean> {
  const kept = act === "usual" ? Prisma.sql`NULL::text[]` : Prisma.sql`${[...chosen]}::text[]`;
  const rows = await db.$executeRaw`
    INSERT INTO table_view (project_id, user_id, columns)
    SELECT p.id, ${actor.id}::uuid, ${kept} FROM project p WHERE p.slug = ${project} AND ${reviewedBy(actor)}
    ON CONFLICT (project_id, user_id) DO UPDATE SET columns = excluded.columns`;
  return rows > 0;
}
