// Sends the mails of the outbox. Runs beside the web processes (npm start) or alone
// (npm run worker). SIGTERM lets the mail that is under way be finished.
import { run } from "graphile-worker";
import { createTransport } from "nodemailer";
import { EnvironmentError, env } from "#lib/env.ts";
import { sendMail } from "#lib/mail/send.ts";
import { connect } from "#prisma/client.ts";

try {
  env();
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const settings = { appUrl: env().APP_URL, from: env().MAIL_FROM, secret: env().AUTH_SECRET };
const { db, pool, close } = connect(env().DATABASE_URL, 4);
const transport = createTransport({ url: env().SMTP_URL, connectionTimeout: 10_000, socketTimeout: 30_000 });
const say = (level: string, message: string) =>
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), msg: message })}\n`);

async function start() {
  return run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    // The queue's own log repeats job payloads and errors, which may hold addresses.
    logger: new (await import("graphile-worker")).Logger(() => () => {}),
    taskList: {
      async send_mail(payload, helpers) {
        const { mailId } = payload as { mailId: string };
        await sendMail(db, transport, settings, mailId, helpers.job.attempts >= helpers.job.max_attempts);
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
    await runner.promise;
  } catch (error) {
    say("warn", `worker: ${(error as { code?: string }).code ?? (error as Error).name}; trying again`);
  }
  if (!ending) await new Promise((next) => setTimeout(next, 1_000));
}
