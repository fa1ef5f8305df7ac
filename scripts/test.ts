// `npm test`: types, lint, import law, unit and integration tests, then the browser tests on a
// production build. It brings its own PostgreSQL, mail server, OpenID provider and browser,
// touches no other, and removes them; two runs in one checkout keep out of each other's way.
//
//   npm test -- --only unit           one of types, lint, law, unit, e2e; may be repeated
//   npm test -- -- sign-in --debug    what follows the second -- goes to Playwright
//   KEEP=1 npm test                   leaves the build, the database files and the mails until the next run
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "./browser.ts";
import { buildPortal } from "./portal.ts";
import { blank, run, stopAll } from "./run.ts";
import { startBench } from "./test-bench.ts";

const root = new URL("..", import.meta.url).pathname;
const STEPS = ["types", "lint", "law", "unit", "e2e"] as const;
type Step = (typeof STEPS)[number];
type Count = { passed: number; failed: number };

const ours = process.argv.slice(2);
const split = ours.indexOf("--");
const playwrightArgs = split < 0 ? [] : ours.slice(split + 1);
const { values } = parseArgs({
  args: split < 0 ? ours : ours.slice(0, split),
  options: { only: { type: "string", multiple: true } },
});
const chosen = new Set<string>(values.only ?? STEPS);
for (const name of chosen) {
  if (!STEPS.includes(name as Step)) {
    console.error(`There is no step “${name}”; there are ${STEPS.join(", ")}.`);
    process.exit(2);
  }
}

// ── Places of this run, and how they go away ──

const kept = process.env["KEEP"] === "1";
const name = `prentice-test-${process.pid}-`;
/** What runs that were killed have left: their number is in the name. */
for (const parent of [join(root, ".tmp"), tmpdir()]) {
  mkdirSync(parent, { recursive: true });
  for (const entry of readdirSync(parent)) {
    const pid = /^prentice-test-(\d+)-/.exec(entry)?.[1];
    if (pid && !alive(Number(pid))) rmSync(join(parent, entry), { recursive: true, force: true });
  }
}
/** Next builds only inside the project. */
const workDir = mkdtempSync(join(root, ".tmp", name));
/** The children's TMPDIR; PostgreSQL, as another user when we are root, must be able to walk into it. */
const tempDir = mkdtempSync(join(tmpdir(), name));
chmodSync(tempDir, 0o711);
process.env["TMPDIR"] = tempDir;
const resultsDir = join(root, "test-results", name.slice(0, -1));

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

const undos: (() => void | Promise<void>)[] = [];
const later = (undo: () => void | Promise<void>) => void undos.push(undo);
let cleaned: Promise<void> | undefined;
let bench: ReturnType<typeof startBench> | undefined;

async function cleanUp(): Promise<void> {
  await stopAll("SIGTERM", 5_000);
  // Servers that are just starting must be there before they can be stopped.
  await bench?.catch(() => {});
  for (const undo of undos.reverse()) await Promise.resolve(undo()).catch(() => {});
}

process.on("exit", () => {
  if (kept) return;
  for (const dir of [workDir, tempDir]) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    // Asked twice: what is left is killed on exit.
    if (cleaned) process.exit(130);
    console.log("\nInterrupted: cleaning up…");
    cleaned = cleanUp();
    await cleaned;
    process.exit(130);
  });
}

// ── Steps ──

const env = {
  ...blank,
  NODE_ENV: "test",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
  NODE_OPTIONS: undefined,
  PRENTICE_RUN_DIR: workDir,
};
const total: Count = { passed: 0, failed: 0 };

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** A heading with the step's time, and its output when it failed. */
function report(title: string, since: number, { passed, failed }: Count, output: string): void {
  if (cleaned) return;
  total.passed += passed;
  total.failed += failed;
  console.log(`\n== ${title}: ${passed} passed, ${failed} failed, ${seconds(since)}`);
  if (failed && output) console.log(output.trim());
}

