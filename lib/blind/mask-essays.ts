import type { Db, Tx } from "#lib/db.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { blindAnswer, blindPrefix } from "./answer.ts";
import { type Particulars, soughtOf } from "./particulars.ts";

/** So many essays are looked for at once. */
const BATCH = 100;

/** In UTF-16 code units: so much is written at once, but for one answer that is longer. */
const PORTION = 500_000;
/** In milliseconds: the database makes the words of each text searchable anew. */
const TIMEOUT = 60_000;

/**
 * Takes away what reviewers read of somebody's submitted answers, in the transaction that changes
 * what they are called: masked by the old name, they would show the new one. maskEssays makes them
 * anew; until then reviewers are told that they are being prepared.
 */
export async function forgetMasks(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE submission_essay e SET blind_text = NULL, blind_html = NULL, blind_words = NULL
    FROM submission s JOIN application a ON a.id = s.application_id
    WHERE e.submission_id = s.id AND a.applicant_id = ${userId}::uuid`;
}

type Unmasked = Particulars & {
  id: string;
  userId: string;
  kind: ProblemKind;
  text: string;
  position: number;
  code: string;
};

/**
 * Masks submitted answers that have no masked text yet. Can be done twice, and at the same time;
 * one that fails is left for the next time, and stops no other.
 * @param most at most about so many in one run
 * @returns how many were masked, and the errors by the answer's id
 */
export async function maskEssays(db: Db, most = 2_000): Promise<{ masked: number; failed: Map<string, unknown> }> {
  const done = { masked: 0, failed: new Map<string, unknown>() };
  for (let after = "00000000-0000-0000-0000-000000000000"; done.masked < most; ) {
    const batch = await unmasked(db, after);
    for (const [userId, essays] of Map.groupBy(batch, (one) => one.userId)) {
      const ready: Ready[] = [];
      for (const essay of essays) {
        try {
          ready.push({ id: essay.id, ...blindAnswer(essay, soughtOf(essay), blindPrefix(essay.code, essay.position)) });
        } catch (error) {
          done.failed.set(essay.id, error);
        }
      }
      const [who] = essays;
      if (!who) continue;
      for (const portion of portions(ready)) done.masked += await writeEach(db, userId, who, portion, done.failed);
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) break;
    after = last.id;
  }
  return done;
}

/** In the order of their ids, so that one that keeps failing is passed by. */
async function unmasked(db: Db, after: string): Promise<Unmasked[]> {
  return db.$queryRaw<Unmasked[]>`
    SELECT e.id::text, e.kind::text, e.text, e.position, a.code, u.id::text AS "userId", u.name, u.email, u.affiliation
    FROM submission_essay e JOIN submission s ON s.id = e.submission_id
    JOIN application a ON a.id = s.application_id JOIN "user" u ON u.id = a.applicant_id
    WHERE e.blind_text IS NULL AND e.id > ${after}::uuid
    ORDER BY e.id LIMIT ${BATCH}::int`;
}

type Ready = { id: string; blindText: string; blindHtml: string; blindWords: number };

/** Somebody may have sent very long texts very often: they are written bit by bit. */
function portions(ready: readonly Ready[]): Ready[][] {
  const all: Ready[][] = [];
  let size = PORTION;
  for (const one of ready) {
    const length = one.blindText.length + one.blindHtml.length;
    if (size + length > PORTION) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(one);
    size += length;
  }
  return all;
}

/** Together, or, where that fails, one by one, so that one that can't be stored stops no other. */
async function writeEach(
  db: Db,
  userId: string,
  who: Particulars,
  ready: readonly Ready[],
  failed: Map<string, unknown>,
): Promise<number> {
  try {
    return await write(db, userId, who, ready);
  } catch (error) {
    const [one, ...more] = ready;
    if (one && more.length === 0) failed.set(one.id, error);
    let masked = 0;
    if (more.length > 0) for (const single of ready) masked += await writeEach(db, userId, who, [single], failed);
    return masked;
  }
}

/** If the person is called the same still: they are held fast meanwhile, so that no older mask is written over a newer name. */
async function write(db: Db, userId: string, who: Particulars, ready: readonly Ready[]): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const [same] = await tx.$queryRaw<object[]>`
      SELECT 1 FROM "user" WHERE id = ${userId}::uuid AND name IS NOT DISTINCT FROM ${who.name}
        AND email = ${who.email} AND affiliation IS NOT DISTINCT FROM ${who.affiliation} FOR SHARE`;
      if (!same) return 0;
      return tx.$executeRaw`
      UPDATE submission_essay e SET blind_text = r."blindText", blind_html = r."blindHtml", blind_words = r."blindWords"
      FROM json_to_recordset(${JSON.stringify(ready)}::json) AS r(id uuid, "blindText" text, "blindHtml" text, "blindWords" int)
      WHERE e.id = r.id AND e.blind_text IS NULL`;
    },
    { timeout: TIMEOUT },
  );
}
