import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Prisma, Tx } from "#lib/db.ts";
import { isUuid } from "#lib/text.ts";
import type { ImportKind, ImportState } from "#prisma/generated/enums.ts";
import { isSettled } from "./rules.ts";

export type StoredImport = {
  id: string;
  mentorId: string;
  kind: ImportKind;
  state: ImportState;
  format: string;
  entries: unknown;
  failure: string | null;
  feedId: string | null;
  createdAt: Date;
};

const columns = {
  id: true,
  mentorId: true,
  kind: true,
  state: true,
  format: true,
  entries: true,
  failure: true,
  feedId: true,
  createdAt: true,
} as const;

/**
 * Keeps what was read, or is to be read by the worker, for a preview. Unfinished imports of the same kind
 * (and feed) are dropped: there is one preview at a time. Call it under the mentor's lock.
 * @returns the import's id
 */
export async function keepImport(
  tx: Tx,
  given: {
    mentorId: string;
    kind: ImportKind;
    state: "waiting" | "ready" | "failed";
    format: string;
    entries: Prisma.InputJsonValue;
    failure?: string;
    feedId?: string;
    startedById: string | null;
  },
  now: Date,
): Promise<string> {
  const { mentorId, kind, feedId = null, failure = null, ...rest } = given;
  await tx.import.updateMany({
    where: { mentorId, kind, feedId, state: { in: ["waiting", "ready"] } },
    data: { state: "dropped", settledAt: now, entries: [] },
  });
  const { id } = await tx.import.create({
    data: {
      mentorId,
      kind,
      feedId,
      failure,
      createdAt: now,
      settledAt: isSettled(given.state) ? now : null,
      ...rest,
    },
    select: { id: true },
  });
  return id;
}

/** An import of a mentor's, or null: only for whoever edits the profile (lib/mentors/scope.ts says who). */
export async function importOf(
  db: Pick<Db, "import">,
  actor: Actor,
  place: { mentor: string; kind: ImportKind; id: string },
): Promise<StoredImport | null> {
  if (!isUuid(place.id)) return null;
  return db.import.findFirst({
    where: {
      id: place.id,
      kind: place.kind,
      mentor: { slug: place.mentor, ...(actor.isAdmin ? {} : { userId: actor.id }) },
    },
    select: columns,
  });
}

/** Settles a preview once: false when it was settled before. Its entries are let go. */
export async function settleImport(tx: Tx, id: string, state: "applied" | "dropped", now: Date): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id, state: state === "applied" ? "ready" : { in: ["waiting", "ready"] } },
    data: { state, settledAt: now, entries: [] },
  });
  return count === 1;
}