/** A program that passes or fails as a whole. */
async function whole(step: Step, title: string, command: string, args: string[]): Promise<void> {
  if (!chosen.has(step)) return;
  const since = performance.now();
  const { code, output } = await run(command, args, { cwd: root, env }).ended;
  report(title, since, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, output);
}

const bin = (tool: string) => join(root, "node_modules", ".bin", tool);
const json = (file: string) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

async function unit(): Promise<void> {
  if (!chosen.has("unit")) return;
  const since = performance.now();
  const file = join(workDir, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code, output } = await run(bin("vitest"), args, { cwd: root, env }).ended;
  const result = json(file) as { numPassedTests: number; numFailedTests: number } | undefined;
  const [passed, failed] = [result?.numPassedTests ?? 0, result?.numFailedTests ?? 0];
  // A file that could not be read has no failed test, and fails all the same.
  report("unit and integration tests", since, { passed, failed: code === 0 ? failed : Math.max(failed, 1) }, output);
}

/** The build and the servers; undefined, and reported, when one of them can't be had. */
async function prepareBrowserTests() {
  if (!chosen.has("e2e")) return undefined;
  const since = performance.now();
  const distDir = join(workDir, "next");
  // Browser, servers and build settle on their own, so that a failure leaves no other half-way.
  bench = startBench(tempDir, distDir, later);
  const parts = [findBrowser((line) => console.log(line)), bench, buildPortal({ distDir })] as const;
  await Promise.allSettled(parts);
  try {
    const [browser, { openPortal, env }] = await Promise.all(parts);
    const portal = await openPortal();
    report("production build and servers", since, { passed: 1, failed: 0 }, "");
    return { env: { ...env, E2E_BROWSER: JSON.stringify(browser) }, portal };
  } catch (error) {
    report("production build and servers", since, { passed: 0, failed: 1 }, (error as Error).message);
    return undefined;
  }
}

async function browserTests(ready: Awaited<ReturnType<typeof prepareBrowserTests>>): Promise<void> {
  if (!ready) return;
  const since = performance.now();
  const file = join(workDir, "playwright.json");
  console.log("\n== browser tests");
  const { code } = await run(bin("playwright"), ["test", ...playwrightArgs], {
    cwd: root,
    // Playwright sets FORCE_COLOR for its workers, and Node complains when both are there.
    env: { ...env, NO_COLOR: undefined, FORCE_COLOR: "0", ...ready.env, E2E_REPORT: file, E2E_OUTPUT: resultsDir },
    onText: (text) => process.stdout.write(text),
  }).ended;
  const { expected = 0, flaky = 0, unexpected = 0 } = json(file)?.stats ?? {};
  const failed = code === 0 ? unexpected : Math.max(unexpected, 1);
  report("browser tests", since, { passed: expected + flaky, failed }, "");
  if (flaky > 0) console.log(`${flaky} of them passed at the second attempt only: see “retry” above.`);
  if (!failed || cleaned) return rmSync(resultsDir, { recursive: true, force: true });
  mkdirSync(resultsDir, { recursive: true });
  writeFileSync(join(resultsDir, "portal.log"), ready.portal.log());
  console.log(`What the browser showed and the portal's log are in ${resultsDir}.`);
}

const since = performance.now();
try {
  // The build wants both cores now and then; the quick steps fill what it leaves.
  const [ready] = await Promise.all([
    prepareBrowserTests(),
    (async () => {
      await whole("types", "types", bin("tsc"), ["--noEmit", "--incremental", "false"]);
      await whole("lint", "format and lint", bin("biome"), ["check", "--error-on-warnings", "--colors=off"]);
      await whole("law", "import law", process.execPath, [join(root, "scripts", "law.ts")]);
      await unit();
    })(),
  ]);
  await browserTests(ready);
} catch (error) {
  total.failed += 1;
  console.error(error);
}
if (!cleaned) {
  cleaned = cleanUp();
  await cleaned;
  if (kept) console.log(`\nKept: ${workDir} and ${tempDir}`);
  console.log(`\nIn ${seconds(since)}:\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed ? 1 : 0);
}
