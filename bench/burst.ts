// The last ten seconds before a deadline: everybody presses Submit.
import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { paths } from "#lib/paths.ts";
import { createRandom, type Random } from "#prisma/random.ts";
import { run } from "#scripts/run.ts";
import type { Job, Outcome, Press } from "./burst-child.ts";
import { gather } from "./burst-people.ts";
import { judge, type Verdicts } from "./burst-verdicts.ts";
import { SMALL } from "./groups.ts";
import { NotThere } from "./load.ts";
import { folder, root, step } from "./place.ts";
import { openCounter } from "./statements.ts";
import { processes, processorTime, sampleWork } from "./work.ts";
import type { World } from "./world.ts";

export const SECONDS = 10;
/** Of all presses, how many come twice at once, and how many in the two seconds after the deadline. */
export const TWICE = 0.1;
export const AFTER = 0.05;
/** A small part of everybody has submitted before, so that the portal is warm. */
const WARM = 40;
/** In milliseconds. The number of presses a second grows e-fold in so long. */
const GROWTH = 4_000;

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
