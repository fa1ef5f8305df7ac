// `npm run bench`: measures the portal beside what it is promised against, in one run and in
// turns, and prints a table. It asserts nothing. It brings its own PostgreSQL (with fsync) and
// production build, and removes them.
//
//   npm run bench -- --quick              shorter, for a first look
//   npm run bench -- --only save,table    of home, project, save, table, application, review-save,
//                                         bytes, paint, queries, words, burst, model; may be repeated
//   npm run bench -- --large              the review table at 200,000 applicants, too
//   npm run bench -- --statements         each statement that a request costs
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { paths } from "#lib/paths.ts";
import { startBare } from "./bare.ts";
import { burst, SECONDS } from "./burst.ts";
import { tell } from "./burst-report.ts";
import { weigh } from "./bytes.ts";
import { costs } from "./costs.ts";
import { countingTable } from "./counting.ts";
import {
  kilobytes,
  milliseconds,
  type Plan,
  ratios,
  type Sample,
  spread,
  table,
  takeTurns,
  whole,
  withSpread,
} from "./figures.ts";
import {
  applications,
  essaySaves,
  type Group,
  HUGE,
  LARGE,
  publicPages,
  reviewSaves,
  reviewTables,
  SMALL,
} from "./groups.ts";
import { CONNECTIONS, generator, look, NotThere } from "./load.ts";
import { modelTable } from "./model.ts";
import { openBrowser, visits } from "./paint.ts";
import { peer, peerVisit } from "./peer.ts";
import { cleanUp, prepare, say } from "./place.ts";
import { openWorld, PROJECT, WORKERS, type World } from "./world.ts";

const PARTS = [
  "home",
  "project",
  "save",
  "table",
  "application",
  "review-save",
  "bytes",
  "paint",
  "queries",
  "words",
  "burst",
  "model",
] as const;
type Part = (typeof PARTS)[number];
/** Measured in this process, without a portal. */
const ALONE: readonly Part[] = ["words", "model"];

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    large: { type: "boolean", default: false },
    statements: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
  },
});
const chosen = new Set<string>((values.only ?? [...PARTS]).flatMap((names) => names.split(",")));
for (const name of chosen) {
  if (PARTS.includes(name as Part)) continue;
  console.error(`There is no part “${name}”; there are ${PARTS.join(", ")}.`);
  process.exit(2);
}
const has = (part: Part) => chosen.has(part);
const plan: Plan = values.quick ? { rounds: 3, seconds: 2, warm: 1 } : { rounds: 5, seconds: 6, warm: 3 };

const samples = new Map<string, Sample[]>();
const sections: { title: string; text: string }[] = [];
const section = (title: string, ...parts: (string | readonly string[])[]) =>
  sections.push({
    title,
    text: parts
      .map((part) => (typeof part === "string" ? part : part.map((line) => `- ${line}`).join("\n")))
      .join("\n\n"),
  });

/** Measures a group and keeps its tables. What is not there is said, and the rest goes on. */
async function measure(title: string, open: () => Promise<Group>): Promise<void> {
  say(title);
  try {
    const group = await open();
    const taken = await takeTurns(group.contestants, plan);
    for (const [name, some] of taken) samples.set(name, some);
    const rows = [...taken].map(([name, some]) => [
      name,
      withSpread(spread(some.map((one) => one.perSecond)), whole),
      withSpread(spread(some.map((one) => one.p50)), milliseconds),
      withSpread(spread(some.map((one) => one.p99)), milliseconds),
    ]);
    const compared = group.ratios.map(({ over, under, of, aim }) => {
      const [one, other] = of === "time" ? [under, over] : [over, under];
      const ratio = ratios(taken.get(one) ?? [], taken.get(other) ?? []);
      return [`${over} / ${under}, ${of}`, withSpread(ratio, (value) => value.toFixed(2)), aim];
    });
    section(
      title,
      table(["what", "requests a second", "p50", "p99"], rows),
      ...(compared.length > 0 ? [table(["ratio, round by round", "median (min–max)", "aim"], compared)] : []),
      group.notes,
    );
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    section(title, `Not measured: ${error.message}.`);
  }
}

async function firstVisits(world: World): Promise<void> {
  const { url } = await world.town(SMALL);
  const bare = await startBare(new Map([["home", (await look(url + paths.home)).bytes]]));
  const pages = { home: url + paths.home, project: url + paths.project(PROJECT), "home, bare": bare.url("home") };
  if (has("bytes")) {
    say("Bytes of a first visit");
    const rows: string[][] = [];
    for (const [name, address] of Object.entries(pages)) {
      const { html, zipped, script, style, font, files, brotli } = await weigh(address);
      const together = zipped + script + style + font;
      rows.push([
        name,
        ...[html, zipped, script, style, font, together].map(kilobytes),
        String(files),
        kilobytes(brotli),
      ]);
    }
    section(
      "Bytes of a first visit (as transferred with gzip; 1 KB = 1,000 bytes)",
      table(["page", "HTML", "HTML, gzip", "script", "style", "fonts", "together", "files", "script by brotli"], rows),
      ["aim: script ≤ 130 KB", `the peer's home page, not measured here: ${peerVisit.kilobytes} KB together`],
    );
  }
  if (!has("paint")) return;
  say("First paint");
  const browser = await openBrowser();
  const rounds = values.quick ? 5 : 15;
  const seen = await visits(browser, Object.values(pages), rounds);
  section(
    `First paint in ${browser.about}, a fresh context each, ${rounds} visits in turns`,
    table(
      ["page", "first paint", "until the network is quiet"],
      Object.keys(pages).map((name, at) => {
        const { paint, last } = seen[at] ?? { paint: spread([]), last: { requests: 0, bytes: 0 } };
        return [name, withSpread(paint, milliseconds), `${last.requests} requests, ${kilobytes(last.bytes)}`];
      }),
    ),
    [`the peer's home page, not measured here: ${peerVisit.paint} ms`],
  );
}

