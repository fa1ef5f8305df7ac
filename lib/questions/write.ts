import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { contentRefusal } from "./content.ts";
import { follow, tellFollowers } from "./follow.ts";
import { isAnonymous, placeOfReply, type Roles, readOnlyText, SAME_SECONDS } from "./rules.ts";
import { isPublic, isReadOnly, rolesIn } from "./scope.ts";
import { gone, lockPost, type PostPlace } from "./target.ts";

type Given = { text: string; anonymous: boolean };

/**
 * Asks a question on a public project's page; its number is counted in the project. A second press makes
 * no second question.
 * @param given.follow whoever asks is told of replies by mail
 * @returns the question's id
 */
export async function askQuestion(
  db: Db,
  actor: Actor,
  slug: string,
  given: Given & { follow: boolean },
  now: Date,
  mail: MailSettings,
): Promise<Result<string>> {
  const wrong = contentRefusal(given.text);
  if (wrong) return wrong;
  return transaction(db, async (tx) => {
    const at = Prisma.sql`FROM project p WHERE p.slug = ${slug} AND ${isPublic}`;
    // Of two who ask at once, one comes after the other, with the next number.
    await tx.$queryRaw`SELECT 1 ${at} FOR NO KEY UPDATE OF p`;
    const [project] = await tx.$queryRaw<(Roles & { id: string; readOnly: boolean })[]>`
      SELECT p.id::text, ${isReadOnly} AS "readOnly", ${rolesIn(actor)} ${at}`;
    if (!project) return gone;
    if (project.readOnly) return refuse(`${readOnlyText} Nothing was saved; what you wrote is still in the form.`);
    const again = await saidAlready(
      tx,
      actor,
      Prisma.sql`project_id = ${project.id}::uuid AND number IS NOT NULL`,
      given.text,
      now,
    );
    if (again) return ok(again);
    const last = await tx.post.aggregate({ where: { projectId: project.id }, _max: { number: true } });
    const id = uuid7(now);
    const anonymous = isAnonymous({ wanted: given.anonymous, answers: project.answers, anonymousBefore: false });
    await tx.post.create({
      data: {
        id,
        projectId: project.id,
        threadId: id,
        number: (last._max.number ?? 0) + 1,
        path: id,
        authorId: actor.id,
        anonymous,
        alias: anonymous ? 1 : null,
        answer: project.answers,
        text: given.text,
        createdAt: now,
      },
    });
    if (given.follow) await follow(tx, id, actor.id, now);
    await tellFollowers(tx, { postId: id }, now, mail);
    await recordPost(tx, actor, "askQuestion", { id, anonymous });
    return ok(id);
  });
}

/**
 * Replies to a post. Those who follow the thread are told; whoever writes in it for the first time follows
 * it from then on, and only then: who has stopped that is not made to follow again.
 * @returns the reply's id
 */
export async function reply(
  db: Db,
  actor: Actor,
  place: PostPlace,
  given: Given,
  now: Date,
  mail: MailSettings,
): Promise<Result<string>> {
  const wrong = contentRefusal(given.text);
  if (wrong) return wrong;
  return transaction(db, async (tx) => {
    const found = await lockPost(tx, actor, place, "reply");
    if (!found.ok) return found;
    const { target } = found;
    const again = await saidAlready(tx, actor, Prisma.sql`parent_id = ${target.id}::uuid`, given.text, now);
    if (again) return ok(again);
    const [names] = await tx.$queryRaw<{ mine: number | null; last: number; wrote: boolean }[]>`
      SELECT min(alias) FILTER (WHERE author_id = ${actor.id}::uuid) AS mine, coalesce(max(alias), 0) AS last,
             bool_or(author_id IS NOT DISTINCT FROM ${actor.id}::uuid) AS wrote
      FROM post WHERE thread_id = ${target.threadId}::uuid`;
    const mine = names?.mine ?? null;
    const anonymous = isAnonymous({
      wanted: given.anonymous,
      answers: target.answers,
      anonymousBefore: mine !== null,
    });
    const id = uuid7(now);
    await tx.post.create({
      data: {
        id,
        projectId: target.projectId,
        threadId: target.threadId,
        parentId: target.id,
        ...placeOfReply(target, id),
        authorId: actor.id,
        anonymous,
        alias: anonymous ? (mine ?? (names?.last ?? 0) + 1) : null,
        answer: target.answers,
        text: given.text,
        createdAt: now,
      },
    });
    if (!names?.wrote) await follow(tx, target.threadId, actor.id, now);
    await tellFollowers(tx, { postId: id }, now, mail);
    await recordPost(tx, actor, "replyToPost", { id, anonymous });
    return ok(id);
  });
}

/** The actor's own post with these very words a moment ago, if there is one: its id. */
async function saidAlready(tx: Tx, actor: Actor, where: Prisma.Sql, text: string, now: Date) {
  const [again] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM post WHERE author_id = ${actor.id}::uuid AND ${where} AND text = ${text}
      AND created_at > ${new Date(now.getTime() - SAME_SECONDS * 1_000).toISOString()}::timestamptz LIMIT 1`;
  return again?.id;
}

/**
 * The record of what an author did with their post. Admins who read the project's applications read the
 * record, too: it does not say who is behind an anonymous post.
 */
export function recordPost(tx: Tx, actor: Actor, act: string, post: { id: string; anonymous: boolean }): Promise<void> {
  return record(tx, {
    actorId: post.anonymous ? null : actor.id,
    act,
    subject: "post",
    subjectId: post.id,
    ...(post.anonymous ? { detail: { anonymous: true } } : {}),
  });
}
