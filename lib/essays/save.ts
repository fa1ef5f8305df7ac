import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { amountOf } from "#lib/problems/kinds.ts";
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

/** So many minutes of writing lie between two revisions that are kept of themselves. */
const MINUTES_APART = 5;

/** A save that takes away more than half of a text of at least so many characters keeps it. */
const WORTH_KEEPING = 200;

export type Draft = {
  text: string;
  promptId: string | null;
  /** The version that this text began from. */
  version: number;
  /** Why the text that is stored now is to be kept whatever its age: it is replaced by choice. */
  keep?: "replaced" | "restored" | undefined;
};

/**
 * Saves a draft of any length, at any time: one statement checks whose it is, that `version` is
 * still the newest, and that the prompt is asked, and writes. The text that it replaces is kept
 * in the history when some minutes have passed since the last one that was, when much of it goes,
 * when a deadline of the applicant's lies between the two, or when `keep` says so. The text must
 * have gone through the schema. Sending the same again after its answer was lost is saved, not
 * a conflict.
 */
export async function saveEssay(db: Db, actor: Actor, id: string, draft: Draft, now: Date): Promise<Saved> {
  if (!isId(id)) return { kind: "missing" };
  const { text, promptId, version, keep = null } = draft;
  const [words, links] = [countWords(text), amountOf("links", text)];
  const [saved] = await db.$queryRaw<{ version: number; savedAt: Date; words: number }[]>`/* prepared: save-essay */
    WITH old AS (
      SELECT e.id, e.problem_id, e.text, e.prompt_id, e.word_count, e.version, e.updated_at, v.kind, v.id AS version_id,
        CASE
          WHEN e.text = ${text} OR btrim(e.text) = '' THEN NULL
          WHEN ${keep}::text IS NOT NULL THEN ${keep}::revision_reason
          WHEN EXISTS (SELECT 1 FROM cohort c WHERE c.closes_at >= e.updated_at AND c.closes_at < ${now}::timestamptz
                       AND EXISTS (SELECT 1 FROM application a WHERE a.cohort_id = c.id AND a.applicant_id = e.applicant_id))
            OR EXISTS (SELECT 1 FROM extension x WHERE x.applicant_id = e.applicant_id
                       AND x.closes_at >= e.updated_at AND x.closes_at < ${now}::timestamptz) THEN 'deadline'
          WHEN length(e.text) >= ${WORTH_KEEPING}::int AND length(${text}) * 2 < length(e.text) THEN 'shrunk'
          WHEN ${now}::timestamptz - coalesce(e.revised_at, e.created_at) >= make_interval(mins => ${MINUTES_APART}::int) THEN 'time'
        END::revision_reason AS reason
      FROM essay e
      JOIN problem b ON b.id = e.problem_id
      JOIN problem_version v ON v.id = b.current_version_id
      WHERE e.id = ${id}::uuid AND e.applicant_id = ${actor.id}::uuid AND e.version = ${version}::int
        AND (${promptId}::uuid IS NULL OR EXISTS (
          SELECT 1 FROM prompt q WHERE q.version_id = b.current_version_id AND q.id = ${promptId}::uuid))
      FOR UPDATE OF e
    ), kept AS (
      INSERT INTO essay_revision (id, essay_id, version, reason, prompt_id, text, word_count, saved_at)
      SELECT gen_random_uuid(), old.id, old.version, old.reason, old.prompt_id, old.text, old.word_count, old.updated_at
      FROM old WHERE old.reason IS NOT NULL
      ON CONFLICT (essay_id, version) DO NOTHING
    )
    UPDATE essay e
    SET text = ${text}, word_count = CASE WHEN old.kind = 'links' THEN ${links}::int ELSE ${words}::int END,
        prompt_id = ${promptId}::uuid, version = old.version + 1, updated_at = ${now}::timestamptz,
        -- Whoever begins to write has today's wording before them.
        problem_version_id = CASE WHEN old.text !~ '\\S' THEN old.version_id ELSE e.problem_version_id END,
        revised_at = CASE WHEN old.reason IS NULL THEN e.revised_at ELSE ${now}::timestamptz END
    FROM old WHERE e.id = old.id
    RETURNING e.version, e.updated_at AS "savedAt", e.word_count AS words`;
  if (saved) return { kind: "saved", ...saved };
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
