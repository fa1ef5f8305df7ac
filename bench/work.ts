// Who was at work, and for how long: the processes of a portal and of its database.
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { childrenOf } from "#e2e/torture/processes.ts";
import type { Town } from "./world.ts";

export const SAMPLED_EVERY = 50;

/** Milliseconds of processor time that these processes have used: fields 14 and 15 of stat, a hundred a second. */
export function processorTime(pids: readonly number[]): number | undefined {
  if (!existsSync("/proc/self/stat")) return undefined;
  let ticks = 0;
  for (const pid of pids) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended.
    }
  }
  return ticks * 10;
}

const OURS = "datname = $1 AND application_name = 'prentice'";

/** The web processes, and the database's that serve them. */
export async function processes(town: Town): Promise<{ web: number[]; database: number[] }> {
  const { rows } = await town.client.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${OURS}`, [
    town.database,
  ]);
  return { web: childrenOf(town.pid).map(({ pid }) => pid), database: rows.map(({ pid }) => pid) };
}

/** Looks again and again how many connections are at work. @returns milliseconds of work, when it is told to end */
export function sampleWork(town: Town): () => Promise<number> {
  let [ended, work, before] = [false, 0, performance.now()];
  const sampling = (async () => {
    while (!ended) {
      await wait(SAMPLED_EVERY);
      const { rows } = await town.client.query<{ active: number }>(
        `SELECT count(*)::int AS active FROM pg_stat_activity WHERE ${OURS} AND state = 'active'`,
        [town.database],
      );
      const now = performance.now();
      work += (rows[0]?.active ?? 0) * (now - before);
      before = now;
    }
  })();
  return async () => {
    ended = true;
    await sampling;
    return work;
  };
}
