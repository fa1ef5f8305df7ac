import type { Actor } from "#lib/auth/policy.ts";
import { Prisma, type Tx } from "#lib/db.ts";
import { findingOf } from "#lib/essays/render.ts";
import { textsAsOf } from "#lib/essays/revisions.ts";
import { amountOf } from "#lib/problems/kinds.ts";
import { type AnswerRow, answerOf, answersSql, type CurrentAnswer, sha256 } from "./answers.ts";
import type { LockedApplication } from "./lock.ts";

/**
 * The answers of a locked application with their texts, counted and hashed here; no save changes
 * them until the transaction ends.
 * @param asOf when given: the texts and the chosen prompts as they stood at that moment
 */
export async function readAnswers(
  tx: Tx,
  actor: Actor,
  application: LockedApplication,
  asOf?: Date,
): Promise<{ answers: CurrentAnswer[]; texts: ReadonlyMap<string, string> }> {
  const { project } = application;
  const essays = await tx.$queryRaw<{ id: string; text: string; promptId: string | null; updatedAt: Date }[]>`
    SELECT e.id::text, e.text, e.prompt_id::text AS "promptId", e.updated_at AS "updatedAt" FROM essay e
    WHERE e.applicant_id = ${actor.id}::uuid
      AND e.problem_id IN (SELECT pp.problem_id FROM project_problem pp WHERE pp.project_id = ${project.id}::uuid)
    ORDER BY e.id FOR SHARE OF e`;
  const held = new Map(essays.map((essay) => [essay.id, { text: essay.text, promptId: essay.promptId }]));
  if (asOf) {
    const younger = essays.filter(({ updatedAt }) => updatedAt > asOf).map(({ id }) => id);
    for (const id of younger) held.set(id, { text: "", promptId: null });
    for (const { essayId, ...then } of await textsAsOf(tx, younger, asOf)) held.set(essayId, then);
  }
  const [row] = await tx.$queryRaw<{ answers: AnswerRow[] }[]>`
    SELECT ${answersSql(Prisma.sql`${project.id}::uuid`, Prisma.sql`${application.id}`, actor)} AS answers`;
  const answers = (row?.answers ?? []).map(answerOf).map((answer): CurrentAnswer => {
    const mine = answer.essay && held.get(answer.essay.id);
    if (!answer.essay || !mine) return { ...answer, essay: null };
    const { text, promptId } = mine;
    const essay = {
      ...answer.essay,
      promptId,
      words: amountOf(answer.kind, text),
      sha256: sha256(text),
      finding: findingOf(answer.kind, text),
    };
    return { ...answer, essay };
  });
  return { answers, texts: new Map([...held].map(([id, { text }]) => [id, text])) };
}
