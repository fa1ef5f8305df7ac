import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";

export type Db = PrismaClient;
/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * Hot statements that begin with such a comment are parsed and planned once a connection, not at
 * each use. A name belongs to one text. For other statements a plan made for their parameters is better.
 */
function preparedName({ sql }: { sql: string }): string {
  return /^\s*\/\* prepared: ([a-z-]+) \*\//.exec(sql)?.[1] ?? "";
}

/**
 * A client over a pool of its own. Waiting for a connection ends after 5 s and a statement
 * after 15 s, so that a struggling database makes errors, not a queue without end.
 */
export function connect(connectionString: string, connections = 10): { db: Db; pool: pg.Pool; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idleTimeoutMillis: 30_000,
    application_name: "prentice",
    // The adapter writes and reads times as if every session were in UTC; a database may have another zone.
    options: "-c TimeZone=UTC",
  });
  // A connection that breaks while idle is replaced at the next use; unheard, it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: preparedName }) });
  return {
    db,
    pool,
    async close() {
      await db.$disconnect();
      await pool.end();
    },
  };
}
