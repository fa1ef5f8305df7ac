import { deadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { Prisma, type Tx } from "#lib/db.ts";
import { dropWaiting, queueMails } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";
import { REWORDED, rewordedLetter } from "./reworded-mail.ts";
import { readWording } from "./versions.ts";
import type { Wording } from "./wording.ts";

/** The mail waits so long for a further edit, and never longer than an hour after the first. */
const QUIET_MINUTES = 10;
const LONGEST_MINUTES = 60;

const MINUTE = 60_000;

/** Stands where the address of each person's text comes. */
const LINK = "\u{F0000}";

/**
 * Tells everybody who has written for an earlier wording of a problem, and has an application
 * that can still be changed to a project that asks it, what reads differently now from what they
 * have seen: one mail each, in the transaction of the edit. A mail of an edit shortly before that
 * has not left yet is replaced, so that many edits are told once; it is deleted and another
 * queued, so that one which leaves at this very moment takes nothing of the later edit with it.
 * The problem's row must be locked.
 * @returns how many people are told
 */
export async function tellReworded(
  tx: Tx,
  problem: { id: string; versionId: string; wording: Wording },
  now: Date,
  mail: MailSettings,
): Promise<number> {
  const waiting = await dropWaiting(tx, Prisma.sql`kind = ${REWORDED} AND data->>'problemId' = ${problem.id}`);
  const since = Math.min(now.getTime(), ...waiting.map(({ data }) => Date.parse(String(data["since"]))));
  const runAt = new Date(Math.min(now.getTime() + QUIET_MINUTES * MINUTE, since + LONGEST_MINUTES * MINUTE));

  const seen = await tx.$queryRaw<{ versionId: string }[]>`
    SELECT DISTINCT w.version_id::text AS "versionId" FROM (${writersSql(problem.id, now)}) w
    WHERE w.version_id <> ${problem.versionId}::uuid`;
  let told = 0;
  for (const { versionId } of seen) {
    const before = await readWording(tx, versionId);
    const letter = (submitted: boolean) => {
      const of = { before, after: problem.wording, at: now, submitted, link: LINK };
      const { subject, text } = rewordedLetter(of, mail.programme);
      const place = text.lastIndexOf(LINK);
      return { subject, head: text.slice(0, place), tail: text.slice(place + LINK.length) };
    };
    const [sent, begun] = [letter(true), letter(false)];
    told += await queueMails(
      tx,
      REWORDED,
      Prisma.sql`
        SELECT u.id AS user_id, u.email AS "to", ${sent.subject}::text AS subject,
               CASE WHEN w.submitted THEN ${sent.head}::text ELSE ${begun.head}::text END
                 || ${mail.appUrl}::text || ${paths.essay("")}::text || w.essay_id
                 || CASE WHEN w.submitted THEN ${sent.tail}::text ELSE ${begun.tail}::text END AS text,
               json_build_object('problemId', ${problem.id}::text, 'versionId', ${problem.versionId}::text,
                                 'essayId', w.essay_id, 'since', ${new Date(since).toISOString()}::text) AS data
        FROM (${writersSql(problem.id, now)}) w JOIN "user" u ON u.id = w.applicant_id
        WHERE w.version_id = ${versionId}::uuid`,
      mail.from,
      { queuedAt: now, runAt },
    );
  }
  return told;
}

/**
 * Who has a text to the problem and an open application that asks it: the applicant, their text
 * (the shared one, else the first of the variants), the wording they have seen, and whether an
 * answer to it is submitted.
 */
function writersSql(problemId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (e.applicant_id) e.applicant_id, e.id AS essay_id, e.problem_version_id AS version_id,
      EXISTS (SELECT 1 FROM application a JOIN submission_essay s ON s.submission_id = a.submission_id
              JOIN problem_version v ON v.id = s.problem_version_id
              WHERE a.applicant_id = e.applicant_id AND a.state = 'submitted' AND v.problem_id = e.problem_id) AS submitted
    FROM essay e
    WHERE e.problem_id = ${problemId}::uuid AND e.text ~ '\\S' AND EXISTS (
      SELECT 1 FROM project_problem pp
      JOIN project p ON p.id = pp.project_id
      JOIN cohort c ON c.id = p.cohort_id
      JOIN application a ON a.project_id = p.id
      WHERE pp.problem_id = e.problem_id AND a.applicant_id = e.applicant_id AND a.state IN ('draft', 'submitted')
        AND p.state = 'published' AND c.state = 'published' AND c.opens_at <= ${now}::timestamptz
        AND ${deadlineSql(Prisma.sql`a.applicant_id`, Prisma.sql`p.id`)} >= ${now}::timestamptz)
    ORDER BY e.applicant_id, e.variant`;
}
