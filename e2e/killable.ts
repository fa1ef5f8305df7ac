// A browser with a profile of its own on the disk, which can be killed as a crash would end it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type BrowserContext, chromium } from "@playwright/test";

export type Killable = {
  context: BrowserContext;
  /** SIGKILL to every process of it. */
  kill(): Promise<void>;
};

/** @param profile a folder; opened again after a kill, it holds what had reached the disk */
export async function startKillable(profile: string): Promise<Killable> {
  const { executablePath = chromium.executablePath(), args = [] } = JSON.parse(process.env["E2E_BROWSER"] ?? "{}") as {
    executablePath?: string;
    args?: string[];
  };
  const browser = spawn(
    executablePath,
    [...args, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = once(browser, "exit");
  const connected = await chromium.connectOverCDP(await addressOf(browser));
  const context = connected.contexts()[0];
  if (!context) throw new Error("The browser has no window.");
  return {
    context,
    async kill() {
      if (browser.pid && browser.exitCode === null && browser.signalCode === null)
        process.kill(-browser.pid, "SIGKILL");
      await ended;
      await connected.close().catch(() => {});
    },
  };
}

async function addressOf(browser: ChildProcess): Promise<string> {
  if (!browser.stderr) throw new Error("The browser says nothing.");
  for await (const line of createInterface({ input: browser.stderr })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("The browser ended before it could be asked anything.");
}