async function queries(world: World): Promise<void> {
  say("Statements a request");
  const found = await costs(world);
  const rows = [...found].map(([name, cost]) =>
    typeof cost === "string" ? [name, "–", cost] : [name, cost.statements.toFixed(1), milliseconds(cost.time)],
  );
  section(
    `In the database, per request, at ${SMALL.toLocaleString("en-GB")} applicants (pg_stat_statements)`,
    table(["request", "statements", "planning and executing"], rows),
  );
  if (!values.statements) return;
  for (const [name, cost] of found) {
    if (typeof cost === "string" || cost.detail.length === 0) continue;
    const lines = cost.detail.map(
      ({ calls, time, text }) =>
        `${calls.toFixed(1)} × ${milliseconds(time)}: ${text.replace(/\s+/g, " ").slice(0, 160)}`,
    );
    section(`Statements of ${name}`, lines);
  }
}

async function deadline(world: World): Promise<void> {
  say("The last seconds before a deadline");
  const applicants = values.quick ? 250 : 1_000;
  const title = `${applicants.toLocaleString("en-GB")} applicants submit in the last ${SECONDS} seconds before a deadline`;
  try {
    const { rows, notes } = tell(await burst(world, applicants));
    section(title, table(["what", "figure"], rows), notes);
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    section(title, `Not measured: ${error.message}.`);
  }
}

function besideThePeer(): void {
  const rows = peer.flatMap(({ work, ours, perSecond, p50, aim }) => {
    const some = samples.get(ours);
    if (!some) return [];
    const here = spread(some.map((one) => one.perSecond)).median;
    const their = `${whole(perSecond)}/s${p50 ? `, p50 ${p50} ms` : ""}`;
    return [[work, their, ours, `${whole(here)}/s`, `${(here / perSecond).toFixed(1)} ×`, `${aim} ×`]];
  });
  if (rows.length === 0) return;
  section("Beside the peer", table(["the peer's work", "the peer", "ours", "here", "ratio", "aim"], rows), [
    "the peer (HotCRP: PHP-FPM, MariaDB, nginx; 2 cores, wrk at 8 connections) was not measured here but at another time on a machine of this kind",
  ]);
}

/** All that is measured on a running portal. @returns what it ran on */
async function portal(): Promise<string[]> {
  const world = await openWorld();
  const pages = (["home", "project"] as const).filter(has);
  if (pages.length > 0) await measure("Public pages", () => publicPages(world, pages));
  if (has("save")) await measure("Saving a draft of 1,000 words", () => essaySaves(world));
  if (has("application")) await measure("One application, as a reviewer", () => applications(world));
  if (has("review-save")) await measure("Saving a review", () => reviewSaves(world));
  if (has("table")) {
    const sizes = [SMALL, LARGE, ...(values.large ? [HUGE] : [])];
    await measure("The review table, its first page", () => reviewTables(world, sizes));
    for (const size of sizes.slice(1)) await world.close(size);
  }
  if (has("bytes") || has("paint")) await firstVisits(world);
  if (has("queries")) await queries(world);
  if (has("burst")) await deadline(world);
  besideThePeer();
  return [
    `PostgreSQL ${world.version} with fsync, ${WORKERS} web processes for each portal and for the bare page`,
    `reads by ${generator}, saves by our own client; ${CONNECTIONS} connections, on this machine too, so that they take from what is measured`,
    `${plan.rounds} rounds in turns of ${plan.seconds} s each; median (min–max)`,
  ];
}

async function main(): Promise<void> {
  prepare();
  const load = loadavg()[0] ?? 0;
  const started = performance.now();
  const ranOn = PARTS.some((part) => !ALONE.includes(part) && has(part)) ? await portal() : [];
  if (has("words")) {
    const { text, notes } = countingTable(values.quick ? 5 : 15);
    section("Counting words, milliseconds for each megabyte of UTF-8", text, notes);
  }
  if (has("model")) {
    const { title, text, notes } = modelTable(values.quick ? 2 : 5);
    section(title, text, notes);
  }

  const processor = cpus()[0]?.model ?? "unknown processor";
  const machine = [
    `${cpus().length} cores (${processor}), ${Math.round(totalmem() / 2 ** 30)} GB; load average ${load.toFixed(2)} at the start`,
    `Node ${process.versions.node}; ${Math.round((performance.now() - started) / 60_000)} min in all`,
    ...ranOn,
  ];
  console.log(
    `# Benchmark of ${new Date().toISOString().slice(0, 10)}\n\n${machine.map((line) => `- ${line}`).join("\n")}`,
  );
  for (const { title, text } of sections) console.log(`\n## ${title}\n\n${text}`);
}

main()
  .catch((error: Error) => {
    // Interrupted: what was being measured fails, since it is being stopped.
    if (process.exitCode === 130) return;
    say(`\n${error.stack ?? error.message}`);
    process.exitCode = 1;
  })
  .finally(async () => {
    await cleanUp();
    process.exit();
  });
