import "server-only";
import type { Prisma, Tx } from "#lib/db.ts";
import { keepImport } from "#lib/imports/store.ts";
import { markSelf } from "./mark-self.ts";
import type { FoundWork } from "./openalex-read.ts";
import type { ReadEntry } from "./read-entry.ts";
import { importLimits } from "./schema.ts";

const FORMAT = "OpenAlex";

/**
 * Offers works that the profile does not have as an import to be looked at. An import that somebody has begun
 * is left alone: what is offered next time is the same. What was offered once and dropped is offered again
 * only to somebody who asks; by itself only what OpenAlex has since come to know. Under the mentor's lock.
 * @returns how many are offered
 */
export async function offerNew(
  tx: Tx,
  { mentor, asked, others }: { mentor: { id: string; name: string }; asked: boolean; others: readonly FoundWork[] },
  now: Date,
): Promise<number> {
  const mentorId = mentor.id;
  const [begun, last] = await Promise.all([
    tx.import.findFirst({
      where: { mentorId, kind: "publications", state: { in: ["waiting", "ready"] } },
      select: { id: true, format: true },
    }),
    tx.import.findFirst({
      where: { mentorId, kind: "publications", format: FORMAT, settledAt: { not: null } },
      orderBy: { createdAt: "desc" },
      select: { createdAt: true },
    }),
  ]);
  if (begun && begun.format !== FORMAT) return 0;
  const since = asked || !last ? null : last.createdAt.toISOString().slice(0, 10);
  const entries = others
    .filter(({ entry, createdOn }) => "publication" in entry && (since === null || (createdOn ?? "") > since))
    .map(({ entry }, at) => ({ ...marked(entry, mentor.name), line: at + 1 }))
    .slice(0, importLimits.entries);
  if (entries.length === 0) {
    // What was offered is in the profile by now, or gone from OpenAlex.
    if (begun)
      await tx.import.update({ where: { id: begun.id }, data: { state: "dropped", settledAt: now, entries: [] } });
    return 0;
  }
  await keepImport(
    tx,
    {
      mentorId,
      kind: "publications",
      state: "ready",
      format: FORMAT,
      // Plain JSON: a variable of CSL without a value falls out.
      entries: JSON.parse(JSON.stringify(entries)) as Prisma.InputJsonValue,
      startedById: null,
    },
    now,
  );
  return entries.length;
}

/** The mentor among the authors: by ORCID iD where OpenAlex has it of one of them, else by name. */
function marked(entry: ReadEntry, name: string): ReadEntry {
  if (!("publication" in entry) || entry.publication.authors.some((author) => author.self)) return entry;
  return { ...entry, publication: { ...entry.publication, authors: markSelf(entry.publication.authors, name) } };
}
