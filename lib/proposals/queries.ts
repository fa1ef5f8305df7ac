import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { changedSince, type Shown, seenOf } from "#lib/stale.ts";
import type { ProjectState, ProposalState } from "#prisma/generated/enums.ts";
import type { ProposalField, ProposalValues } from "./schema.ts";
import { type Proposed, projectAt, proposalReadBy, proposedBy, publishedBy } from "./scope.ts";
import { differing, publishedValues, readValues, shownValues } from "./shown.ts";

export type ProposalRow = Pick<Proposed, "slug" | "title"> & {
  projectState: ProjectState;
  cohort: string;
  /** Of the latest proposal; null where there never was one. */
  state: ProposalState | null;
  sent: boolean;
  at: Date | null;
};

/** The projects that the actor leads, with the latest proposal for each. One statement. */
export async function myProposals(actor: Actor): Promise<ProposalRow[]> {
  return db.$queryRaw<ProposalRow[]>`
    SELECT p.slug, p.title, p.state::text AS "projectState", c.name AS cohort, r.state::text AS state,
           coalesce(r.sent, FALSE) AS sent, r.at
    FROM project p JOIN cohort c ON c.id = p.cohort_id LEFT JOIN LATERAL (
      SELECT r.state, r.sent_at IS NOT NULL AS sent, coalesce(r.decided_at, r.updated_at) AS at FROM project_proposal r
      WHERE r.project_id = p.id ORDER BY (r.state = 'open') DESC, r.updated_at DESC, r.id DESC LIMIT 1) r ON TRUE
    WHERE ${proposedBy(actor)} ORDER BY c.closes_at DESC, lower(p.title), p.id`;
}

type Stored = {
  id: string;
  state: ProposalState;
  sentAt: Date | null;
  at: Date;
  values: unknown;
  seen: string;
  note: string;
  answer: string;
  version: number;
  author: string | null;
};

/** The open proposal, else the one that was decided last, if the actor reads it. */
async function latest(actor: Actor, projectId: string): Promise<Stored | undefined> {
  const [row] = await db.$queryRaw<Stored[]>`
    SELECT r.id::text, r.state::text AS state, r.sent_at AS "sentAt", r.updated_at AS at, r.values, r.seen, r.note, r.answer,
           r.version, coalesce(u.name, u.email) AS author
    FROM project_proposal r JOIN project p ON p.id = r.project_id LEFT JOIN "user" u ON u.id = r.author_id
    WHERE r.project_id = ${projectId}::uuid AND ${proposalReadBy(actor)}
    ORDER BY (r.state = 'open') DESC, r.updated_at DESC, r.id DESC LIMIT 1`;
  return row;
}

async function trustedWith(actor: Actor, slug: string): Promise<boolean> {
  return (await projectAt(db, slug, publishedBy(actor))) !== undefined;
}

export type ProposalForm = {
  project: Proposed;
  /** What the fields hold: what is open or was declined, else what the project says. */
  values: ProposalValues & { note: string };
  version: number;
  seen: string;
  /** What the project says now where it changed since the proposal was begun, and the proposal would change it back. */
  theirs: Partial<Record<ProposalField, string>>;
  open: { sentAt: Date | null; at: Date } | null;
  declined: { answer: string; at: Date } | null;
  allTopics: { id: string; name: string }[];
  /** Whether the actor publishes it without an admin. */
  publishes: boolean;
};

/**
 * The form of a proposal to a project that the actor leads; null for another.
 * @param fresh begins with what the project says, whatever was declined
 */
export async function proposalForm(actor: Actor, slug: string, fresh = false): Promise<ProposalForm | null> {
  const project = await projectAt(db, slug, proposedBy(actor));
  if (!project) return null;
  const [found, { slug: _, ...published }, allTopics, publishes] = await Promise.all([
    latest(actor, project.id),
    publishedValues(db, project.id),
    db.topic.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } }),
    trustedWith(actor, slug),
  ]);
  const open = found?.state === "open" ? found : undefined;
  const declined = found?.state === "declined" && !fresh ? found : undefined;
  const kept = open ?? declined;
  const values = kept ? readValues(kept.values) : published;
  const [now, mine] = [await shownValues(db, published, slug), await shownValues(db, values, slug)];
  const changed = kept ? changedSince(kept.seen, now) : [];
  const fields = differing(now, mine).filter((field) => changed.includes(field));
  return {
    project,
    values: { ...values, note: open?.note ?? "" },
    version: open?.version ?? 0,
    // What changed is shown above the form: saving it again is meant.
    seen: seenOf(now),
    theirs: Object.fromEntries(fields.map((field) => [field, now[field] ?? ""])),
    open: open ? { sentAt: open.sentAt, at: open.at } : null,
    declined: declined ? { answer: declined.answer, at: declined.at } : null,
    allTopics,
    publishes,
  };
}

export type ProposalChanges = {
  project: Proposed & { id: string };
  proposal: {
    version: number;
    sentAt: Date | null;
    at: Date;
    author: string | null;
    note: string;
    before: Shown;
    after: Shown;
    /** Fields that changed in the project since the proposal was begun: it can't be published so. */
    overtaken: ProposalField[];
  } | null;
  leads: boolean;
  publishes: boolean;
  declines: boolean;
};

/** What an open proposal would change, for those who lead the project, and for admins once it was sent; else null. */
export async function proposalChanges(actor: Actor, slug: string): Promise<ProposalChanges | null> {
  const lead = await projectAt(db, slug, proposedBy(actor));
  const project = lead ?? (await projectAt(db, slug, publishedBy(actor)));
  if (!project) return null;
  const found = await latest(actor, project.id);
  const rights = { leads: lead !== undefined, publishes: await trustedWith(actor, slug) };
  if (found?.state !== "open") return { project, proposal: null, ...rights, declines: false };
  const [before, after] = [
    await shownValues(db, await publishedValues(db, project.id), slug),
    await shownValues(db, readValues(found.values), slug),
  ];
  const changed = changedSince(found.seen, before);
  const { version, sentAt, at, author, note } = found;
  return {
    project,
    proposal: {
      version,
      sentAt,
      at,
      author,
      note,
      before,
      after,
      overtaken: differing(before, after).filter((field) => changed.includes(field)),
    },
    ...rights,
    declines: actor.isAdmin && sentAt !== null,
  };
}

/** The texts of the open proposal that the actor reads, for the preview; null where there is none. */
export async function proposedTexts(
  actor: Actor,
  slug: string,
): Promise<{ project: Proposed; values: ProposalValues } | null> {
  const project = await projectAt(db, slug, Prisma.sql`(${proposedBy(actor)} OR ${publishedBy(actor)})`);
  const found = project && (await latest(actor, project.id));
  return project && found?.state === "open" ? { project, values: readValues(found.values) } : null;
}

export type WaitingProposal = { slug: string; title: string; author: string | null; sentAt: Date; note: string };

/** What waits for an admin, the oldest first. One statement. */
export async function waitingProposals(actor: Actor): Promise<WaitingProposal[]> {
  return db.$queryRaw<WaitingProposal[]>`
    SELECT p.slug, p.title, coalesce(u.name, u.email) AS author, r.sent_at AS "sentAt", r.note
    FROM project_proposal r JOIN project p ON p.id = r.project_id LEFT JOIN "user" u ON u.id = r.author_id
    WHERE r.state = 'open' AND r.sent_at IS NOT NULL AND p.state <> 'archived' AND ${actor.isAdmin}::boolean
    ORDER BY r.sent_at, r.id`;
}
