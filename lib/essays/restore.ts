import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { saveEssay } from "./save.ts";

/** Which text is put back, and which version of the essay its author was looking at. */
export type Restoring = { id: string; revision: number; version: number };

/**
 * Puts a text back that the actor's essay held before. It is a save like any other: the text that it
 * replaces is kept in the history, and it is refused when another save came in between. A prompt
 * that is not asked any more is not chosen again. Null when there is no such revision of theirs.
 */
export async function restoreRevision(
  db: Db,
  actor: Actor,
  { id, revision, version }: Restoring,
  now: Date,
): Promise<Result | null> {
  if (!isId(id)) return null;
  const [kept] = await db.$queryRaw<{ text: string; promptId: string | null; stands: boolean }[]>`
    SELECT r.text, r.text = e.text AS stands, (
      SELECT q.id::text FROM prompt q JOIN problem b ON b.current_version_id = q.version_id
      WHERE b.id = e.problem_id AND q.id IN (r.prompt_id, e.prompt_id) ORDER BY q.id = r.prompt_id DESC LIMIT 1) AS "promptId"
    FROM essay_revision r JOIN essay e ON e.id = r.essay_id
    WHERE r.essay_id = ${id}::uuid AND r.version = ${revision}::int AND e.applicant_id = ${actor.id}::uuid`;
  if (!kept) return null;
  if (kept.stands) return refuse("Nothing was changed: this very text is what stands there now.");
  const { text, promptId } = kept;
  const saved = await saveEssay(db, actor, id, { text, promptId, version, keep: "restored" }, now);
  switch (saved.kind) {
    case "saved":
      return done;
    case "missing":
      return null;
    case "conflict":
      return refuse(
        "Nothing was put back: another text was saved in the meantime, from another tab or device. The difference below is to that one now. Look at it, then decide again.",
      );
    case "prompt":
      return refuse("Nothing was put back: the prompts of this problem changed at this very moment. Try again.");
  }
}
