// A portal, its database and people at work in it, while processes of both are killed; and
// whether everything that anybody was told is true afterwards.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { connect } from "#prisma/client.ts";
import { createRandom, type Random } from "#prisma/random.ts";
import { migrateDatabase, type Portal, startPortal } from "#scripts/portal.ts";
import { freePort, type Postgres, startPostgres } from "#scripts/postgres.ts";
import { startSmtp } from "../servers/smtp.ts";
import { apply } from "./apply.ts";
import { check } from "./check.ts";
import { type Counts, gather, type People } from "./people.ts";
import { childrenOf, kill, killFamily } from "./processes.ts";
import { type Back, openPulse } from "./pulse.ts";
import type { Acknowledged, Findings, Stage } from "./stage.ts";
import { write } from "./write.ts";

/** `web`: one web process; `worker`: the one that sends mail; `app`: all of the portal; `database`: all of PostgreSQL. */
export const KINDS = ["web", "worker", "app", "database"] as const;
export type Kind = (typeof KINDS)[number];

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
  /** `held`: of those that wait, by a worker that was killed while it sent them. */
  mails: { sent: number; waiting: number; held: number };
};

/** In milliseconds. */
const LONGEST_AWAY = 60_000;
const UNSAFE = { synchronous_commit: "off", wal_writer_delay: "10s", bgwriter_delay: "10s" };

export async function torture(options: Options): Promise<Report> {
  const { seconds, seed, later, say = () => {} } = options;
  const random = createRandom(seed);
  const place = await open(options);
  const people = await place.gather(seed, options.counts ?? { essays: 12, reviews: 4, applicants: 6 });

  const report: Report = {
    kills: { web: 0, worker: 0, app: 0, database: 0 },
    acknowledged: { essays: 0, reviews: 0, submissions: 0, unheard: 0 },
    findings: { lost: [], duplicated: [], halfWritten: [], strange: [] },
    back: { web: [], app: [], database: [] },
    notBack: 0,
    mails: { sent: 0, waiting: 0, held: 0 },
  };
  const until = performance.now() + seconds * 1_000;
  const giveUp = new AbortController();
  later(async () => giveUp.abort());
  const { acknowledged, findings } = report;
  const stage: Stage = {
    origin: place.origin,
    pulse: openPulse(people.all),
    acknowledged,
    findings,
    ending: () => performance.now() >= until,
    given: giveUp.signal,
  };

  const atWork = Promise.all([
    ...people.writers.map((lane) => write(stage, lane)),
    ...people.applicants.map((applicant) => apply(stage, applicant)),
  ]);
  for (const kind of schedule(random)) {
    await wait(random.int(200, 1_800));
    if (stage.ending()) break;
    // The database seldom goes alone.
    const besides = kind === "database" && random.chance(0.3) ? random.pick(["web", "app"] as const) : null;
    for (const one of besides ? [kind, besides] : [kind]) report.kills[one] += 1;
    const since = await place.strike(kind, besides, random);
    if (kind === "worker") continue;
    const back = await stage.pulse.backAfter(since, LONGEST_AWAY);
    if (back) report.back[besides === "app" ? "app" : kind].push(back);
    // At the end nobody begins anything, so not everybody is seen again.
    else if (!stage.ending()) report.notBack += 1;
    const after = back ? `everybody is served again after ${Math.round(back.everybody)} ms` : "the end came";
    say(`  ${besides ? `${kind} and ${besides}` : kind}: ${after}`);
  }
  const patience = setTimeout(() => giveUp.abort(), LONGEST_AWAY);
  await atWork;
  clearTimeout(patience);
  if (giveUp.signal.aborted) report.notBack += 1;

  // The last words that anybody was told are some milliseconds old.
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

async function open({ folder, distDir, seed, unsafe = false, later }: Options) {
  const dir = join(folder, `torture-${seed}`);
  const port = await freePort();
  const startDatabase = () => startPostgres({ dir, port, durable: true, ...(unsafe ? { settings: UNSAFE } : {}) });
  let postgres: Postgres = await startDatabase();
  later(() => postgres.stop({ remove: true }));
  await postgres.createDatabase("torture");
  const database = postgres.url("torture");
  await migrateDatabase(database);
  const smtp = await startSmtp();
  later(() => smtp.stop());

  const webPort = await freePort();
  const authSecret = randomBytes(33).toString("base64");
  const startApp = () =>
    startPortal({
      dir: distDir,
      port: webPort,
      workers: 2,
      env: {
        DATABASE_URL: database,
        SMTP_URL: smtp.url,
        AUTH_SECRET: authSecret,
        MAIL_FROM: "Prentice <prentice@example.org>",
        LOG_LEVEL: "error",
      },
    });
  let portal: Portal = await startApp();
  later(() => portal.stop("SIGKILL"));

  /** PostgreSQL of the same files. It refuses while a killed process still holds on to the shared memory. */
  async function revive(): Promise<void> {
    await postgres.stop();
    for (let attempt = 1; ; attempt += 1) {
      try {
        postgres = await startDatabase();
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await wait(100);
      }
    }
  }

  function killOne(kind: "web" | "worker", random: Random): void {
    const wanted = childrenOf(portal.pid).filter(
      ({ command }) => command.includes("worker.ts") === (kind === "worker"),
    );
    if (wanted.length > 0) kill(random.pick(wanted).pid);
  }

  return {
    origin: portal.url,
    async gather(seed: number, counts: Counts): Promise<People> {
      const { db, close } = connect(database, 2);
      try {
        const people = await gather(db, seed, counts);
        // Whatever the settings: that people and texts are there is taken for granted.
        await db.$executeRaw`CHECKPOINT`;
        return people;
      } finally {
        await close();
      }
    },
    /**
     * Kills, and starts again what does not come back of itself.
     * @returns from when on it is the portal's own matter to serve: the kill, or what was started again
     */
    async strike(kind: Kind, besides: "web" | "app" | null, random: Random): Promise<number> {
      let since = performance.now();
      if (kind === "web" || kind === "worker") killOne(kind, random);
      if (kind === "database") {
        killFamily(postgres.pid);
        if (besides === "web") killOne("web", random);
      }
      if (kind === "app" || besides === "app") await portal.stop("SIGKILL");
      if (kind === "database") {
        await wait(random.chance(0.5) ? 0 : random.int(0, 1_000));
        await revive();
        since = performance.now();
      }
      if (kind === "app" || besides === "app") {
        since = performance.now();
        portal = await startApp();
      }
      return since;
    },
    async check(people: People, findings: Findings): Promise<void> {
      await withClient(database, (client) =>
        check(
          client,
          people,
          smtp.mails.map(({ messageId }) => messageId),
          findings,
        ),
      );
    },
    mails: () =>
      withClient(database, async (client) => {
        const { rows } = await client.query<Report["mails"]>(
          `SELECT count(*) FILTER (WHERE m.state = 'sent')::int AS sent, count(*) FILTER (WHERE m.state <> 'sent')::int AS waiting,
                  count(*) FILTER (WHERE m.state <> 'sent' AND j.locked_at < now() - interval '10 seconds')::int AS held
           FROM mail m LEFT JOIN graphile_worker.jobs j ON j.key = 'mail:' || m.id::text`,
        );
        return rows[0] ?? { sent: 0, waiting: 0, held: 0 };
      }),
  };
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
