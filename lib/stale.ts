import { createHash } from "node:crypto";
import { utc } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/result.ts";
import { listed } from "#lib/text.ts";

/** What a form holds, field by field, as strings. */
export type Shown = Record<string, string>;

function mark(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 16);
}

/**
 * What a form showed when it was opened, as a short hash for each field. It travels with the
 * form, so that saving can tell which fields somebody else changed meanwhile, even without script.
 */
export function seenOf(shown: Shown): string {
  return new URLSearchParams(Object.entries(shown).map(([name, value]) => [name, mark(value)])).toString();
}

/**
 * The version that something begins with which can be thrown away and begun again: seconds since
 * 2020, so that a page that still shows the one before is not taken for a page of this one.
 */
export function firstVersion(now: Date): number {
  return Math.floor((now.getTime() - Date.UTC(2020, 0, 1)) / 1_000);
}

/** The fields whose text is not what the form was opened with. A forged or missing mark counts as changed. */
export function changedSince(seen: string, current: Shown): string[] {
  const marks = new URLSearchParams(seen);
  return Object.entries(current)
    .filter(([name, value]) => marks.get(name) !== mark(value))
    .map(([name]) => name);
}

type Edit = {
  /** What the record calls the thing, and the acts that edit this part of it. */
  subject: string;
  subjectId: string;
  acts: string[];
  actorId: string;
  seen: string;
  /** What is stored now, read under a lock. */
  current: Shown;
  /** What this person wants it to be. */
  mine: Shown;
  labels: Record<string, string>;
  /** When it was last changed, where not every change is recorded under the subject: an earlier record did not make it. */
  since?: Date;
};

/**
 * The refusal of an edit that began before somebody else's, or undefined. It says who changed
 * what; the form gets the stored texts beside the typed ones, and may then be sent again.
 */
export async function overtaken(tx: Tx, edit: Edit): Promise<Refusal | undefined> {
  const names = changedSince(edit.seen, edit.current).filter((name) => edit.current[name] !== edit.mine[name]);
  if (names.length === 0) return undefined;
  const [last] = await tx.$queryRaw<{ actorId: string; name: string; at: Date }[]>`
    SELECT u.id::text AS "actorId", coalesce(u.name, u.email) AS name, e.at
    FROM audit_event e JOIN "user" u ON u.id = e.actor_id
    WHERE e.subject = ${edit.subject} AND e.subject_id = ${edit.subjectId}::uuid AND e.act = ANY(${edit.acts})
      AND (${edit.since ?? null}::timestamptz IS NULL OR e.at >= ${edit.since ?? null}::timestamptz)
    ORDER BY e.at DESC, e.id DESC LIMIT 1`;
  const who = !last ? "Somebody" : last.actorId === edit.actorId ? "You" : last.name;
  const where = last?.actorId === edit.actorId ? " in another tab" : "";
  const what = listed(names.map((name) => edit.labels[name] ?? name));
  return {
    ...refuse(
      `${who} changed ${what}${where}${last ? ` on ${utc(last.at)}` : ""}, after you had opened this page. Nothing was saved and nothing is lost: the stored text is shown below, yours is in the fields. Make the fields say what you want, then save again.`,
      Object.fromEntries(
        names.map((name) => [
          name,
          `${who} changed ${edit.labels[name] ?? name} meanwhile. Compare it with the stored text.`,
        ]),
      ),
    ),
    held: {
      seen: seenOf(edit.current),
      theirs: Object.fromEntries(names.map((name) => [name, edit.current[name] ?? ""])),
    },
  };
}
