// Many rows in one statement: the columns travel as one JSON text, PostgreSQL takes it apart.
import type pg from "pg";

export type Columns = Readonly<Record<string, string>>;

/** `json_to_recordset($n) AS alias(column type, …)`. */
export function recordset(parameter: number, alias: string, columns: Columns): string {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `json_to_recordset($${parameter}::json) AS ${alias}(${typed.join(", ")})`;
}

export const columns = {
  user: {
    id: "uuid",
    email: "text",
    name: "text",
    affiliation: "text",
    email_verified: "timestamptz",
    created_at: "timestamptz",
  },
  projectReviewer: { project_id: "uuid", user_id: "uuid", created_at: "timestamptz" },
  essay: {
    id: "uuid",
    applicant_id: "uuid",
    problem_id: "uuid",
    prompt_id: "uuid",
    pool: "int",
    version: "int",
    created_at: "timestamptz",
    updated_at: "timestamptz",
  },
  application: {
    id: "uuid",
    cohort_id: "uuid",
    project_id: "uuid",
    applicant_id: "uuid",
    code: "text",
    state: "application_state",
    shuffle: "int",
    submission_id: "uuid",
    submitted_at: "timestamptz",
    review_count: "int",
    score_mean: "float8",
    score_spread: "float8",
    created_at: "timestamptz",
    updated_at: "timestamptz",
  },
  submission: { id: "uuid", application_id: "uuid", number: "int", receipt: "text", received_at: "timestamptz" },
  applicationAnswer: { application_id: "uuid", problem_id: "uuid", left_out: "boolean" },
  submissionEssay: { id: "uuid", submission_id: "uuid", essay_id: "uuid", use_id: "uuid", pool: "int" },
  review: {
    id: "uuid",
    project_id: "uuid",
    application_id: "uuid",
    submission_id: "uuid",
    reviewer_id: "uuid",
    state: "review_state",
    notes: "text",
    recusal: "text",
    score: "float8",
    version: "int",
    created_at: "timestamptz",
    updated_at: "timestamptz",
    submitted_at: "timestamptz",
  },
  reviewScore: { review_id: "uuid", criterion_id: "uuid", score: "int" },
} as const satisfies Record<string, Columns>;

type Json = string | number | boolean | null | Date;
type Row<T extends Columns> = { [K in keyof T]: Json };

export type Batch = { [K in keyof typeof columns]: Row<(typeof columns)[K]>[] };

export function emptyBatch(): Batch {
  return {
    user: [],
    projectReviewer: [],
    essay: [],
    application: [],
    submission: [],
    applicationAnswer: [],
    submissionEssay: [],
    review: [],
    reviewScore: [],
  };
}

async function insert(client: pg.ClientBase, table: string, kind: keyof Batch, batch: Batch): Promise<void> {
  if (batch[kind].length === 0) return;
  const names = Object.keys(columns[kind]).join(", ");
  await client.query(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${recordset(1, "r", columns[kind])}`, [
    JSON.stringify(batch[kind]),
  ]);
}

/** Writes a batch in one transaction. Texts come from the temporary tables `pool` and `use` of the same connection. */
export async function writeBatch(client: pg.ClientBase, batch: Batch): Promise<void> {
  await client.query("BEGIN");
  try {
    await insert(client, '"user"', "user", batch);
    await insert(client, "project_reviewer", "projectReviewer", batch);
    // The stored texts are copied as they lie, compressed; they do not travel again.
    await client.query(
      `INSERT INTO essay (id, applicant_id, problem_id, problem_version_id, prompt_id, text, word_count, version, created_at, updated_at)
       SELECT r.id, r.applicant_id, r.problem_id, (SELECT b.current_version_id FROM problem b WHERE b.id = r.problem_id), r.prompt_id, p.text, p.word_count, r.version, r.created_at, r.updated_at
       FROM ${recordset(1, "r", columns.essay)} JOIN pg_temp.pool p ON p.number = r.pool`,
      [JSON.stringify(batch.essay)],
    );
    // Application and submission name each other: foreign keys are checked when the statement ends, so one statement makes both.
    const application = Object.keys(columns.application).join(", ");
    const submission = Object.keys(columns.submission).join(", ");
    await client.query(
      `WITH a AS (INSERT INTO application (${application}) SELECT ${application} FROM ${recordset(1, "r", columns.application)})
       INSERT INTO submission (${submission}) SELECT ${submission} FROM ${recordset(2, "r", columns.submission)}`,
      [JSON.stringify(batch.application), JSON.stringify(batch.submission)],
    );
    await insert(client, "application_answer", "applicationAnswer", batch);
    await client.query(
      `INSERT INTO submission_essay (id, submission_id, problem_version_id, essay_id, kind, position, title, prompt, text, html, word_count,
                                     min_words, recommended_words, max_words, sha256, blind_text, blind_html, blind_words)
       SELECT r.id, r.submission_id, u.version_id, r.essay_id, u.kind, u.position, u.title, p.prompt, p.text, p.html, p.word_count,
              u.min_words, u.recommended_words, u.max_words, p.sha256, p.blind_text, p.blind_html, p.blind_words
       FROM ${recordset(1, "r", columns.submissionEssay)}
       JOIN pg_temp.pool p ON p.number = r.pool JOIN pg_temp.use u ON u.id = r.use_id`,
      [JSON.stringify(batch.submissionEssay)],
    );
    await insert(client, "review", "review", batch);
    await insert(client, "review_score", "reviewScore", batch);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
