import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { tellAt } from "#lib/discussion/rules.ts";
import { readersOfProject } from "#lib/discussion/target.ts";
import { dropWaiting, queueMails } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { ok, type Result } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { type About, ASKED, askedLetter, REPLIED, repliedLetter } from "./letters.ts";
import { signature } from "./rules.ts";
import { authorName, isPublic } from "./scope.ts";
import { gone, type PostPlace } from "./target.ts";

/** Has somebody told by mail of what is new in a thread; once, however often it is asked. */
export async function follow(tx: Pick<Tx, "$executeRaw">, threadId: string, userId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO follow (thread_id, user_id, created_at) VALUES (${threadId}::uuid, ${userId}::uuid, ${now}::timestamptz)
    ON CONFLICT DO NOTHING`;
}

/** Ends that, and takes back the mails about it that have not left. */
export async function unfollow(tx: Tx, threadId: string, userId: string): Promise<void> {
  await tx.follow.deleteMany({ where: { threadId, userId } });
  await dropWaiting(
    tx,
    Prisma.sql`kind = ${REPLIED} AND user_id = ${userId}::uuid AND data->>'threadId' = ${threadId}`,
  );
}

/** Somebody follows the thread of a post on a public project's page, or ends that. */
export async function chooseToFollow(
  db: Db,
  actor: Actor,
  place: PostPlace,
  act: "follow" | "unfollow",
  now: Date,
): Promise<Result> {
  if (!isId(place.post)) return gone;
  return transaction(db, async (tx) => {
    const [post] = await tx.$queryRaw<{ threadId: string }[]>`
      SELECT x.thread_id::text AS "threadId" FROM post x JOIN project p ON p.id = x.project_id
      WHERE x.id = ${place.post}::uuid AND p.slug = ${place.project} AND ${isPublic}`;
    if (!post) return gone;
    await (act === "follow" ? follow(tx, post.threadId, actor.id, now) : unfollow(tx, post.threadId, actor.id));
    return ok(undefined);
  });
}

type Told = {
  threadId: string;
  projectId: string;
  title: string;
  slug: string;
  number: number;
  question: boolean;
  asker: string | null;
  author: string | null;
  name: string | null;
  alias: number | null;
  askedAnonymously: boolean;
  answer: boolean;
  text: string;
};

type ToTell = { id: string; email: string; last: Date | null };

/**
 * Queues the mails about a post, in the transaction that writes it: of a question, to those who read
 * the project; of a reply, to those who follow the thread. An answer is told to whoever asked at once;
 * else there is one mail an hour at most, for one project or one thread, which gathers what came
 * meanwhile. Nobody is told of what they wrote themselves.
 */
export async function tellFollowers(
  tx: Tx,
  { postId }: { postId: string },
  now: Date,
  mail: MailSettings,
): Promise<void> {
  const [post] = await tx.$queryRaw<Told[]>`
    SELECT q.id::text AS "threadId", p.id::text AS "projectId", p.title, p.slug, q.number, x.number IS NOT NULL AS question,
           q.author_id::text AS asker, x.author_id::text AS author, x.answer, x.alias, q.anonymous AS "askedAnonymously", x.text,
           ${authorName} AS name
    FROM post x JOIN post q ON q.id = x.thread_id JOIN project p ON p.id = x.project_id LEFT JOIN "user" u ON u.id = x.author_id
    WHERE x.id = ${postId}::uuid AND x.deleted_at IS NULL AND x.hidden_at IS NULL AND q.hidden_at IS NULL`;
  if (!post) return;
  const { threadId, projectId, question, author, asker, text } = post;
  const about: About = { ...post, by: signature(post), postId };
  const told = question ? await readersToTell(tx, projectId, author) : await followersToTell(tx, threadId, author);
  const times = Map.groupBy(told, ({ id, last }) =>
    (!question && post.answer && id === asker ? now : tellAt(last, now))?.getTime(),
  );
  for (const [time, people] of times) {
    if (time === undefined) continue;
    const at = new Date(time);
    const words = (question ? askedLetter : repliedLetter)(about, at > now ? null : text, mail);
    const stop = question ? { project: projectId } : { thread: threadId };
    const data = JSON.stringify({ postId, threadId, projectId, at: at.toISOString(), stop });
    const [ids, addresses] = [people.map(({ id }) => id), people.map(({ email }) => email)];
    await queueMails(
      tx,
      question ? ASKED : REPLIED,
      Prisma.sql`SELECT t.id::uuid AS user_id, t.address AS "to", ${words.subject}::text AS subject, ${words.text}::text AS text,
                        ${data}::text AS data FROM unnest(${ids}::text[], ${addresses}::text[]) AS t (id, address)`,
      mail.from,
      { queuedAt: now, runAt: at },
    );
  }
}

/** When each was or will be told last of what the mails of this kind and subject tell. */
function lastTold(kind: string, subject: "projectId" | "threadId", id: string): Prisma.Sql {
  return Prisma.sql`(SELECT max((m.data->>'at')::timestamptz) FROM mail m
    WHERE m.user_id = u.id AND m.kind = ${kind} AND m.data->>${subject} = ${id}) AS last`;
}

function readersToTell(tx: Tx, projectId: string, author: string | null): Promise<ToTell[]> {
  return tx.$queryRaw`
    SELECT u.id::text, u.email, ${lastTold(ASKED, "projectId", projectId)}
    FROM project p JOIN "user" u ON u.id IN (${readersOfProject})
    WHERE p.id = ${projectId}::uuid AND u.id IS DISTINCT FROM ${author}::uuid
      AND NOT EXISTS (SELECT 1 FROM question_mute x WHERE x.project_id = p.id AND x.user_id = u.id)
    ORDER BY u.id`;
}

function followersToTell(tx: Tx, threadId: string, author: string | null): Promise<ToTell[]> {
  return tx.$queryRaw`
    SELECT u.id::text, u.email, ${lastTold(REPLIED, "threadId", threadId)}
    FROM follow f JOIN "user" u ON u.id = f.user_id
    WHERE f.thread_id = ${threadId}::uuid AND u.id IS DISTINCT FROM ${author}::uuid
    ORDER BY u.id`;
}

/**
 * Takes the mails that tell of a post, now hidden or deleted, out of the outbox: those with its words,
 * and those that wait to gather what is new when nothing else is. Call it after the post was changed.
 */
export async function dropMailsAbout(tx: Tx, postId: string): Promise<void> {
  await dropWaiting(
    tx,
    Prisma.sql`kind IN (${ASKED}, ${REPLIED}) AND CASE
      WHEN (data->>'at')::timestamptz <= queued_at THEN data->>'postId' = ${postId}
        OR data->>'threadId' = (SELECT h.id::text FROM post h WHERE h.id = ${postId}::uuid AND h.number IS NOT NULL AND h.hidden_at IS NOT NULL)
      ELSE EXISTS (
          SELECT 1 FROM post g WHERE g.id = ${postId}::uuid
            AND CASE kind WHEN ${ASKED} THEN g.project_id::text = data->>'projectId' ELSE g.thread_id::text = data->>'threadId' END)
        AND NOT EXISTS (
          SELECT 1 FROM post n JOIN post q ON q.id = n.thread_id
          WHERE n.created_at >= mail.queued_at AND n.deleted_at IS NULL AND n.hidden_at IS NULL AND q.hidden_at IS NULL
            AND n.author_id IS DISTINCT FROM mail.user_id
            AND CASE kind WHEN ${ASKED} THEN n.number IS NOT NULL AND n.project_id::text = data->>'projectId'
                ELSE n.number IS NULL AND n.thread_id::text = data->>'threadId' END)
      END`,
  );
}
