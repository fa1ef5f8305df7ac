// Fills an empty database with the demo: a programme, its personas and a crowd of applicants.
import { connect, type Db } from "./client.ts";
import { addCrowd } from "./demo/crowd.ts";
import { writeDeciding } from "./demo/deciding.ts";
import { writeProfiles } from "./demo/profiles.ts";
import { writeProgramme } from "./demo/programme.ts";
import { addReviews } from "./demo/reviews.ts";
import { emptyRows, writeRows } from "./demo/rows.ts";
import { addStories } from "./demo/stories.ts";
import { writeQuestions } from "./demo/write-questions.ts";
import { createRandom } from "./random.ts";

export type SeedOptions = {
  /** The demo's present: its dates are placed around it. */
  now: Date;
  /** How many invented applicants, besides the personas. */
  applicants?: number;
  seed?: number;
  onProgress?: (done: number, total: number) => void;
};

/**
 * Seeds in one transaction: all of it or nothing. The same seed and `now` make the same rows, ids included.
 * @returns false, having done nothing, when somebody or something is in the database already
 */
export async function seedDemo(db: Db, { now, applicants = 40, seed = 1, onProgress }: SeedOptions): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      // Two instances that start together must not both find it empty.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('prentice.seed'))`;
      if ((await tx.user.count()) > 0 || (await tx.cohort.count()) > 0) return false;
      const programme = await writeProgramme(tx, now, createRandom(seed, 1));
      const rows = emptyRows(createRandom(seed, 2));
      addStories(rows, programme, now);
      const takes = (key: string, state: string) =>
        programme.listings.filter((one) => one.cohort.key === key && one.state === state);
      addCrowd(rows, takes("open", "published"), takes("past", "closed"), applicants, now, (done) =>
        onProgress?.(done, applicants),
      );
      addReviews(rows, programme, now);
      await writeRows(tx, rows);
      await writeDeciding(tx, rows, programme, now);
      await writeProfiles(tx, programme, now, createRandom(seed, 3));
      await writeQuestions(tx, programme, now, createRandom(seed, 4));
      return true;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

if (import.meta.main) {
  const url = process.env["DATABASE_URL"];
  if (!url) {
    console.error(
      "DATABASE_URL is missing: where PostgreSQL is, such as postgresql://user:password@localhost:5432/prentice",
    );
    process.exit(1);
  }
  const { db, close } = connect(url, 2);
  const filled = await seedDemo(db, { now: new Date() });
  await close();
  console.error(filled ? "The demo is in place." : "The database is not empty; nothing was done.");
}
