import type { Tx } from "#lib/db.ts";

/** Texts of these essays as they stood at `at`: the youngest kept ones saved until then. */
export function textsAsOf(
  tx: Tx,
  essayIds: readonly string[],
  at: Date,
): Promise<{ essayId: string; text: string; promptId: string | null }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (r.essay_id) r.essay_id::text AS "essayId", r.text, r.prompt_id::text AS "promptId"
    FROM essay_revision r
    WHERE r.essay_id = ANY(${essayIds}::uuid[]) AND r.saved_at <= ${at}::timestamptz
    ORDER BY r.essay_id, r.version DESC`;
}

/**
 * Keeps what these essays hold now as what was sent. In the order of their ids, so that nobody
 * waits in a circle.
 * @param asOf when texts of that moment were sent: what was saved since is not kept as sent
 */
export async function keepSubmitted(tx: Tx, essayIds: readonly string[], asOf?: Date): Promise<void> {
  const until = asOf?.toISOString() ?? "infinity";
  await tx.$executeRaw`
    INSERT INTO essay_revision (id, essay_id, version, reason, prompt_id, text, word_count, saved_at)
    SELECT gen_random_uuid(), e.id, e.version, 'submitted', e.prompt_id, e.text, e.word_count, e.updated_at
    FROM essay e WHERE e.id = ANY(${essayIds}::uuid[]) AND e.updated_at <= ${until}::text::timestamptz ORDER BY e.id
    ON CONFLICT (essay_id, version) DO NOTHING`;
}
