// Who does what in the measurements: people with sessions, their essays, applications to read.
import { randomUUID } from "node:crypto";
import { hashSessionToken, newSessionToken } from "#lib/auth/cookie.ts";
import { paths } from "#lib/paths.ts";
import { countWords } from "#lib/words.ts";
import { personas } from "#prisma/personas.ts";
import { CONNECTIONS, NotThere } from "./load.ts";
import type { HttpLane, SqlLane } from "./saves-child.ts";
import { PROJECT, type Town } from "./world.ts";

export const WORDS = 1_000;

/** @returns the cookie of a new session of this person */
async function signIn({ client }: Town, userId: string): Promise<string> {
  const token = newSessionToken();
  await client.query(
    "INSERT INTO session (id, session_token, user_id, expires) VALUES ($1, $2, $3, now() + interval '1 day')",
    [randomUUID(), hashSessionToken(token), userId],
  );
  return `prentice-session=${token}`;
}

export type Mentor = { id: string; cookie: string };

/** The mentor who leads the project that everybody applies to. */
export async function mentorOf(town: Town): Promise<Mentor> {
  const email = personas.find(({ key }) => key === "ethan")?.email;
  const { rows } = await town.client.query<{ id: string }>(`SELECT id FROM "user" WHERE email = $1`, [email]);
  const id = rows[0]?.id;
  if (!id) throw new Error(`There is no ${email} in the demo's programme.`);
  return { id, cookie: await signIn(town, id) };
}

/** A text of a thousand words, made of what applicants wrote. */
export async function longText({ client }: Town): Promise<string> {
  const { rows } = await client.query<{ text: string }>(
    "SELECT text FROM (SELECT DISTINCT text FROM submission_essay LIMIT 20) AS texts ORDER BY length(text) DESC LIMIT 10",
  );
  let text = "";
  for (const [word] of rows
    .map((row) => row.text)
    .join("\n\n")
    .matchAll(/\S+\s*/g)) {
    text += word;
    if (countWords(text) >= WORDS) return text.trim();
  }
  throw new Error("The essays together have too few words.");
}

type EssayRow = { id: string; applicantId: string; promptId: string | null; version: number };

/**
 * An essay for each connection, each of another applicant, and all ways to save it.
 * @returns functions, since each measurement starts at the version that the one before left
 */
export async function essaysOf(town: Town): Promise<{ http(): Promise<HttpLane[]>; sql: SqlLane[] }> {
  const { rows } = await town.client.query<EssayRow>(
    `SELECT DISTINCT ON (e.applicant_id) e.id, e.applicant_id AS "applicantId", e.prompt_id AS "promptId", e.version
     FROM essay e JOIN problem b ON b.id = e.problem_id JOIN prompt q ON q.id = e.prompt_id AND q.version_id = b.current_version_id
     JOIN "user" u ON u.id = e.applicant_id
     WHERE u.email LIKE '%.g1-%' ORDER BY e.applicant_id LIMIT $1`,
    [CONNECTIONS],
  );
  if (rows.length < CONNECTIONS) throw new NotThere("There are too few essays.");
  const text = await longText(town);
  const cookies = new Map<string, string>();
  for (const { applicantId } of rows) cookies.set(applicantId, await signIn(town, applicantId));
  return {
    sql: rows.map(({ id }) => ({ id, text, words: WORDS })),
    async http() {
      const now = await town.client.query<EssayRow>(
        `SELECT id, applicant_id AS "applicantId", prompt_id AS "promptId", version FROM essay WHERE id = ANY($1)`,
        [rows.map(({ id }) => id)],
      );
      return now.rows.map(({ id, applicantId, promptId, version }) => ({
        path: paths.api.essay(id),
        cookie: cookies.get(applicantId) ?? "",
        version,
        body: { text, promptId },
        grows: "text",
      }));
    },
  };
}

/** Codes of two applications with three reviews: one where the mentor's is among them, one where it is not begun. */
export async function applicationsToRead({ client }: Town, mentor: Mentor): Promise<{ done: string; waiting: string }> {
  const find = async (own: string) => {
    const { rows } = await client.query<{ code: string }>(
      `SELECT a.code FROM application a JOIN project p ON p.id = a.project_id
       JOIN submission_essay e ON e.submission_id = a.submission_id
       WHERE p.slug = $1 AND a.state = 'submitted' AND a.review_count = 3 AND ${own}
       GROUP BY a.id ORDER BY abs(sum(e.word_count) - $3), a.code LIMIT 1`,
      [PROJECT, mentor.id, WORDS],
    );
    const code = rows[0]?.code;
    if (!code) throw new NotThere("There is no application with three reviews as it is wanted.");
    return code;
  };
  const mine = "EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = $2";
  return { done: await find(`${mine} AND r.state = 'submitted')`), waiting: await find(`NOT ${mine})`) };
}

const NOTES = `${"The argument holds where it is worked out, and the second experiment would decide it. ".repeat(12)}`;

type ReviewRow = { code: string; number: number; version: number; scores: Record<string, number> };

/** An application for each connection whose review the mentor has not begun. */
export async function reviewsToWrite(town: Town, mentor: Mentor): Promise<() => Promise<HttpLane[]>> {
  const { rows } = await town.client.query<{ id: string }>(
    `SELECT a.id FROM application a JOIN project p ON p.id = a.project_id
     WHERE p.slug = $1 AND a.state = 'submitted' AND a.applicant_id <> $2
       AND NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = $2)
     ORDER BY a.code LIMIT $3`,
    [PROJECT, mentor.id, CONNECTIONS],
  );
  if (rows.length < CONNECTIONS) throw new NotThere("There are too few applications to be reviewed.");
  return async () => {
    const now = await town.client.query<ReviewRow>(
      `SELECT a.code, s.number, coalesce(r.version, 0) AS version,
              (SELECT json_object_agg(c.id, c.scale_max) FROM criterion c WHERE c.project_id = a.project_id) AS scores
       FROM application a JOIN submission s ON s.id = a.submission_id
       LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = $2 WHERE a.id = ANY($1)`,
      [rows.map(({ id }) => id), mentor.id],
    );
    return now.rows.map(({ code, number, version, scores }) => ({
      path: paths.api.review(PROJECT, code),
      cookie: mentor.cookie,
      version,
      body: { submission: number, notes: NOTES, scores },
      grows: "notes",
    }));
  };
}
