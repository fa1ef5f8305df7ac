// Load by GET: eight connections, each asking again as soon as it is answered.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "#scripts/run.ts";
import type { Sample } from "./figures.ts";
import { root } from "./place.ts";

export const CONNECTIONS = 8;

/** wrk where it is installed (it takes the least from the machine), else autocannon. */
const wrk = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((place) => join(place, "wrk"))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

export const generator = wrk ? "wrk" : "autocannon (wrk is not installed)";

/** The page is not there, or not what it should be: there is nothing to be measured. */
export class NotThere extends Error {}

/**
 * Looks at a page once before it is measured. Errors: NotThere when it is not 200, or lacks `holds`.
 * @returns its bytes as sent without compression
 */
export async function look(url: string, cookie?: string, holds = "<h1"): Promise<{ html: string; bytes: number }> {
  const headers = { "accept-encoding": "identity", ...(cookie ? { cookie } : {}) };
  const answer = await fetch(url, { headers, redirect: "manual" });
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new NotThere(`GET ${new URL(url).pathname} answered ${answer.status}`);
  const html = body.toString("utf8");
  if (!html.includes(holds)) throw new NotThere(`GET ${new URL(url).pathname} does not hold “${holds}”`);
  return { html, bytes: body.byteLength };
}

/** Errors: throws when an answer was not 2xx, or a connection broke. */
export async function get(url: string, seconds: number, cookie?: string): Promise<Sample> {
  return wrk ? byWrk(wrk, url, seconds, cookie) : byAutocannon(url, seconds, cookie);
}

async function byWrk(path: string, url: string, seconds: number, cookie?: string): Promise<Sample> {
  const args = ["-t2", `-c${CONNECTIONS}`, `-d${Math.ceil(seconds)}s`, "--latency"];
  const { code, output } = await run(path, [...args, ...(cookie ? ["-H", `Cookie: ${cookie}`] : []), url]).ended;
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
  if (code !== 0 || !perSecond || /Non-2xx|Socket errors/.test(output)) throw new Error(`${url}\n${output}`);
  return { perSecond, p50: wrkTime(output, "50%"), p99: wrkTime(output, "99%") };
}

function wrkTime(output: string, line: string): number {
  const [, value, unit] = new RegExp(`^\\s+${line}\\s+([\\d.]+)(us|ms|s)$`, "m").exec(output) ?? [];
  return Number(value) * (unit === "us" ? 0.001 : unit === "s" ? 1000 : 1);
}

type Cannon = {
  errors: number;
  non2xx: number;
  duration: number;
  requests: { total: number };
  latency: { p50: number; p99: number };
};

async function byAutocannon(url: string, seconds: number, cookie?: string): Promise<Sample> {
  const cli = join(root, "node_modules", "autocannon", "autocannon.js");
  const args = ["-c", String(CONNECTIONS), "-d", String(seconds), "--json", "--no-progress"];
  const { code, output } = await run(process.execPath, [
    cli,
    ...args,
    ...(cookie ? ["-H", `cookie=${cookie}`] : []),
    url,
  ]).ended;
  const json = output.split("\n").find((line) => line.startsWith("{"));
  if (code !== 0 || !json) throw new Error(`${url}\n${output}`);
  const { errors, non2xx, duration, requests, latency } = JSON.parse(json) as Cannon;
  if (errors || non2xx) throw new Error(`${url}: ${errors} errors, ${non2xx} answers other than 2xx`);
  return { perSecond: requests.total / duration, p50: latency.p50, p99: latency.p99 };
}
