// The last ten seconds before a deadline: everybody presses Submit.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { childrenOf } from "#e2e/torture/processes.ts";
import { paths } from "#lib/paths.ts";
import { createRandom, type Random } from "#prisma/random.ts";
import { run } from "#scripts/run.ts";
import type { Job, Outcome, Press } from "./burst-child.ts";
import { gather } from "./burst-people.ts";
import { judge, type Verdicts } from "./burst-verdicts.ts";
import { percentile } from "./figures.ts";
import { SMALL } from "./groups.ts";
import { NotThere } from "./load.ts";
import { folder, root, step } from "./place.ts";
import { openCounter } from "./statements.ts";
import type { Town, World } from "./world.ts";

export const SECONDS = 10;
/** Of all presses, how many come twice at once, and how many in the two seconds after the deadline. */
const TWICE = 0.1;
const AFTER = 0.05;
/** A small part of everybody has submitted before, so that the portal is warm. */
const WARM = 40;
/** In milliseconds. The number of presses a second grows e-fold in so long. */
const GROWTH = 4_000;
const SAMPLED_EVERY = 50;

export type Burst = Verdicts & {
  applications: number;
  requests: number;
  /** Attempts without a proper answer, which were made again. */
  failures: number;
  /** Milliseconds from a press to its answer, sorted upwards. */
  latencies: number[];
  perSecond: { mean: number; most: number; asked: number };
  /**
   * In milliseconds, over all requests: from being received until answered; in statements as
   * PostgreSQL counts them (no commits); in the database with commits and waiting for locks, as sampled.
   */
  time: { handled: number; statements: number; database: number };
  /** Milliseconds of processor time; absent where they can't be read. */
  processor?: { web: number; database: number };
};

/** When a press comes, in milliseconds from the deadline, more and more often. */
function moment(random: Random): number {
  if (random.chance(AFTER)) return 20 + random.next() * 2_000;
  const window = SECONDS * 1_000;
  return GROWTH * Math.log(1 - random.next() * (1 - Math.exp(-window / GROWTH)));
}

function browsers(url: string, presses: Press[]): Promise<Outcome[]> {
  const file = join(folder, `burst-${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify({ url, presses } satisfies Job), { mode: 0o600 });
  const child = run(process.execPath, [join(root, "bench", "burst-child.ts"), file]);
  return child.ended.then(({ code, output }) => {
    rmSync(file);
    const json = output.split("\n").find((line) => line.startsWith("["));
    if (code !== 0 || !json) throw new Error(`The burst's browsers failed:\n${output.slice(-2_000)}`);
    return JSON.parse(json) as Outcome[];
  });
}

