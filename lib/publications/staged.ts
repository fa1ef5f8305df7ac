import { createHash } from "node:crypto";
import { z } from "zod";
import type { Db, Prisma, Tx } from "#lib/db.ts";
import { keepImport } from "#lib/imports/store.ts";
import type { Judged, Stored } from "./compare.ts";
import { isCsl } from "./csl.ts";
import { markSelf } from "./mark-self.ts";
import type { ReadEntry } from "./read-entry.ts";
import { authorsOf, publicationSchema } from "./schema.ts";

const entriesSchema = z.array(
  z.union([
    z.object({ key: z.string(), line: z.number(), publication: publicationSchema, notes: z.array(z.string()) }),
    z.object({ key: z.string(), line: z.number(), problem: z.string() }),
  ]),
);

/** The entries of an import's row. What is in it was written by stageEntries: anything else is a bug, and throws. */
export function entriesOf(stored: unknown): ReadEntry[] {
  return entriesSchema.parse(stored);
}

/**
 * Keeps what was read for the preview, with the mentor marked among the authors. Call it under the mentor's lock.
 * @param given.format "OpenAlex" has no lines
 * @returns the import's id
 */
export function stageEntries(
  tx: Tx,
  mentor: { id: string; name: string },
  given: { format: string; entries: readonly ReadEntry[]; startedById: string | null },
  now: Date,
): Promise<string> {
  const { format, entries, startedById } = given;
  const marked = entries.map((entry) =>
    "problem" in entry
      ? entry
      : { ...entry, publication: { ...entry.publication, authors: markSelf(entry.publication.authors, mentor.name) } },
  );
  // Read from text, so that it is plain JSON; a variable of CSL without a value falls out.
  const json = JSON.parse(JSON.stringify(marked)) as Prisma.InputJsonValue;
  return keepImport(
    tx,
    { mentorId: mentor.id, kind: "publications", state: "ready", format, entries: json, startedById },
    now,
  );
}

/** What a mentor has, hidden or not, as imports are compared with it. */
export async function storedOf(db: Pick<Db, "publication">, mentorId: string): Promise<Stored[]> {
  const rows = await db.publication.findMany({
    where: { mentorId },
    select: {
      id: true,
      version: true,
      title: true,
      authors: true,
      venue: true,
      year: true,
      month: true,
      day: true,
      fields: true,
      abstract: true,
      doi: true,
      arxivId: true,
      url: true,
      pdfUrl: true,
      csl: true,
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, authors: authorsOf(row.authors), csl: isCsl(row.csl) ? row.csl : {} }));
}

/** Marks what a preview shows: the same as long as applying it would do the same. */
export function markOf(judged: readonly Judged[]): string {
  const shown = judged.map((entry) =>
    entry.verdict === "changed" ? [entry.at, entry.of.id, entry.of.version] : [entry.at, entry.verdict],
  );
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex").slice(0, 32);
}
