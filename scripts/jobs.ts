// What the worker (worker.ts) does, and when.
import { Logger, parseCronItems, run } from "graphile-worker";
import { createTransport } from "nodemailer";
import { submitAtDeadlines } from "#lib/applications/at-deadline.ts";
import { maskEssays } from "#lib/blind/mask-essays.ts";
import { closeDueCohorts } from "#lib/cohorts/close.ts";
import { env } from "#lib/env.ts";
import { thinHistories } from "#lib/essays/thin.ts";
import { giveUp, giveUpStranded, readImport } from "#lib/feeds/read-import.ts";
import { faultOf, log } from "#lib/log.ts";
import { sendMail } from "#lib/mail/send.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { openAlexSettings, queueStale, type RefreshJob } from "#lib/publications/queue-refresh.ts";
import { runRefresh } from "#lib/publications/refresh-job.ts";
import { fitCohort, fitProject } from "#lib/scores/fit.ts";
import { type FitJob, queueDueFits } from "#lib/scores/queue-fit.ts";
import { sketchEssays } from "#lib/similarity/sketch.ts";
import { connect } from "#prisma/client.ts";
import { releaseDeadJobs } from "./dead-workers.ts";

const settings = { appUrl: env().APP_URL, from: env().MAIL_FROM, secret: env().AUTH_SECRET };
const { db, pool, close } = connect(env().DATABASE_URL, 4);
const transport = createTransport({ url: env().SMTP_URL, connectionTimeout: 10_000, socketTimeout: 30_000 });
const say = (level: string, message: string) =>
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), msg: message })}\n`);

/**
 * What was missed is done by the next run, which does not wait for one that was killed: each of these
 * can be done twice, and at the same time.
 */
const every = (match: string, task: string) => ({
  match,
  task,
  options: { jobKey: task, maxAttempts: 1, backfillPeriod: 0 },
});
const timetable = parseCronItems([
  every("* * * * *", "deadlines"),
  every("* * * * *", "mask_essays"),
  every("* * * * *", "sketch_essays"),
  every("*/5 * * * *", "dead_jobs"),
  every("*/10 * * * *", "due_fits"),
  every("17 3 * * *", "thin_histories"),
  every("41 1 * * *", "stale_publications"),
]);

async function start() {
  return run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    // The queue's own log repeats job payloads and errors, which may hold addresses.
    logger: new Logger(() => () => {}),
    parsedCronItems: timetable,
    taskList: {
      async send_mail(payload, helpers) {
        const { mailId } = payload as { mailId: string };
        await sendMail(db, transport, settings, mailId, helpers.job.attempts >= helpers.job.max_attempts);
      },
      // First what was left to a deadline, then the close, which waits for it.
      async deadlines() {
        const { submitted, incomplete, failed } = await submitAtDeadlines(db, new Date(), mailSettings());
        const { closed } = await closeDueCohorts(db, new Date());
        for (const [application, error] of failed)
          log.error({ act: "submitAtDeadline", application, fault: faultOf(error) }, "an application was not settled");
        if (submitted + incomplete + closed.length > 0)
          log.info({ submitted, incomplete, closed }, "what was due at a deadline is done");
      },
      async mask_essays() {
        const { masked, failed } = await maskEssays(db);
        for (const [essay, error] of failed)
          log.error({ act: "maskEssays", essay, fault: faultOf(error) }, "an essay was not masked");
        if (masked > 0) log.info({ masked }, "essays were masked for reviewers");
      },
      async sketch_essays() {
        const { sketched, pairs, failed } = await sketchEssays(db, new Date());
        for (const [essay, error] of failed)
          log.error({ act: "sketchEssays", essay, fault: faultOf(error) }, "an essay was not compared");
        if (sketched > 0) log.info({ sketched, pairs }, "essays were compared");
      },
      async fit_scores(payload) {
        const job = payload as FitJob;
        if ("projectId" in job) await fitProject(db, job.projectId, new Date());
        else await fitCohort(db, job.cohortId, new Date());
      },
      async due_fits() {
        const queued = await queueDueFits(db);
        if (queued > 0) log.info({ queued }, "fits of scores were due");
      },
      async refresh_publications(payload) {
        const job = payload as RefreshJob;
        const refreshed = await runRefresh(db, openAlexSettings(env()), job, new Date());
        if (refreshed) log.info({ mentor: job.mentorId, ...refreshed }, "OpenAlex was asked about a mentor’s papers");
      },
      async stale_publications() {
        const queued = openAlexSettings(env()) ? await queueStale(db, new Date()) : 0;
        if (queued > 0) log.info({ queued }, "mentors whose papers OpenAlex is asked about");
      },
      async read_feed(payload, helpers) {
        const { importId } = payload as { importId: string };
        const userAgent = `Prentice (reads feeds for a mentor; ${settings.appUrl})`;
        try {
          await readImport(db, importId, { userAgent, now: () => new Date() });
        } catch (error) {
          if (helpers.job.attempts >= helpers.job.max_attempts) await giveUp(db, importId, new Date());
          throw error;
        }
      },
      async dead_jobs() {
        await releaseDeadJobs(db);
        await giveUpStranded(db, new Date());
      },
      async thin_histories() {
        const gone = await thinHistories(db, new Date());
        if (gone > 0) log.info({ gone }, "histories were thinned");
      },
    },
  });
}

// The database may come up after us, or go away for a while: keep trying.
let runner: Awaited<ReturnType<typeof start>> | undefined;
let ending = false;

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    ending = true;
    await runner?.stop().catch(() => {});
    transport.close();
    await close();
    process.exit(0);
  });
}

while (!ending) {
  try {
    runner = await start();
    say("info", "worker ready");
    // What changed while no worker ran, as when data was brought in; if it fails, the timetable does it.
    await queueDueFits(db).catch(() => {});
    await runner.promise;
  } catch (error) {
    say("warn", `worker: ${(error as { code?: string }).code ?? (error as Error).name}; trying again`);
  }
  if (!ending) await new Promise((next) => setTimeout(next, 1_000));
}
