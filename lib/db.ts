import "server-only";
import { connect } from "#prisma/client.ts";
import { env } from "./env.ts";

// One pool a process, kept across the module reloads of development.
const kept = globalThis as { prenticeDatabase?: ReturnType<typeof connect> };

function database() {
  kept.prenticeDatabase ??= connect(env().DATABASE_URL, env().DATABASE_POOL);
  return kept.prenticeDatabase;
}

/** The Prisma client, made at the first query: `next build` imports this without a database. */
export const db: ReturnType<typeof connect>["db"] = new Proxy({} as ReturnType<typeof connect>["db"], {
  get: (_, property) => Reflect.get(database().db, property),
});

/** The pool beneath it, for libraries that speak to PostgreSQL themselves. */
export function pool() {
  return database().pool;
}

export type { Db, Tx } from "#prisma/client.ts";
export { Prisma } from "#prisma/generated/client.ts";
