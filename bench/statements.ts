// What a request costs in the database, as PostgreSQL itself counts it.
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { Town } from "./world.ts";

export type Cost = {
  /** Statements a request, BEGIN and COMMIT among them. */
  statements: number;
  /** Milliseconds a request, planning and executing. */
  time: number;
  /** Each statement, the most expensive first. */
  detail: { calls: number; time: number; text: string }[];
};

export type Counter = { count(town: Town, requests: number, request: () => Promise<void>): Promise<Cost> };

// Ids are computed from the start: a statement that was prepared without one would never be counted.
const OFF = { "pg_stat_statements.track": "none", compute_query_id: "on" };
const ON = { "pg_stat_statements.track": "top", "pg_stat_statements.track_planning": "on" };

async function set(client: pg.Client, settings: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  await client.query("SELECT pg_reload_conf()");
}

/** On a server that has pg_stat_statements loaded: it rests until openCounter. */
export async function restCounter(client: pg.Client): Promise<void> {
  await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  await set(client, OFF);
}

/** Begins to count, which slows every statement a little: to be called when the rest is measured. */
export async function openCounter(client: pg.Client): Promise<Counter> {
  await set(client, ON);
  await wait(500);
  return {
    async count({ database }, requests, request) {
      await client.query("SELECT pg_stat_statements_reset()");
      for (let done = 0; done < requests; done += 1) await request();
      const { rows } = await client.query<{ calls: number; time: number; text: string }>(
        `SELECT sum(s.calls)::int AS calls, sum(s.total_exec_time + s.total_plan_time) AS time, s.query AS text
         FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
         WHERE d.datname = $1 GROUP BY s.query ORDER BY 2 DESC`,
        [database],
      );
      const share = (part: number) => part / requests;
      return {
        statements: share(rows.reduce((sum, row) => sum + row.calls, 0)),
        time: share(rows.reduce((sum, row) => sum + row.time, 0)),
        detail: rows.map((row) => ({ ...row, calls: share(row.calls), time: share(row.time) })),
      };
    },
  };
}
