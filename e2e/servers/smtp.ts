// A real SMTP server on loopback that keeps what it receives: for the tests and the demo.
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, watch, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = {
  id: string;
  messageId: string;
  /** The address of the From header. */
  from: string;
  /** The envelope's recipients. */
  to: string[];
  subject: string;
  text: string;
  /** What a mail program offers as a button to stop such mails: List-Unsubscribe and List-Unsubscribe-Post as they came. */
  unsubscribe?: { to: string; post: string };
  /** When it arrived, ISO 8601. */
  date: string;
};

export type Smtp = {
  url: string;
  /** In order of arrival. */
  mails: ReceivedMail[];
  /** The first mail that fits, among those here and those to come. Errors: rejects after `timeout` ms, naming what came instead. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, timeout?: number): Promise<ReceivedMail>;
  /** While on, every sender is told 451: try again later. */
  fail(on: boolean): void;
  stop(): Promise<void>;
};

/**
 * @param options.store a folder that gets one JSON file a mail, complete when it appears, its name sorting by time
 * @param options.port default: a free one
 */
export async function startSmtp(
  options: { onMail?: (mail: ReceivedMail) => void; store?: string; port?: number } = {},
): Promise<Smtp> {
  const mails: ReceivedMail[] = [];
  const listeners = new Set<(mail: ReceivedMail) => void>();
  let failing = false;
  let count = 0;
  if (options.store) mkdirSync(options.store, { recursive: true });

  const busy = () => Object.assign(new Error("try again later"), { responseCode: 451 });

  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    // A reverse look-up of 127.0.0.1 would only cost time.
    disableReverseLookup: true,
    onMailFrom: (_address, _session, done) => done(failing ? busy() : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", done);
      stream.on("end", async () => {
        try {
          if (failing) return done(busy());
          const parsed = await PostalMime.parse(Buffer.concat(chunks));
          const now = new Date();
          const id = randomUUID();
          const mail: ReceivedMail = {
            id,
            messageId: parsed.messageId ?? "",
            from: parsed.from?.address ?? "",
            to: session.envelope.rcptTo.map(({ address }) => address),
            subject: parsed.subject ?? "",
            text: parsed.text ?? "",
            ...waysToStop(parsed.headers),
            date: now.toISOString(),
          };
          if (options.store) {
            count += 1;
            const name = `${now.toISOString().replace(/[:.]/g, "-")}-${String(count).padStart(6, "0")}-${id}.json`;
            const unfinished = join(options.store, `.${name}`);
            writeFileSync(unfinished, JSON.stringify(mail, null, 2));
            renameSync(unfinished, join(options.store, name));
          }
          mails.push(mail);
          options.onMail?.(mail);
          for (const listen of listeners) listen(mail);
          done();
        } catch (error) {
          done(error as Error);
        }
      });
    },
  });
  // A client that breaks off is its own trouble.
  server.on("error", () => {});
  await new Promise<void>((ready, fail) => {
    server.server.once("error", fail);
    server.listen(options.port ?? 0, "127.0.0.1", ready);
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    waitFor: (predicate, timeout = 10_000) =>
      firstFitting(
        () => mails,
        (listen) => {
          listeners.add(listen);
          return () => listeners.delete(listen);
        },
        predicate,
        timeout,
      ),
    fail(on) {
      failing = on;
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}

function waysToStop(headers: { key: string; value: string }[]): Pick<ReceivedMail, "unsubscribe"> {
  const named = (name: string) => headers.find(({ key }) => key === name)?.value;
  const to = named("list-unsubscribe");
  return to === undefined ? {} : { unsubscribe: { to, post: named("list-unsubscribe-post") ?? "" } };
}

/** Reads and watches a folder that another process's startSmtp stores into. */
export function readStore(dir: string): Pick<Smtp, "waitFor"> & { mails(): ReceivedMail[] } {
  const known = new Map<string, ReceivedMail>();
  const mails = () =>
    readdirSync(dir)
      .filter((name) => name.endsWith(".json") && !name.startsWith("."))
      .sort()
      .map((name) => {
        const mail = known.get(name) ?? (JSON.parse(readFileSync(join(dir, name), "utf8")) as ReceivedMail);
        known.set(name, mail);
        return mail;
      });
  return {
    mails,
    waitFor: (predicate, timeout = 10_000) =>
      firstFitting(
        mails,
        (listen) => {
          const watcher = watch(dir, listen);
          return () => watcher.close();
        },
        predicate,
        timeout,
      ),
  };
}

function firstFitting(
  mails: () => ReceivedMail[],
  subscribe: (listen: () => void) => () => void,
  predicate: (mail: ReceivedMail) => boolean,
  timeout: number,
): Promise<ReceivedMail> {
  return new Promise((found, fail) => {
    const look = () => {
      const mail = mails().find(predicate);
      if (mail) finish(() => found(mail));
    };
    // Listening starts before the first look, so that nothing slips between.
    const unsubscribe = subscribe(look);
    const timer = setTimeout(() => {
      const came = mails()
        .slice(-20)
        .map((mail) => `  ${mail.date} to ${mail.to.join(", ")}: ${mail.subject}`);
      finish(() =>
        fail(new Error(`No such mail within ${timeout} ms. The last that came:\n${came.join("\n") || "  none"}`)),
      );
    }, timeout);
    function finish(tell: () => void) {
      clearTimeout(timer);
      unsubscribe();
      tell();
    }
    look();
  });
}
