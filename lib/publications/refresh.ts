import "server-only";
import type { Db, Tx } from "#lib/db.ts";
import { Known } from "./compare.ts";
import { type OpenAlexSettings, OpenAlexTrouble, worksOf } from "./openalex.ts";
import { type Counts, type FoundWork, foundWork, isBy } from "./openalex-read.ts";
import type { Work } from "./openalex-schema.ts";
import { pauseTurns, waitForTurn } from "./openalex-turn.ts";
import { offerNew } from "./refresh-offer.ts";

/** What came of an asking. `again`: it may help to ask once more, after so many seconds if a number is given. */
export type Refreshed =
  | { ok: true; counted: number; offered: number }
  | { ok: false; failure: string; again: boolean; seconds: number | null }
  /** The mentor has no ORCID iD any more, or is gone. */
  | null;

/** Two thousand works are compared and kept in a second or two, on a busy machine in more. In milliseconds. */
const WRITE_TIMEOUT = 30_000;

/** It is not our turn for a while, since OpenAlex wants a pause: nothing was asked. */
class NotYet extends Error {
  readonly seconds: number;
  constructor(wait: number) {
    super("not yet");
    this.seconds = Math.ceil(wait / 1_000);
  }
}

/**
 * Asks OpenAlex for everything under a mentor's ORCID iD; then writes the counts of the papers that the
 * profile has, and offers the others as an import to be looked at, in one transaction. When the asking fails,
 * nothing is changed but that it did.
 */
export async function refreshPublications(
  db: Db,
  settings: OpenAlexSettings,
  { mentorId, asked }: { mentorId: string; asked: boolean },
  now: Date,
): Promise<Refreshed> {
  const mentor = await db.mentor.findUnique({ where: { id: mentorId }, select: { orcid: true } });
  if (!mentor?.orcid) return null;
  let found: FoundWork[];
  try {
    const all = await worksOf(settings, mentor.orcid, () => turn(db));
    found = ownWorks(all, mentor.orcid).map((work, at) => foundWork(work, mentor.orcid ?? "", at + 1));
  } catch (error) {
    if (error instanceof NotYet)
      return { ok: false, failure: "OpenAlex wants a pause.", again: true, seconds: error.seconds };
    if (!(error instanceof OpenAlexTrouble)) throw error;
    if (error.retryAfter !== null) await pauseTurns(db, error.retryAfter);
    await tell(db, mentorId, now, error.message);
    return { ok: false, failure: error.message, again: error.passing, seconds: error.retryAfter };
  }
  return db.$transaction(
    async (tx) => {
      // Imports and edits of this mentor take the same lock.
      const [still] = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT id::text, name FROM mentor WHERE id = ${mentorId}::uuid AND orcid = ${mentor.orcid} FOR NO KEY UPDATE`;
      if (!still) return null;
      const known = await tx.publication.findMany({
        where: { mentorId },
        select: { id: true, title: true, year: true, doi: true, arxivId: true, openalexId: true },
      });
      const { counts, others } = matched(known, found);
      const counted = await writeCounts(tx, counts, now);
      const offered = await offerNew(tx, { mentor: still, asked, others }, now);
      await tx.publicationRefresh.upsert({
        where: { mentorId },
        create: { mentorId, askedAt: now, succeededAt: now, counted },
        update: { askedAt: now, succeededAt: now, failure: null, counted },
      });
      return { ok: true, counted, offered };
    },
    { timeout: WRITE_TIMEOUT },
  );
}

async function turn(db: Db): Promise<void> {
  const wait = await waitForTurn(db);
  if (wait > 0) throw new NotYet(wait);
}

/** What is not under this ORCID iD is left out; where nothing is, something else was answered than was asked. */
function ownWorks(works: readonly Work[], orcid: string): Work[] {
  if (works.length === 0)
    throw new OpenAlexTrouble("OpenAlex lists nothing under this ORCID iD. Look whether it is the right one.", {
      passing: false,
    });
  const own = works.filter((work) => isBy(work, orcid));
  if (own.length === 0) throw new OpenAlexTrouble("OpenAlex answered with works of somebody else.", { passing: false });
  return own;
}

type Paper = {
  id: string;
  title: string;
  year: number | null;
  doi: string | null;
  arxivId: string | null;
  openalexId: string | null;
};

/** Which stored paper each work is. Of several works that are one paper, the most cited counts. */
export function matched(
  known: readonly Paper[],
  found: readonly FoundWork[],
): { counts: Map<string, Counts>; others: FoundWork[] } {
  const counts = new Map<string, Counts>();
  const others: FoundWork[] = [];
  const byId = new Map(known.map((paper) => [paper.openalexId, paper]));
  const index = new Known<Paper>();
  for (const paper of known) index.put(paper, paper);
  for (const work of found) {
    const { entry } = work;
    const own =
      byId.get(work.counts.openalexId) ?? ("publication" in entry ? index.find(entry.publication).thing : undefined);
    if (!own) others.push(work);
    else if (work.counts.citations >= (counts.get(own.id)?.citations ?? 0)) counts.set(own.id, work.counts);
  }
  return { counts, others };
}

/** One statement, so that the public pages are made anew once. @returns how many papers have a count now */
async function writeCounts(tx: Tx, counts: ReadonlyMap<string, Counts>, now: Date): Promise<number> {
  const rows = [...counts].map(([id, { openalexId, citations, citedIn }]) => ({ id, openalexId, citations, citedIn }));
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    UPDATE publication p SET citations = c.citations, cited_at = ${now}::timestamptz, cited_by = 'OpenAlex',
      cited_in = c."citedIn", openalex_id = c."openalexId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id uuid, "openalexId" text, citations int, "citedIn" jsonb)
    WHERE p.id = c.id`;
}

/** Only that it failed, and why: what was counted before stays. */
async function tell(db: Db, mentorId: string, now: Date, failure: string): Promise<void> {
  await db.publicationRefresh.upsert({
    where: { mentorId },
    create: { mentorId, askedAt: now, failure },
    update: { askedAt: now, failure },
  });
}
