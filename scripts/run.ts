// Child processes that never outlive us: each leads a process group of its own, so that Ctrl-C
// reaches us alone and we stop them in order, and whatever is left goes when we go.
import { spawn } from "node:child_process";
import { once } from "node:events";

export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };

export type Child = {
  pid: number;
  /** Settles when the process has gone and its output is complete; never rejects. */
  ended: Promise<Ended>;
  /** What it has written so far, both streams together (the last 4 MB). */
  output(): string;
  /** Signals the process (SIGKILL: its whole group) and waits; after `patience` ms, SIGKILL. */
  stop(signal?: NodeJS.Signals, patience?: number): Promise<Ended>;
};

const LONGEST_OUTPUT = 4 * 1024 * 1024;
const groups = new Set<number>();
const children = new Set<Child>();

function signalGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

process.on("exit", () => {
  for (const pid of groups) signalGroup(pid, "SIGKILL");
});

/**
 * Starts a program. Its output is collected; with `onText` it is also handed on as it comes.
 * @param env added to ours; a value of undefined removes the variable
 * @param timeout in ms, after which the group is killed
 */
export function run(
  command: string,
  args: string[],
  options: {
    cwd?: string;
    env?: Record<string, string | undefined>;
    onText?: (text: string) => void;
    timeout?: number;
  } = {},
): Child {
  let output = "";
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pid = child.pid;
  if (pid) groups.add(pid);
  const hear = (text: string) => {
    output = (output + text).slice(-LONGEST_OUTPUT);
    options.onText?.(text);
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);

  const timer = options.timeout
    ? setTimeout(() => {
        hear(`\n${command} was stopped after ${Math.round((options.timeout ?? 0) / 1000)} s.\n`);
        if (pid) signalGroup(pid, "SIGKILL");
      }, options.timeout)
    : undefined;

  const ended = new Promise<Ended>((done) => {
    child.once("error", (error) => {
      clearTimeout(timer);
      done({ code: 127, signal: null, output: `${output}${error.message}\n` });
    });
    // Helpers that outlive the process would keep its pipes, and so "close", open for ever.
    child.once("exit", () => pid && signalGroup(pid, "SIGKILL"));
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (pid) groups.delete(pid);
      done({ code, signal, output });
    });
  });

  const self: Child = {
    pid: pid ?? 0,
    ended,
    output: () => output,
    async stop(signal = "SIGTERM", patience = 10_000) {
      if (pid && child.exitCode === null && child.signalCode === null) {
        const impatience = setTimeout(() => signalGroup(pid, "SIGKILL"), patience);
        if (signal === "SIGKILL") signalGroup(pid, signal);
        else child.kill(signal);
        await once(child, "exit").catch(() => {});
        clearTimeout(impatience);
      }
      return ended;
    },
  };
  children.add(self);
  ended.then(() => children.delete(self));
  return self;
}

/** Ends every child that still runs. */
export async function stopAll(signal: NodeJS.Signals = "SIGTERM", patience?: number): Promise<void> {
  await Promise.all([...children].map((child) => child.stop(signal, patience)));
}

/** What the portal reads: blanked for our children, so that no database or mail server of the developer's is touched. */
const PORTAL_VARIABLES = [
  "DATABASE_URL",
  "AUTH_SECRET",
  "NEXTAUTH_SECRET",
  "NEXTAUTH_URL",
  "APP_URL",
  "SMTP_URL",
  "MAIL_FROM",
  "PROGRAMME_NAME",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_NAME",
  "OPENALEX_URL",
  "OPENALEX_MAILTO",
  "OPENALEX_KEY",
  "PORT",
  "HOSTNAME",
  "WEB_CONCURRENCY",
  "DATABASE_POOL",
  "TRUST_PROXY",
  "LOG_LEVEL",
  "PRENTICE_DEMO",
  "PRENTICE_MAILBOX",
  "PRENTICE_LATEST_MIGRATION",
  "PRENTICE_WORKER",
  "NEXT_STANDALONE",
];

/** Blank rather than absent: Next fills what is absent from a .env file. */
export const blank: Record<string, string> = Object.fromEntries(PORTAL_VARIABLES.map((name) => [name, ""]));