/** Milliseconds of processor time that these processes have used: fields 14 and 15 of stat, a hundred a second. */
function processorTime(pids: readonly number[]): number | undefined {
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

async function processes(town: Town): Promise<{ web: number[]; database: number[] }> {
  const { rows } = await town.client.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${OURS}`, [
    town.database,
  ]);
  return { web: childrenOf(town.pid).map(({ pid }) => pid), database: rows.map(({ pid }) => pid) };
}

/** Looks again and again how many connections are at work. @returns milliseconds of work, when it is told to end */
function sampleWork(town: Town): () => Promise<number> {
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

function mostASecond(moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let [most, from] = [0, 0];
  for (const [at, time] of sorted.entries()) {
    while ((sorted[from] ?? 0) <= time - 1_000) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}

/** @param applicants who press; each has one to three applications */
export async function burst(world: World, applicants: number): Promise<Burst> {
  const town = await world.town(SMALL);
  const random = createRandom(4, applicants);
  const people = await step(`${applicants.toLocaleString("en-GB")} applicants with everything written`, () =>
    gather(town, applicants + WARM, random),
  );
  const press = (at: number, application: string, cookie: string, key: string): Press => {
    return { at, application, path: paths.api.submission(application), cookie, key };
  };
  const pressAll = (of: typeof people.applicants, when: () => number) =>
    of.flatMap(({ cookie, applications }) =>
      applications.flatMap((application) => {
        const [at, key] = [when(), randomUUID()];
        const one = press(at, application, cookie, key);
        if (!random.chance(TWICE)) return [one];
        // Twice on one page has one key, on two pages two.
        return [one, press(at, application, cookie, random.chance(0.5) ? key : randomUUID())];
      }),
    );

  const warm = Date.now() + 1_000;
  const first = await browsers(
    town.url,
    pressAll(people.applicants.slice(-WARM), () => warm + random.int(0, 3_000)),
  );
  const refused = first.find(({ status }) => status !== 200);
  if (refused) throw new NotThere(`POST ${paths.api.submission(refused.application)} answered ${refused.status}`);

  const counter = await openCounter(world.admin);
  const pids = await processes(town);
  let outcomes: Outcome[] = [];
  let [database, deadline] = [0, 0];
  const before = { web: processorTime(pids.web), database: processorTime(pids.database) };
  const cost = await counter.count(town, 1, async () => {
    // The browsers take a moment to start.
    deadline = Date.now() + SECONDS * 1_000 + 2_000;
    await town.client.query("UPDATE cohort SET closes_at = $2 WHERE id = $1", [people.cohortId, new Date(deadline)]);
    const presses = pressAll(people.applicants.slice(0, applicants), () => deadline + moment(random));
    const end = sampleWork(town);
    outcomes = await browsers(town.url, presses);
    database = await end();
  });
  const [web, backends] = [processorTime(pids.web), processorTime(pids.database)];

  const verdicts = await judge(town, outcomes, deadline);
  const sent = outcomes.map((one) => one.sent);
  const answered = outcomes.map((one) => one.answered);
  const span = (Math.max(...answered) - Math.min(...sent)) / 1_000;
  return {
    ...verdicts,
    applications: new Set(outcomes.map(({ application }) => application)).size,
    requests: outcomes.length,
    failures: outcomes.reduce((sum, { failures }) => sum + failures, 0),
    latencies: outcomes.map((one) => one.answered - one.sent).sort((a, b) => a - b),
    perSecond: { mean: outcomes.length / span, most: mostASecond(answered), asked: mostASecond(sent) },
    time: {
      handled: outcomes.reduce((sum, one) => sum + Math.max(0, one.answered - Math.max(one.sent, received(one))), 0),
      statements: cost.time,
      database,
    },
    ...(web === undefined || backends === undefined
      ? {}
      : { processor: { web: web - (before.web ?? 0), database: backends - (before.database ?? 0) } }),
  };
}

/** Of a second press, the answer tells when the first was received. */
const received = ({ receivedAt, sent }: Outcome) => (receivedAt === undefined ? sent : Date.parse(receivedAt));

/** Lines of the report. */
export function tell(burst: Burst): { rows: string[][]; notes: string[] } {
  const ms = (value: number) => `${Math.round(value).toLocaleString("en-GB")} ms`;
  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  const { latencies, waits, time, processor, perSecond, applications, requests } = burst;
  const sorted = [...waits].sort((a, b) => a - b);
  const each = (value: number) => `${(value / requests).toFixed(1)} ms`;
  return {
    rows: [
      ["lost", String(burst.lost)],
      ["duplicated", String(burst.duplicated)],
      ["wrong verdicts", String(burst.wrong)],
      ["in time, late", `${burst.inTime.toLocaleString("en-GB")}, ${burst.late.toLocaleString("en-GB")}`],
      ["sent before the deadline, received after it", String(burst.overtaken)],
      ["attempts that failed and were made again", String(burst.failures)],
      ["from press to answer: p50, p99, max", [0.5, 0.99, 1].map((at) => ms(percentile(latencies, at))).join(", ")],
      [
        "from press to being received: p50, p99, max",
        [0.5, 0.99, 1].map((at) => ms(percentile(sorted, at))).join(", "),
      ],
      [
        "requests a second: mean, most sent, most answered",
        [perSecond.mean, perSecond.asked, perSecond.most].map((value) => String(Math.round(value))).join(", "),
      ],
      ["in the database, of the time from received to answered", percent(time.database, time.handled)],
      ...(processor
        ? [["PostgreSQL's part of the processor time", percent(processor.database, processor.web + processor.database)]]
        : []),
    ],
    notes: [
      `${applications.toLocaleString("en-GB")} applications to 20 projects, two essays of 1,000 words each; ${requests.toLocaleString("en-GB")} requests, ${TWICE * 100} % pressed twice at once, ${AFTER * 100} % in the two seconds after the deadline; ever more towards it`,
      "the verdict is wrong when the flag does not follow from the time of receipt, when that time lies outside the request, or when the browser was told another",
      `in the database: connections at work, looked at every ${SAMPLED_EVERY} ms, with commits and waiting for locks; ${each(time.database)} a request, of which planning and executing statements ${each(time.statements)} (pg_stat_statements)`,
      ...(processor
        ? [`processor time a request: web processes ${each(processor.web)}, PostgreSQL ${each(processor.database)}`]
        : []),
    ],
  };
}
