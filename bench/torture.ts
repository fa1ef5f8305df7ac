// `npm run torture`: people write, review and apply while web processes, the worker, the whole
// portal and PostgreSQL are killed at random moments. Afterwards everything that anybody was told
// is compared with what is stored. It brings its own PostgreSQL (with fsync) and production build, and
// removes them. Unlike the benchmark it ends with 1 when something was lost.
//
//   npm run torture -- --seconds 300      default: 60
//   npm run torture -- --seed 7           the same people, texts and order of kills; default: by chance
//   npm run torture -- --unsafe           PostgreSQL says yes before it has written: shows that losses are found
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { KINDS } from "#e2e/torture/place.ts";
import { type Report, torture } from "#e2e/torture/torture.ts";
import { buildPortal } from "#scripts/portal.ts";
import { milliseconds, spread, table } from "./figures.ts";
import { cleanUp, folder, later, prepare, say, step } from "./place.ts";

const FINDINGS = {
  lost: "lost",
  duplicated: "duplicated",
  halfWritten: "half written",
  strange: "answers that nobody should get",
} as const satisfies Record<keyof Report["findings"], string>;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: String(randomInt(1, 2 ** 31)) },
    unsafe: { type: "boolean", default: false },
    /** A build that is there already, inside the project. */
    build: { type: "string" },
  },
});
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  console.error("--seconds and --seed are numbers.");
  process.exit(2);
}

function print({ kills, acknowledged, findings, back, notBack, mails }: Report): void {
  const { essays, reviews, submissions, unheard } = acknowledged;
  const number = (value: number) => value.toLocaleString("en-GB");
  console.log(
    `# Torture of ${new Date().toISOString().slice(0, 10)}, ${seconds} s, seed ${seed}${values.unsafe ? ", unsafe" : ""}\n`,
  );
  console.log(`- kills: ${KINDS.map((kind) => `${kind} ${kills[kind]}`).join(", ")}`);
  console.log(
    `- acknowledged: ${number(essays)} saves of essays, ${number(reviews)} of reviews, ${number(submissions)} submissions; stored though its answer was lost: ${number(unheard)}`,
  );
  for (const [kind, name] of Object.entries(FINDINGS)) {
    const lines = findings[kind as keyof typeof FINDINGS];
    console.log(`- ${name}: ${number(lines.length)}`);
    const kinds = Map.groupBy(lines, (line) => line);
    for (const [line, same] of [...kinds].slice(0, 10)) console.log(`    ${same.length} × ${line}`);
  }
  console.log(
    `- receipts by mail: ${number(mails.sent)} sent, ${number(mails.waiting)} waiting, of which ${number(mails.held)} held by workers that were killed\n`,
  );
  const rows = Object.entries(back).map(([kind, times]) => {
    const both = [times.map(({ first }) => first), times.map(({ everybody }) => everybody)].map(spread);
    const shown = both.flatMap(({ median, max }) =>
      [median, max].map((time) => (times.length ? milliseconds(time) : "–")),
    );
    return [kind, String(times.length), ...shown];
  });
  const since = "time until served again, from the kill, or from the start of what was started again";
  console.log(table(["killed", "times", "first p50", "first max", "everybody p50", "everybody max"], rows));
  console.log(`\n(${since}; “first” is the first who was, “everybody” the last)`);
  if (notBack > 0) console.log(`\nNot everybody was served again within a minute: ${notBack} times`);
}

async function main(): Promise<void> {
  prepare();
  const distDir = values.build ?? join(folder, "next");
  if (!values.build) await step("Production build", () => buildPortal({ distDir }));
  say(`  ${seconds} s of torture, seed ${seed}`);
  const report = await torture({ seconds, seed, distDir, folder, later, say, mailSeconds: 15, unsafe: values.unsafe });
  print(report);
  const faults = Object.values(report.findings).some((lines) => lines.length > 0) || report.notBack > 0;
  process.exitCode = faults ? 1 : 0;
}

main()
  .catch((error: Error) => {
    // Interrupted: what was under way fails, since it is being stopped.
    if (process.exitCode === 130) return;
    say(`\n${error.stack ?? error.message}`);
    process.exitCode = 1;
  })
  .finally(async () => {
    await cleanUp();
    process.exit();
  });
