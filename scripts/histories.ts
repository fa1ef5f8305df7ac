// `npm run histories [number] [seed]`: random histories of tabs, journals and a server, for nights.
// Every failure is printed with the seed that makes it again and the shortest history found.
import { randomInt } from "node:crypto";
import fc from "fast-check";
import { anyHistory, lonelyHistory } from "./model/histories.ts";
import { type History, play } from "./model/world.ts";

const wanted = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? randomInt(2 ** 31));
if (!Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(first)) {
  console.error("npm run histories [how many] [seed]");
  process.exit(2);
}

const BATCH = 5_000;
const since = performance.now();
let [acts, conflicts, failed] = [0, 0, 0];

const kinds = [
  { name: "tabs on two computers", histories: anyHistory, orderly: false },
  { name: "one editor alone", histories: lonelyHistory, orderly: true },
] as const;

/** An editor that is alone has nobody to be in conflict with. */
function wrong({ trouble, conflicts }: ReturnType<typeof play>, alone: boolean): string | undefined {
  return trouble[0] ?? (alone && conflicts > 0 ? "a conflict with itself" : undefined);
}

for (let done = 0; done < wanted; done += BATCH) {
  const numRuns = Math.min(BATCH, wanted - done);
  for (const { name, histories, orderly } of kinds) {
    const seed = (first + done) % 2 ** 31;
    const checked = fc.check(
      fc.property(histories, (history: History) => {
        const end = play(history, { orderly });
        acts += history.acts.length;
        conflicts += end.conflicts;
        return wrong(end, orderly) === undefined;
      }),
      { numRuns, seed },
    );
    if (!checked.failed) continue;
    failed += 1;
    const [shortest] = checked.counterexample ?? [];
    console.log(
      `FAILED: ${name}, seed ${seed}: ${shortest ? wrong(play(shortest, { orderly }), orderly) : checked.errorInstance}`,
    );
    console.log(`  ${JSON.stringify(shortest)}`);
    console.log(`  again: npm run histories ${numRuns} ${seed}`);
  }
}
const seconds = ((performance.now() - since) / 1000).toFixed(1);
console.log(
  `${(2 * wanted).toLocaleString("en-GB")} histories from seed ${first} in ${seconds} s: ${acts.toLocaleString("en-GB")} acts, ${conflicts.toLocaleString("en-GB")} conflicts settled, ${failed} failed`,
);
process.exitCode = failed ? 1 : 0;
