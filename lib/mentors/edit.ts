import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { personByEmail } from "#lib/people/edit.ts";
import { wouldBreak } from "#lib/projects/locked.ts";
import { type Finding, newFindings, pageFindings } from "#lib/projects/publish-rules.ts";
import { knownAddresses, snapshots } from "#lib/projects/snapshot.ts";
import { done, ok, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { freeSlug } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { type MentorInput, mentorLabels } from "./schema.ts";

const taken = refuse("That is taken. Nothing was lost.", { slug: "Another mentor has this address. Choose another." });
const nameless = refuse("The mentor needs an address.", { slug: "No address can be made from this name: enter one." });

type Stored = {
  name: string;
  slug: string;
  affiliation: string;
  role: string;
  biography: string;
  website: string | null;
};

/** A profile as it is compared. */
export function mentorShown(stored: Stored, account: string): Shown {
  const { name, slug, affiliation, role, biography, website } = stored;
  return { name, slug, affiliation, role, biography, website: website ?? "", account };
}

/** The id of the account to link, or null for none. An account belongs to at most one profile. */
async function accountOf(tx: Tx, actor: Actor, email: string, mentorId: string | null): Promise<Result<string | null>> {
  if (email === "") return ok(null);
  const userId = await personByEmail(tx, actor, email);
  const other = await tx.mentor.findFirst({
    where: { userId, ...(mentorId ? { id: { not: mentorId } } : {}) },
    select: { name: true },
  });
  return other
    ? refuse("That account belongs to another profile. Nothing was lost.", {
        account: `This address is linked to the profile of ${other.name}.`,
      })
    : ok(userId);
}

async function slugs(tx: Tx): Promise<Set<string>> {
  return new Set((await tx.mentor.findMany({ select: { slug: true } })).map((row) => row.slug));
}

/** A new mentor. Returns the id. */
export async function createMentor(db: Db, actor: Actor, input: MentorInput): Promise<Result<string>> {
  return transaction(
    db,
    async (tx) => {
      const slug = input.slug || freeSlug(input.name, await slugs(tx));
      if (slug === "") return nameless;
      const user = await accountOf(tx, actor, input.account, null);
      if (!user.ok) return user;
      const { name, affiliation, role, biography, website } = input;
      const { id } = await tx.mentor.create({
        data: { name, slug, affiliation, role, biography, website, userId: user.value },
        select: { id: true },
      });
      await record(tx, {
        actorId: actor.id,
        act: "createMentor",
        subject: "mentor",
        subjectId: id,
        detail: { person: user.value },
      });
      return ok(id);
    },
    taken,
  );
}

/** Changes a profile, and which account it belongs to: that person reviews from their next request on. */
export async function editMentor(
  db: Db,
  actor: Actor,
  input: MentorInput & { id: string; seen: string },
): Promise<Result> {
  const { id } = input;
  return transaction(
    db,
    async (tx) => {
      const [locked] = await tx.$queryRaw<
        { id: string }[]
      >`SELECT id::text FROM mentor WHERE id = ${id}::uuid FOR UPDATE`;
      if (!locked) return refuse("This mentor is not here any more.");
      const stored = await tx.mentor.findUniqueOrThrow({
        where: { id },
        include: { user: { select: { email: true } } },
      });
      const { name, affiliation, role, biography, website } = input;
      const slug = input.slug || stored.slug;
      const next = { name, slug, affiliation, role, biography, website };
      const [current, mine] = [mentorShown(stored, stored.user?.email ?? ""), mentorShown(next, input.account)];
      const conflict = await overtaken(tx, {
        subject: "mentor",
        subjectId: id,
        acts: ["editMentor"],
        actorId: actor.id,
        seen: input.seen,
        current,
        mine,
        labels: mentorLabels,
      });
      if (conflict) return conflict;
      const fields = Object.keys(current).filter((field) => current[field] !== mine[field]);
      if (fields.length === 0) return done;
      const user = await accountOf(tx, actor, input.account, id);
      if (!user.ok) return user;
      return changeProfile(tx, actor, id, fields, { ...next, userId: user.value }, { person: user.value });
    },
    taken,
  );
}

/**
 * Writes a profile and the record of it. What would break a public page that shows the mentor is
 * refused by the field; the transaction that this is in is then to be undone.
 * @param fields what changes, for the record; not empty
 */
export async function changeProfile(
  tx: Tx,
  actor: Actor,
  id: string,
  fields: readonly string[],
  data: Prisma.MentorUncheckedUpdateInput,
  detail: Record<string, string | null> = {},
): Promise<Result> {
  const before = await findingsOfProjects(tx, id);
  await tx.mentor.update({ where: { id }, data });
  await record(tx, {
    actorId: actor.id,
    act: "editMentor",
    subject: "mentor",
    subjectId: id,
    detail: { fields: fields.join(", "), ...detail },
  });
  const broken = newFindings(before, await findingsOfProjects(tx, id));
  return broken.length > 0 ? wouldBreak(broken, { part: "mentor", id }, "This profile") : done;
}

/** What is broken on the public pages that show the mentor. */
async function findingsOfProjects(tx: Tx, mentorId: string): Promise<Finding[]> {
  const shown = await snapshots(
    tx,
    Prisma.sql`p.state IN ('published', 'closed') AND EXISTS (
    SELECT 1 FROM project_mentor pm WHERE pm.project_id = p.id AND pm.mentor_id = ${mentorId}::uuid)`,
  );
  if (shown.length === 0) return [];
  const known = await knownAddresses(tx);
  return shown.flatMap((project) => pageFindings(project, known));
}
