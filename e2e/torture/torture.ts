// A portal, its database and people at work in it, while processes of both are killed; and
// whether everything that anybody was told is true afterwards.
import { setTimeout as wait } from "node:timers/promises";
import { createRandom, type Random } from "#prisma/random.ts";
import { apply } from "./apply.ts";
import type { Counts } from "./people.ts";
import { KINDS, type Kind, type Mails, openPlace } from "./place.ts";
import { type Back, openPulse } from "./pulse.ts";
import type { Acknowledged, Findings, Stage } from "./stage.ts";
import { write } from "./write.ts";

export type Options = {
  /** Of writing and killing; what is under way is finished after it. */
  seconds: number;
  seed: number;
  /** A production build. */
  distDir: string;
  /** For PostgreSQL's files. */
  folder: string;
  /** Registers how to take something down again; called in reverse order. */
  later(undo: () => Promise<void>): void;
  counts?: Counts;
  /** So many seconds the worker may have at the end to send what waits. */
  mailSeconds?: number;
  /** PostgreSQL answers before a commit is written: there must be losses, or the test sees none. */
  unsafe?: boolean;
  say?(line: string): void;
};

export type Report = {
  kills: Record<Kind, number>;
  acknowledged: Acknowledged;
  findings: Findings;
  /** How long it took until people were served again, for each kill. The worker serves nobody. */
  back: Record<Exclude<Kind, "worker">, Back[]>;
  /** How often not everybody was served again within a minute. */
  notBack: number;
  mails: Mails;
};

/** In milliseconds. */
const LONGEST_AWAY = 60_000;

export async function torture(options: Options): Promise<Report> {
  const { seconds, seed, folder, distDir, unsafe = false, later, say = () => {} } = options;
  const random = createRandom(seed);
  const place = await openPlace({ folder, name: `torture-${seed}`, distDir, unsafe, later });
  const people = await place.gather(seed, options.counts ?? { essays: 12, reviews: 4, applicants: 6 });

  const report: Report = {
    kills: { web: 0, worker: 0, app: 0, database: 0 },
    acknowledged: { essays: 0, reviews: 0, submissions: 0, unheard: 0 },
    findings: { lost: [], duplicated: [], halfWritten: [], strange: [] },
    back: { web: [], app: [], database: [] },
    notBack: 0,
    mails: { sent: 0, waiting: 0, held: 0 },
  };
  let over = false;
  const giveUp = new AbortController();
  later(async () => giveUp.abort());
  const { acknowledged, findings } = report;
  const stage: Stage = {
    origin: place.origin,
    pulse: openPulse(people.all),
    acknowledged,
    findings,
    ending: () => over,
    given: giveUp.signal,
  };

  const atWork = Promise.all([
    ...people.writers.map((lane) => write(stage, lane)),
    ...people.applicants.map((applicant) => apply(stage, applicant)),
  ]);
  async function strikeAndWait(kind: Kind): Promise<void> {
    // The database seldom goes alone.
    const besides = kind === "database" && random.chance(0.3) ? random.pick(["web", "app"] as const) : null;
    for (const one of besides ? [kind, besides] : [kind]) report.kills[one] += 1;
    const since = await place.strike(kind, besides, random);
    if (kind === "worker") return;
    const back = await stage.pulse.backAfter(since, LONGEST_AWAY);
    if (back) report.back[besides === "app" ? "app" : kind].push(back);
    else report.notBack += 1;
    const name = besides ? `${kind} and ${besides}` : kind;
    say(`  ${name}: ${back ? `everybody is served again after ${Math.round(back.everybody)} ms` : "not everybody is"}`);
  }
  const until = performance.now() + seconds * 1_000;
  for (const kind of schedule(random)) {
    await wait(random.int(200, 1_800));
    const last = performance.now() >= until;
    await strikeAndWait(last ? "database" : kind);
    if (last) break;
  }
  over = true;
  const patience = setTimeout(() => giveUp.abort(), LONGEST_AWAY);
  await atWork;
  clearTimeout(patience);
  if (giveUp.signal.aborted) report.notBack += 1;

  // The last things that anybody was told are some milliseconds old.
  report.kills.database += 1;
  await place.strike("database", null, random);
  await place.check(people, findings);
  const patienceOver = performance.now() + (options.mailSeconds ?? 0) * 1_000;
  for (;;) {
    report.mails = await place.mails();
    if (report.mails.waiting === report.mails.held || performance.now() > patienceOver) break;
    await wait(250);
  }
  return report;
}

/** Each kind at once, then by chance. */
function* schedule(random: Random): Generator<Kind> {
  yield* random.shuffle(KINDS);
  for (;;) yield random.pick(["web", "web", "web", "worker", "app", "app", "database", "database", "database"]);
}
