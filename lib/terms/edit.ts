import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { freeSlug } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { formsTaken, otherForms } from "./rules.ts";
import { type TermInput, termLabels } from "./schema.ts";
import { editsTerms } from "./scope.ts";

/** Where the form for a new term is: the term itself could not be edited there. */
const NEW = "new";

const notYours = refuse(
  "You can’t edit the glossary any more: mentors and admins do. Nothing was saved; what you typed is still in the form.",
);
const gone = refuse("This term is not here any more: an admin deleted it. What you typed is still in the form.");
const nameless = refuse("The term needs an address.", { slug: "No address can be made from this name: enter one." });

type Stored = { name: string; slug: string; also: string[]; definition: string; text: string };

/** A term as it is compared. */
export function termShown({ name, slug, also, definition, text }: Stored): Shown {
  return { name, slug, also: also.join("\n"), definition, text };
}

/** Of two who edit the glossary one comes after the other, so that no form and no address is given twice. */
async function lockGlossary(tx: Tx, actor: Actor): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('prentice.glossary', 0))`;
  const [row] = await tx.$queryRaw<{ may: boolean }[]>`SELECT ${editsTerms(actor)} AS may`;
  return row?.may === true;
}

/** Every address that leads to a term, with that term. */
async function addresses(tx: Tx): Promise<Map<string, { termId: string; name: string; past: boolean }>> {
  const rows = await tx.$queryRaw<{ slug: string; termId: string; name: string; past: boolean }[]>`
    SELECT slug, id::text AS "termId", name, false AS past FROM term
    UNION ALL SELECT a.slug, t.id::text, t.name, true FROM term_address a JOIN term t ON t.id = a.term_id`;
  return new Map(rows.map(({ slug, ...term }) => [slug, term]));
}

/** What is wrong with the address and the forms that a term is to have, or undefined. `id` is null for a new one. */
async function refused(tx: Tx, id: string | null, next: Stored, known: Awaited<ReturnType<typeof addresses>>) {
  const at = known.get(next.slug);
  const others = await tx.term.findMany({ where: id ? { id: { not: id } } : {}, select: { name: true, also: true } });
  const fields = { ...formsTaken(next, others) };
  if (next.slug === NEW) fields["slug"] = "No term can have this address. Choose another.";
  if (at && at.termId !== id) {
    fields["slug"] = at.past
      ? `This was the address of “${at.name}” before, and old links to it still lead there. Choose another.`
      : `The term “${at.name}” has this address. Choose another.`;
  }
  return Object.keys(fields).length > 0
    ? refuse("That is taken. Nothing was saved, and what you typed is still in the form.", fields)
    : undefined;
}

/** A new term; its address is made from the name unless one is given. @returns the address */
export async function createTerm(db: Db, actor: Actor, input: TermInput, now: Date): Promise<Result<string>> {
  return transaction(db, async (tx) => {
    if (!(await lockGlossary(tx, actor))) return notYours;
    const known = await addresses(tx);
    const { name, definition, text } = input;
    const slug = input.slug || freeSlug(name, new Set([...known.keys(), NEW]));
    if (slug === "") return nameless;
    const next = { name, slug, also: otherForms(name, input.also), definition, text };
    const wrong = await refused(tx, null, next, known);
    if (wrong) return wrong;
    const id = uuid7(now);
    await tx.term.create({ data: { id, ...next, createdAt: now, updatedAt: now } });
    await record(tx, { actorId: actor.id, act: "createTerm", subject: "term", subjectId: id });
    return ok(slug);
  });
}

/**
 * Changes a term. What it said before is kept with who replaced it, and an address that it had still
 * leads to it. What somebody else saved meanwhile is not overwritten unseen.
 * @returns the address
 */
export async function editTerm(
  db: Db,
  actor: Actor,
  input: TermInput & { id: string; seen: string },
  now: Date,
): Promise<Result<string>> {
  const { id } = input;
  return transaction(db, async (tx) => {
    if (!(await lockGlossary(tx, actor))) return notYours;
    const stored = await tx.term.findUnique({ where: { id } });
    if (!stored) return gone;
    const { name, definition, text } = input;
    const slug = input.slug || stored.slug;
    const next = { name, slug, also: otherForms(name, input.also), definition, text };
    const [current, mine] = [termShown(stored), termShown(next)];
    const conflict = await overtaken(tx, {
      subject: "term",
      subjectId: id,
      acts: ["editTerm"],
      actorId: actor.id,
      seen: input.seen,
      current,
      mine,
      labels: termLabels,
    });
    if (conflict) return conflict;
    const changed = Object.keys(current).filter((field) => current[field] !== mine[field]);
    if (changed.length === 0) return ok(slug);
    const wrong = await refused(tx, id, next, await addresses(tx));
    if (wrong) return wrong;
    if (slug !== stored.slug) {
      // It may have had the new one before.
      await tx.termAddress.deleteMany({ where: { slug, termId: id } });
      await tx.termAddress.create({ data: { slug: stored.slug, termId: id } });
    }
    const reworded = changed.some((field) => field !== "slug");
    if (reworded) {
      const before = { name: stored.name, also: stored.also, definition: stored.definition, text: stored.text };
      await tx.termEdit.create({
        data: { id: uuid7(now), termId: id, version: stored.version, ...before, editorId: actor.id, at: now },
      });
    }
    const version = stored.version + (reworded ? 1 : 0);
    await tx.term.update({ where: { id }, data: { ...next, version, updatedAt: now } });
    await record(tx, {
      actorId: actor.id,
      act: "editTerm",
      subject: "term",
      subjectId: id,
      detail: { fields: changed.join(", ") },
    });
    return ok(slug);
  });
}

/** Deletes a term with its history and its addresses: texts that use it stay as they are, and don't mark it any more. Admins only. */
export async function deleteTerm(db: Db, actor: Actor, id: string): Promise<Result> {
  return transaction(db, async (tx) => {
    await lockGlossary(tx, actor);
    const [deleted] = await tx.$queryRaw<{ name: string }[]>`
      DELETE FROM term WHERE id = ${id}::uuid AND ${actor.isAdmin}::boolean RETURNING name`;
    if (!deleted) return refuse("This term is not here any more: it was deleted already.");
    await record(tx, {
      actorId: actor.id,
      act: "deleteTerm",
      subject: "term",
      subjectId: id,
      detail: { name: deleted.name },
    });
    return ok(undefined);
  });
}
