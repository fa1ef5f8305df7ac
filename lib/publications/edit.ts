import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { lockProfile, notEdited } from "#lib/mentors/scope.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { typedAuthors } from "./authors.ts";
import { cslWith, isCsl } from "./csl.ts";
import { type PublicationInput, publicationLabels } from "./edit-schema.ts";
import { normaliseArxivId } from "./identity.ts";
import { columns } from "./import.ts";
import { type Author, authorsOf, typedDate } from "./schema.ts";

type Held = Omit<PublicationInput, "date" | "authors" | "citedAt" | "citedBy"> & {
  authors: unknown;
  year: number | null;
  month: number | null;
  day: number | null;
  citedAt: Date | null;
  citedBy: string | null;
};

/** A publication as its form shows it, and as edits are compared. */
export function publicationShown(row: Held): Shown {
  return {
    title: row.title,
    authors: typedAuthors(authorsOf(row.authors)),
    venue: row.venue,
    date: typedDate(row),
    fields: row.fields.join(", "),
    abstract: row.abstract,
    doi: row.doi ?? "",
    arxivId: row.arxivId ?? "",
    url: row.url ?? "",
    pdfUrl: row.pdfUrl ?? "",
    citations: row.citations === null ? "" : String(row.citations),
    citedAt: dayOf(row.citedAt),
    citedBy: row.citedBy ?? "",
  };
}

function dayOf(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? "";
}

const gone = refuse(
  "This publication is not here any more: it was deleted meanwhile. Nothing was saved; copy what you want to keep.",
);

const sameId = {
  doi: refuse("Nothing was saved.", { doi: "Another of these publications has this DOI." }),
  arxivId: refuse("Nothing was saved.", { arxivId: "Another of these publications has this arXiv id." }),
};

/** Changes what a publication says. What somebody else changed meanwhile is not overwritten unseen. */
export async function editPublication(
  db: Db,
  actor: Actor,
  place: { mentor: string; id: string },
  input: PublicationInput & { seen: string },
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, place.mentor);
    if (!mentor) return notEdited;
    const [row] = await tx.publication.findMany({ where: { id: place.id, mentorId: mentor.id } });
    if (!row) return gone;
    const { seen, date, citedAt, citations, citedBy, authors, ...said } = input;
    const current = publicationShown(row);
    const counted = {
      citations,
      citedAt: citations === null ? null : citedAt === dayOf(row.citedAt) ? row.citedAt : new Date(citedAt),
      citedBy: citations === null ? null : citedBy,
    };
    const arxivId = said.arxivId ?? (said.doi ? normaliseArxivId(said.doi) : null);
    const next = { ...said, ...date, arxivId, authors: kept(authors, authorsOf(row.authors)) };
    const mine = publicationShown({ ...next, ...counted });
    const stale = await overtaken(tx, {
      subject: "publication",
      subjectId: row.id,
      acts: ["editPublication"],
      actorId: actor.id,
      seen,
      current,
      mine,
      labels: publicationLabels,
      // Imports and the worker's counts are recorded elsewhere, or not at all.
      since: new Date(Math.max(row.updatedAt.getTime(), row.citedAt?.getTime() ?? 0)),
    });
    if (stale) return stale;
    const changed = Object.keys(mine).filter((name) => mine[name] !== current[name]);
    if (changed.length === 0) return ok(undefined);
    for (const name of ["doi", "arxivId"] as const) {
      const value = next[name];
      if (value === null) continue;
      const other = { mentorId: mentor.id, id: { not: row.id }, [name]: value };
      if ((await tx.publication.count({ where: other })) > 0) return sameId[name];
    }
    await tx.publication.update({
      where: { id: row.id },
      data: {
        ...columns({ ...next, csl: cslWith(isCsl(row.csl) ? row.csl : {}, next) }),
        ...counted,
        updatedAt: now,
        version: { increment: 1 },
      },
    });
    await record(tx, {
      actorId: actor.id,
      act: "editPublication",
      subject: "publication",
      subjectId: row.id,
      detail: { mentor: mentor.id, fields: changed.join(", ") },
    });
    return ok(undefined);
  });
}

/** Typed authors. The same as stored where only spaces differ, so that nothing of them is lost. */
function kept(typed: Author[], stored: Author[]): Author[] {
  return typedAuthors(typed) === typedAuthors(stored) ? stored : typed;
}

/** Takes a publication from the public pages, or shows it there again; what is so already stays so. */
export async function hidePublication(
  db: Db,
  actor: Actor,
  place: { mentor: string; id: string },
  hide: boolean,
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, place.mentor);
    if (!mentor) return notEdited;
    const own = { id: place.id, mentorId: mentor.id };
    const { count } = await tx.publication.updateMany({
      where: { ...own, hiddenAt: hide ? null : { not: null } },
      data: { hiddenAt: hide ? now : null, updatedAt: now },
    });
    if (count === 0) return (await tx.publication.count({ where: own })) > 0 ? ok(undefined) : gone;
    await record(tx, {
      actorId: actor.id,
      act: hide ? "hidePublication" : "showPublication",
      subject: "publication",
      subjectId: place.id,
      detail: { mentor: mentor.id },
    });
    return ok(undefined);
  });
}

/** Deletes a publication for good. One that is gone already is no fault. */
export async function deletePublication(db: Db, actor: Actor, place: { mentor: string; id: string }): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, place.mentor);
    if (!mentor) return notEdited;
    const { count } = await tx.publication.deleteMany({ where: { id: place.id, mentorId: mentor.id } });
    if (count === 0) return refuse("This publication is not here any more: it was deleted already.");
    await record(tx, {
      actorId: actor.id,
      act: "deletePublication",
      subject: "mentor",
      subjectId: mentor.id,
      detail: { publication: place.id },
    });
    return ok(undefined);
  });
}
