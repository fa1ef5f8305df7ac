import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { estimate, sketchOf } from "./minhash.ts";
import { likeness, shingleSet } from "./shingles.ts";

/**
 * Two essays are shown as alike from this Jaccard index on: some 18 % of the runs of five words of
 * two texts of one length, or all of a text within one ten times as long.
 */
export const SIMILAR_AT = 0.1;

/** Three standard errors of the estimate below it: pairs that seem less alike are not read. */
const WORTH_READING = 0.02;

const BATCH = 25;
/** How many essays a run looks at, at most; the next goes on. */
export const AT_A_TIME = 2_000;
/** So many essays at most are compared with a new one: if everybody sent the same, each is seen to have been sent by many. */
const COMPARED = 100;

/**
 * Sketches the submitted essays that have none yet, and stores which of them are alike: with those of
 * other applicants only, of any project and cohort. A short answer gets an empty sketch; lists of
 * links get none. It reads what reviewers read. A masked text that is made anew when its author's name
 * changes keeps its sketch, since a mask is a few words: what is shown is always compared afresh.
 *
 * It can be done twice, and at the same time: whoever comes second leaves it to the first. One that
 * fails is left for the next time, and stops no other.
 * @returns how many essays were sketched, how many pairs were stored, and the errors by the essay's id
 */
export async function sketchEssays(db: Db, now: Date, most = AT_A_TIME): Promise<Sketched> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM application a JOIN submission_essay e ON e.submission_id = a.submission_id
    WHERE a.state = 'submitted' AND e.blind_text IS NOT NULL AND e.kind <> 'links'
      AND NOT EXISTS (SELECT 1 FROM essay_sketch s WHERE s.submission_essay_id = e.id)
    ORDER BY e.id DESC LIMIT ${most}::int`;
  const all: Sketched = { sketched: 0, pairs: 0, failed: new Map() };
  for (let at = 0; at < rows.length; at += BATCH) {
    const ids = rows.slice(at, at + BATCH).map(({ id }) => id);
    if (!(await sketchEach(db, ids, now, all))) break;
  }
  return all;
}

type Sketched = { sketched: number; pairs: number; failed: Map<string, unknown> };

/** Together, or, where that fails, one by one. @returns false where another does it already */
async function sketchEach(db: Db, ids: readonly string[], now: Date, all: Sketched): Promise<boolean> {
  try {
    const done = await db.$transaction((tx) => sketchBatch(tx, ids, now), { timeout: 60_000 });
    all.sketched += done?.sketched ?? 0;
    all.pairs += done?.pairs ?? 0;
    return done !== null;
  } catch (error) {
    const [one, ...more] = ids;
    if (one !== undefined && more.length === 0) all.failed.set(one, error);
    if (more.length > 0) for (const id of ids) if (!(await sketchEach(db, [id], now, all))) return false;
    return true;
  }
}

/** Sketches and pairs are stored together, one batch after the other: else two that are new would miss each other. */
async function sketchBatch(
  tx: Tx,
  ids: readonly string[],
  now: Date,
): Promise<{ sketched: number; pairs: number } | null> {
  const [lock] = await tx.$queryRaw<{ ours: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('prentice.similarity')) AS ours`;
  if (!lock?.ours) return null;
  const sets = await shinglesById(tx, ids);
  const made = await tx.essaySketch.createMany({
    data: [...sets].map(([submissionEssayId, set]) => ({
      submissionEssayId,
      shingles: set.size,
      ...(sketchOf(set) ?? { signature: [], bands: [] }),
    })),
    skipDuplicates: true,
  });
  const candidates = (await candidatesOf(tx, ids)).filter((c) => estimate(c.signature, c.theirs) >= WORTH_READING);
  const unread = new Set(candidates.flatMap(({ other }) => (sets.has(other) ? [] : [other])));
  for (const [id, set] of await shinglesById(tx, [...unread])) sets.set(id, set);
  const pairs = new Map<string, Prisma.SimilarPairCreateManyInput>();
  for (const { id, other } of candidates) {
    const [mine, theirs] = [sets.get(id), sets.get(other)];
    const alike = mine && theirs && likeness(mine, theirs);
    if (!alike || alike.similarity < SIMILAR_AT) continue;
    const [oneId, otherId] = id < other ? [id, other] : [other, id];
    pairs.set(`${oneId} ${otherId}`, { oneId, otherId, ...alike, foundAt: now });
  }
  const stored = await tx.similarPair.createMany({ data: [...pairs.values()], skipDuplicates: true });
  return { sketched: made.count, pairs: stored.count };
}

/** Essays of other applicants that share a band with one of these; of each application what it sent last. */
function candidatesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; signature: number[]; other: string; theirs: number[] }[]> {
  return tx.$queryRaw`
    SELECT s.submission_essay_id::text AS id, s.signature, o.id::text AS other, o.signature AS theirs
    FROM essay_sketch s
    JOIN submission_essay e ON e.id = s.submission_essay_id
    JOIN application a ON a.submission_id = e.submission_id
    CROSS JOIN LATERAL (
      SELECT os.submission_essay_id AS id, os.signature
      FROM essay_sketch os
      JOIN submission_essay oe ON oe.id = os.submission_essay_id
      JOIN application oa ON oa.submission_id = oe.submission_id
      WHERE os.bands && s.bands AND oa.applicant_id <> a.applicant_id
      LIMIT ${COMPARED}::int) o
    WHERE s.submission_essay_id = ANY(${ids}::uuid[]) AND cardinality(s.bands) > 0`;
}

/** What an essay was asked by, in every wording it may have been copied from: rows `asked` of `submission_essay e`. */
export const askedSql = Prisma.sql`array_remove(ARRAY[e.title, e.prompt,
  (SELECT v.guidance FROM problem_version v WHERE v.id = e.problem_version_id),
  (SELECT string_agg(q.text, E'\n\n' ORDER BY q.position) FROM prompt q WHERE q.version_id = e.problem_version_id),
  (SELECT string_agg(u.guidance, E'\n\n') FROM project_problem u JOIN problem_version v ON v.problem_id = u.problem_id
   WHERE v.id = e.problem_version_id AND u.guidance <> '')], NULL)`;

/** The shingles of each essay's own words. */
async function shinglesById(tx: Tx, ids: readonly string[]): Promise<Map<string, Set<number>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; text: string; asked: string[] }[]>`
    SELECT e.id::text, e.blind_text AS text, ${askedSql} AS asked
    FROM submission_essay e WHERE e.id = ANY(${ids}::uuid[]) AND e.blind_text IS NOT NULL`;
  return new Map(rows.map(({ id, text, asked }) => [id, shingleSet(text, asked)]));
}
