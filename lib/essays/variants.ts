import { lockApplication } from "#lib/applications/lock.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { done, ok, type Result, refuse } from "#lib/result.ts";
import { isId, listed } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { choose } from "./choose.ts";
import { nameRefusal, VARIANTS_MAX } from "./variant-rules.ts";

type Essay = { id: string; problemId: string; variant: string };
type Texts = { essay: Essay; all: Essay[] };

/**
 * The actor's essay with all their texts to its problem. The problem's texts are made, named and
 * deleted one after the other: whoever does takes the lock of the first of them, until the
 * transaction ends. Null when they have no such essay.
 */
async function lockTexts(tx: Tx, actor: Actor, id: string): Promise<Texts | null> {
  if (!isId(id)) return null;
  await tx.$executeRaw`
    SELECT 1 FROM essay o
    WHERE o.applicant_id = ${actor.id}::uuid AND o.variant = ''
      AND o.problem_id = (SELECT e.problem_id FROM essay e WHERE e.id = ${id}::uuid AND e.applicant_id = ${actor.id}::uuid)
    FOR NO KEY UPDATE`;
  const all = await tx.$queryRaw<Essay[]>`
    SELECT o.id::text, o.problem_id::text AS "problemId", o.variant FROM essay o
    JOIN essay e ON e.id = ${id}::uuid AND e.problem_id = o.problem_id AND e.applicant_id = o.applicant_id
    WHERE o.applicant_id = ${actor.id}::uuid`;
  const essay = all.find((one) => one.id === id.toLowerCase());
  return essay ? { essay, all } : null;
}

/**
 * Copies one of the actor's texts, with its prompt, as a variant of a name of its own; if an
 * application is named, it sends the variant from now on. Refuses a name that is taken (whatever
 * its case), and an eleventh. Null when they have no such text, or no such application asks it.
 */
export async function makeVariant(
  db: Db,
  actor: Actor,
  { from, name, application }: { from: string; name: string; application: string | null },
  now: Date,
): Promise<Result<{ id: string }> | null> {
  const missing = refuse("There is no such text.");
  const made = await transaction(db, async (tx) => {
    // Before the texts, as everywhere: whoever submits at this moment locks in that order.
    if (application !== null && !(await lockApplication(tx, actor, application))) return missing;
    const copied = (await copy(tx, actor, from, name, now)) ?? missing;
    if (!copied.ok || application === null) return copied;
    const chosen = (await choose(tx, actor, application, copied.value.id, now)) ?? missing;
    return chosen.ok ? copied : chosen;
  });
  return made === missing ? null : made;
}

async function copy(
  tx: Tx,
  actor: Actor,
  from: string,
  name: string,
  now: Date,
): Promise<Result<{ id: string }> | null> {
  const texts = await lockTexts(tx, actor, from);
  if (!texts) return null;
  const variants = texts.all.filter(({ variant }) => variant !== "");
  const refusal = nameRefusal(
    name,
    variants.map(({ variant }) => variant),
  );
  if (refusal) return refuse(refusal, { name: refusal });
  if (variants.length >= VARIANTS_MAX) {
    const message = `You have ${VARIANTS_MAX} variants of this text, which is as many as there can be. Delete one that no application sends, or use one of them.`;
    return refuse(message, { name: message });
  }
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO essay (id, applicant_id, problem_id, variant, problem_version_id, prompt_id, text, word_count, created_at, updated_at)
    SELECT gen_random_uuid(), e.applicant_id, e.problem_id, ${name}, e.problem_version_id, e.prompt_id, e.text, e.word_count,
           ${now}::timestamptz, ${now}::timestamptz
    FROM essay e WHERE e.id = ${from}::uuid AND e.applicant_id = ${actor.id}::uuid
    RETURNING id::text`;
  return made ? ok(made) : null;
}

/** Gives a variant another name. The shared text has none to change; null when there is no such text of the actor's. */
export function renameVariant(db: Db, actor: Actor, id: string, name: string): Promise<Result | null> {
  return db.$transaction(async (tx): Promise<Result | null> => {
    const texts = await lockTexts(tx, actor, id);
    if (!texts) return null;
    if (texts.essay.variant === "") return refuse("The shared text has no name of its own.");
    const others = texts.all.filter((one) => one.id !== texts.essay.id).map(({ variant }) => variant);
    const refusal = nameRefusal(name, others);
    if (refusal) return refuse(refusal, { name: refusal });
    await tx.essay.update({ where: { id: texts.essay.id }, data: { variant: name }, select: { id: true } });
    return done;
  });
}

/**
 * Deletes a variant with its history. Refused while an application sends it, also one that chose
 * it in another tab at this very moment; a withdrawn application that had chosen it would send the
 * shared text. What was submitted stays. Answers the id of the shared text; null when there is no
 * such text of the actor's.
 */
export function deleteVariant(db: Db, actor: Actor, id: string): Promise<Result<{ shared: string | null }> | null> {
  return db.$transaction(async (tx): Promise<Result<{ shared: string | null }> | null> => {
    const texts = await lockTexts(tx, actor, id);
    if (!texts) return null;
    if (texts.essay.variant === "")
      return refuse("The shared text can’t be deleted: applications send it unless told otherwise.");
    // Whoever chooses it holds its key in share until their choice is made (see choose.ts).
    await tx.$executeRaw`SELECT 1 FROM essay WHERE id = ${id}::uuid FOR UPDATE`;
    const senders = await tx.$queryRaw<{ title: string; state: string }[]>`
      SELECT p.title, a.state::text FROM application_answer aa
      JOIN application a ON a.id = aa.application_id JOIN project p ON p.id = a.project_id
      WHERE aa.essay_id = ${id}::uuid ORDER BY p.title`;
    const live = senders.filter(({ state }) => state !== "withdrawn").map(({ title }) => `“${title}”`);
    if (live.length > 0) {
      return refuse(
        `Nothing was deleted: your ${live.length === 1 ? "application" : "applications"} to ${listed(live)} ${live.length === 1 ? "sends" : "send"} this text. Choose another for ${live.length === 1 ? "it" : "them"} first.`,
      );
    }
    await tx.applicationAnswer.deleteMany({ where: { essayId: id } });
    await tx.essay.delete({ where: { id }, select: { id: true } });
    return ok({ shared: texts.all.find(({ variant }) => variant === "")?.id ?? null });
  });
}
