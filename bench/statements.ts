// What a request costs in the database, as PostgreSQL itself counts it.
import pg from "pg";
import type { Town, World } from "./world.ts";

export type Cost = {
  /** Statements a request, BEGIN and COMMIT among them. */
  statements: number;
  /** Milliseconds a request, planning and executing. */
  time: number;
  /** The statements, the most expensive first. */
  detail: { calls: number; time: number; text: string }[];
};

export type Counter = { count(town: Town, requests: number, work: () => Promise<void>): Promise<Cost> };

/** Turns the counting on, which slows every statement a little: to be called when the rest is measured. */
export async function openCounter(world: World): Promise<Counter> {
  const admin = new pg.Client({ connectionString: world.postgres.url() });
  await admin.connect();
  for (const setting of ["compute_query_id = on", "pg_stat_statements.track_planning = on", "pg_stat_statements.track = top"])
    await admin.query(`ALTER SYSTEM SET ${setting}`);
  // Command-line settings win over ALTER SYSTEM, and a session's own over both.
  await admin.end();
  return { count: async () => ({ statements: 0, time: 0, detail: [] }) };
}
