import type { Actor } from "#lib/auth/policy.ts";
import { Prisma, type Tx } from "#lib/db.ts";
import { queueMails } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { rightsSql } from "#lib/reviews/scope.ts";
import { type About, COMMENTED, commentLetter, MENTIONED, mentionLetter } from "./letters.ts";
import { tellAt } from "./rules.ts";
import { readersOfProject, type Target } from "./target.ts";

type ToTell = { id: string; email: string; sees: boolean; takesPart: boolean; last: Date | null };

/**
 * Queues the mails about a comment, in its transaction: to those mentioned at once; to others who take
 * part, one an hour for each application at most. Nobody is written to who may not see the
 * application: its own author among the readers, who stepped back, or has a conflict. Which of the
 * readers those are is told to nobody.
 * @param mentioned ids of readers of the project
 * @param others whether those who take part are told as well
 */
export async function tellReaders(
  tx: Tx,
  actor: Actor,
  target: Target,
  comment: { id: string; text: string; mentioned: readonly string[]; others: boolean },
  now: Date,
  mail: MailSettings,
): Promise<void> {
  const people = await tx.$queryRaw<ToTell[]>`
    SELECT u.id::text, u.email, rights.scores = 'all' OR (rights.scores = 'own' AND r.state IS NOT DISTINCT FROM 'submitted') AS sees,
           EXISTS (SELECT 1 FROM review_comment c WHERE c.application_id = a.id AND c.author_id = u.id AND c.deleted_at IS NULL) AS "takesPart",
           (SELECT max((m.data->>'at')::timestamptz) FROM mail m
            WHERE m.user_id = u.id AND m.kind IN (${COMMENTED}, ${MENTIONED}) AND m.data->>'applicationId' = a.id::text) AS last
    FROM project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.id = ${target.id}::uuid
    JOIN "user" u ON u.id IN (${readersOfProject})
    LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = u.id
    WHERE u.id <> ${actor.id}::uuid AND u.id <> a.applicant_id AND r.state IS DISTINCT FROM 'recused'
      AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.reviewer_id = u.id AND x.applicant_id = a.applicant_id)`;
  const about: About = { by: actor.name ?? "A reviewer", ...target, commentId: comment.id };
  const mentioned = new Set(comment.mentioned);
  for (const { id, email, sees, takesPart, last } of people) {
    const isMentioned = mentioned.has(id);
    const at = isMentioned ? now : comment.others && takesPart && sees ? tellAt(last, now) : null;
    if (at === null) continue;
    const words = isMentioned
      ? mentionLetter(about, sees ? comment.text : null, mail)
      : commentLetter(about, at > now ? null : comment.text, mail);
    const data = { applicationId: target.id, commentId: comment.id, at: at.toISOString() };
    await queueMails(
      tx,
      isMentioned ? MENTIONED : COMMENTED,
      Prisma.sql`SELECT ${id}::uuid AS user_id, ${email}::text AS "to", ${words.subject}::text AS subject, ${words.text}::text AS text,
                        ${JSON.stringify(data)}::text AS data`,
      mail.from,
      { queuedAt: now, runAt: at },
    );
  }
}
