import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

export type ComparedText = { id: string; variant: string; text: string; savedAt: Date };
export type Compared = { title: string; kind: ProblemKind; here: ComparedText; other: ComparedText };

/** Two of the actor's texts to one problem; null when one of them is not, or they are the same one. One query. */
export async function twoTexts(actor: Actor, id: string, otherId: string): Promise<Compared | null> {
  if (!isId(id) || !isId(otherId)) return null;
  const rows = await db.$queryRaw<(ComparedText & { title: string; kind: ProblemKind })[]>`
    SELECT e.id::text, e.variant, e.text, e.updated_at AS "savedAt", v.title, v.kind::text
    FROM essay e JOIN problem b ON b.id = e.problem_id JOIN problem_version v ON v.id = b.current_version_id
    WHERE e.applicant_id = ${actor.id}::uuid AND e.id IN (${id}::uuid, ${otherId}::uuid)
      AND e.problem_id = (SELECT o.problem_id FROM essay o WHERE o.id = ${otherId}::uuid AND o.applicant_id = ${actor.id}::uuid)`;
  const here = rows.find((row) => row.id === id.toLowerCase());
  const other = rows.find((row) => row.id === otherId.toLowerCase());
  return here && other && here !== other ? { title: here.title, kind: here.kind, here, other } : null;
}

export type ComparedToSent = {
  title: string;
  kind: ProblemKind;
  here: ComparedText;
  /** What the application's latest submission froze of the problem; `text` is null when it held none. */
  sent: { text: string | null; prompt: string; receivedAt: Date; receipt: string; number: number };
};

/** One of the actor's texts and what their application sent of its problem; null when either is not theirs. One query. */
export async function textAndSent(actor: Actor, id: string, applicationId: string): Promise<ComparedToSent | null> {
  if (!isId(id) || !isId(applicationId)) return null;
  const [row] = await db.$queryRaw<
    (ComparedText & { title: string; kind: ProblemKind } & {
      sentText: string | null;
      prompt: string | null;
      receivedAt: Date;
      receipt: string;
      number: number;
    })[]
  >`
    SELECT e.id::text, e.variant, e.text, e.updated_at AS "savedAt", v.title, v.kind::text,
           f.text AS "sentText", f.prompt, s.received_at AS "receivedAt", s.receipt, s.number
    FROM essay e JOIN problem b ON b.id = e.problem_id JOIN problem_version v ON v.id = b.current_version_id
    JOIN application a ON a.id = ${applicationId}::uuid AND a.applicant_id = e.applicant_id
    JOIN submission s ON s.id = a.submission_id
    LEFT JOIN (submission_essay f JOIN problem_version w ON w.id = f.problem_version_id)
      ON f.submission_id = s.id AND w.problem_id = e.problem_id
    WHERE e.id = ${id}::uuid AND e.applicant_id = ${actor.id}::uuid
      AND (f.id IS NOT NULL OR EXISTS (SELECT 1 FROM project_problem u WHERE u.project_id = a.project_id AND u.problem_id = e.problem_id))`;
  if (!row) return null;
  const { title, kind, sentText, prompt, receivedAt, receipt, number, ...here } = row;
  return { title, kind, here, sent: { text: sentText, prompt: prompt ?? "", receivedAt, receipt, number } };
}
