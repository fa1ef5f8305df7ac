// Finds a Chromium for the browser tests, or brings one. A candidate counts when it starts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { run } from "./run.ts";

export type Browser = {
  /** undefined: Playwright's own. */
  executablePath: string | undefined;
  args: string[];
};

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const root = process.getuid?.() === 0;

/** Chromium's sandbox refuses root; the rest keeps it from calling home. */
const args = [
  ...(root ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

async function starts(executablePath: string | undefined): Promise<boolean> {
  try {
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args, timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function installed(): Promise<Browser | undefined> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  for (const path of paths) if (existsSync(path) && (await starts(path))) return { executablePath: path, args };
  return (await starts(undefined)) ? { executablePath: undefined, args } : undefined;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim().slice(0, 300) ?? "";
}

async function download(): Promise<string | undefined> {
  const cli = new URL("../node_modules/playwright/cli.js", import.meta.url).pathname;
  const got = await run(process.execPath, [cli, "install", "chromium"], {
    timeout: 120_000,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
  }).ended;
  if (got.code === 0) return undefined;
  const reason = got.output.split("\n").find((line) => /^\s*(Error:|.*was stopped after)/.test(line));
  return `Playwright could not download its Chromium (${(reason ?? lastLine(got.output)).trim()}).`;
}

/**
 * One apt at a time among our own runs, by flock, and the lock's next holder looks again first.
 * It outlives us and writes to a file: a package manager that is killed leaves a broken machine.
 */
async function debian(): Promise<string | undefined> {
  if (!root || !existsSync("/usr/bin/apt-get")) return "Debian's package needs root and apt-get.";
  const log = "/var/log/prentice-apt.log";
  const install = [
    "command -v chromium && exit 0",
    "export DEBIAN_FRONTEND=noninteractive",
    "apt-get -o DPkg::Lock::Timeout=300 update",
    "apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends chromium fonts-liberation",
  ].join("\n");
  const script = `exec flock -w 600 /var/cache/prentice-apt.lock sh -c '${install}' >>${log} 2>&1`;
  const child = spawn("sh", ["-c", script], { detached: true, stdio: "ignore" });
  const [code] = await once(child, "exit");
  return code === 0 ? undefined : `apt-get could not install chromium (${lastLine(readFileSync(log, "utf8"))}).`;
}

/** A Chromium that starts: installed, else Playwright's, else Debian's. Errors: throws saying what was tried. */
export async function findBrowser(say: (line: string) => void = console.error): Promise<Browser> {
  const there = await installed();
  if (there) return there;
  const tried: string[] = [];
  for (const bring of [download, debian]) {
    say(
      bring === download ? "No Chromium or Chrome found: downloading Playwright's…" : "Installing Debian's chromium…",
    );
    const failure = await bring();
    if (failure) {
      say(failure);
      tried.push(failure);
    }
    const brought = failure ? undefined : await installed();
    if (brought) return brought;
  }
  throw new Error(`No browser to test with. Install Chromium or Chrome.\n${tried.join("\n")}`);
}

if (import.meta.main) console.log(JSON.stringify(await findBrowser()));
