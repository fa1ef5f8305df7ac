import type { Actor } from "#lib/auth/policy.ts";
import { type BlindAnswer, bothAnswers } from "#lib/blind/answer.ts";
import type { Particulars } from "#lib/blind/particulars.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { findingOf } from "#lib/essays/render.ts";
import { isId } from "#lib/text.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { type AnswerRow, answerOf, answersSql, sentOf, sha256 } from "./answers.ts";

type Asked = { kind: ProblemKind; text: string; sha256: string; code: string; position: number };

/** Renders answers for one press of Submit, each text once. */
export type Renderer = (answer: Asked, who: Particulars) => BlindAnswer & { html: string };

export function renderer(): Renderer {
  const made = new Map<string, BlindAnswer & { html: string }>();
  return (answer, who) => {
    const key = JSON.stringify([answer.code, answer.position, answer.kind, answer.sha256, who]);
    const ready = made.get(key) ?? bothAnswers(answer, who, answer.code, answer.position);
    made.set(key, ready);
    return ready;
  };
}

/**
 * Renders what an application would send now, before anything is locked: what is locked then has
 * to be rendered anew only where it has changed meanwhile. Nothing for what was sent already, or
 * can't be sent; never an answer to whether it may be.
 */
export async function renderAhead(db: Db, actor: Actor, id: string, render: Renderer): Promise<void> {
  if (!isId(id)) return;
  const [row] = await db.$queryRaw<
    {
      code: string;
      answers: AnswerRow[];
      texts: Record<string, string>;
      sent: string[] | null;
      name: string | null;
      email: string;
      affiliation: string | null;
    }[]
  >`
    SELECT a.code, u.name, u.email, u.affiliation, ${answersSql(Prisma.sql`a.project_id`, Prisma.sql`${id}`, actor)} AS answers,
           (SELECT coalesce(json_object_agg(e.id, e.text), '{}') FROM essay e JOIN project_problem pp ON pp.problem_id = e.problem_id
            WHERE e.applicant_id = a.applicant_id AND pp.project_id = a.project_id) AS texts,
           CASE WHEN a.state = 'submitted' THEN
             (SELECT json_agg(e.sha256 ORDER BY e.position) FROM submission_essay e WHERE e.submission_id = a.submission_id) END AS sent
    FROM application a JOIN "user" u ON u.id = a.applicant_id
    WHERE a.id = ${id}::uuid AND a.applicant_id = ${actor.id}::uuid`;
  if (!row) return;
  const { code, name, email, affiliation } = row;
  const asked = row.answers.map(answerOf).flatMap((answer, at): Asked[] => {
    if (!answer.essay || !sentOf(answer)) return [];
    const text = row.texts[answer.essay.id] ?? "";
    return [{ kind: answer.kind, text, sha256: sha256(text), code, position: at + 1 }];
  });
  if (JSON.stringify(asked.map((one) => one.sha256)) === JSON.stringify(row.sent)) return;
  for (const one of asked) if (findingOf(one.kind, one.text) === undefined) render(one, { name, email, affiliation });
}

/** What the applicant is called now; nobody changes it until the transaction ends. */
export async function particularsOf(tx: Tx, userId: string): Promise<Particulars> {
  const [who] = await tx.$queryRaw<Particulars[]>`
    SELECT name, email, affiliation FROM "user" WHERE id = ${userId}::uuid FOR SHARE`;
  if (!who) throw new Error("The applicant is gone.");
  return who;
}
