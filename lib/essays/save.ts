import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import { countWords } from "#lib/words.ts";

/** A text as the server holds it. */
export type StoredEssay = { text: string; promptId: string | null; version: number; savedAt: Date };

export type Saved =
  | { kind: "saved"; version: number; savedAt: Date; words: number }
  /** There is no such essay of this person. */
  | { kind: "missing" }
  /** Somewhere else another text was saved since the version that this one began from. */
  | { kind: "conflict"; current: StoredEssay }
  /** The prompt is none of the problem's current version. */
  | { kind: "prompt"; prompts: { id: string; text: string }[] };

/**
 * Saves a draft of any length, at any time: one statement checks whose it is, that `version` is
 * still the newest, and that the prompt is asked, and writes. The text must have gone through
 * the schema. Sending the same again after its answer was lost is saved, not a conflict.
 */
export async function saveEssay(
  db: Db,
  actor: Actor,
  id: string,
  { text, promptId, version }: { text: string; promptId: string | null; version: number },
  now: Date,
): Promise<Saved> {
  if (!isId(id)) return { kind: "missing" };
  const words = countWords(text);
  const [saved] = await db.$queryRaw<{ version: number; savedAt: Date }[]>`
    UPDATE essay e
    SET text = ${text}, word_count = ${words}::int, prompt_id = ${promptId}::uuid, version = e.version + 1, updated_at = ${now}::timestamptz
    WHERE e.id = ${id}::uuid AND e.applicant_id = ${actor.id}::uuid AND e.version = ${version}::int
      AND (${promptId}::uuid IS NULL OR EXISTS (
        SELECT 1 FROM problem b JOIN prompt q ON q.version_id = b.current_version_id
        WHERE b.id = e.problem_id AND q.id = ${promptId}::uuid))
    RETURNING e.version, e.updated_at AS "savedAt"`;
  if (saved) return { kind: "saved", words, ...saved };
  return whyNot(db, actor, id, { text, promptId, version, words });
}

async function whyNot(
  db: Db,
  actor: Actor,
  id: string,
  sent: { text: string; promptId: string | null; version: number; words: number },
): Promise<Saved> {
  const essay = await db.essay.findFirst({
    where: { id, applicantId: actor.id },
    select: {
      text: true,
      promptId: true,
      version: true,
      updatedAt: true,
      problem: {
        select: {
          current: { select: { prompts: { select: { id: true, text: true }, orderBy: { position: "asc" } } } },
        },
      },
    },
  });
  if (!essay) return { kind: "missing" };
  const { text, promptId, version, updatedAt: savedAt } = essay;
  if (version === sent.version) return { kind: "prompt", prompts: essay.problem.current?.prompts ?? [] };
  if (text === sent.text && promptId === sent.promptId) return { kind: "saved", version, savedAt, words: sent.words };
  return { kind: "conflict", current: { text, promptId, version, savedAt } };
}
