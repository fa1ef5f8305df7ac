// Load by saving: starts the clients of saves-child.ts and reads what they measured.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "#scripts/run.ts";
import type { Sample } from "./figures.ts";
import { folder, root } from "./place.ts";
import type { Job } from "./saves-child.ts";

let jobs = 0;

/** Errors: throws with the clients' output when a save was not answered as one. */
export async function save(job: Job): Promise<Sample> {
  jobs += 1;
  const file = join(folder, `job-${jobs}.json`);
  writeFileSync(file, JSON.stringify(job), { mode: 0o600 });
  const { code, output } = await run(process.execPath, [join(root, "bench", "saves-child.ts"), file]).ended;
  rmSync(file);
  const json = output.split("\n").find((line) => line.startsWith("{"));
  if (code !== 0 || !json) throw new Error(`Saving failed:\n${output}`);
  const { count, seconds, p50, p99 } = JSON.parse(json) as {
    count: number;
    seconds: number;
    p50: number;
    p99: number;
  };
  return { perSecond: count / seconds, p50, p99 };
}
