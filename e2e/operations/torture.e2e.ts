// The short version of `npm run torture`.
import { randomInt } from "node:crypto";
import { tmpdir } from "node:os";
import { expect, test } from "../fixtures.ts";
import { places } from "../places.ts";
import { torture } from "../torture/torture.ts";

test("whatever is killed while people write and submit, nothing that they were told is lost", async () => {
  test.setTimeout(180_000);
  const seed = randomInt(1, 2 ** 31);
  const undos: (() => Promise<void>)[] = [];
  try {
    const { findings, kills, acknowledged, notBack } = await torture({
      seconds: 8,
      seed,
      distDir: places().distDir,
      folder: tmpdir(),
      later: (undo) => void undos.push(undo),
      counts: { essays: 6, reviews: 2, applicants: 3 },
    });
    const which = `npm run torture -- --seed ${seed}`;
    expect(findings, which).toEqual({ lost: [], duplicated: [], halfWritten: [], strange: [] });
    expect(notBack, which).toBe(0);
    // It has tested something: the database goes at the end, whatever the time was enough for.
    expect(kills.database, which).toBeGreaterThan(0);
    expect(Math.min(acknowledged.essays, acknowledged.submissions), which).toBeGreaterThan(0);
  } finally {
    for (const undo of undos.reverse()) await undo();
  }
});
