import "server-only";
import { Prisma, type Tx } from "#lib/db.ts";
import { pairOf, type Read } from "./build-report.ts";

type Rows = {
  places: number;
  readings: { application: string; code: string; reviewer: string; score: number }[] | null;
  marks: { criterion: string; application: string; reviewer: string; score: number }[] | null;
  readers: { id: string; load: number; cap: number | null }[] | null;
  barred: { application: string; reader: string }[] | null;
};

/** The submitted reviews that count: with an overall score, of applications that stand. Columns of `r` and `a`. */
const counted = Prisma.sql`review r JOIN application a ON a.id = r.application_id
  AND a.state = 'submitted' AND r.state = 'submitted' AND r.score IS NOT NULL`;

/** What a project's fit is made of, in one statement; null when there is no such project. */
export async function readProject(tx: Tx, projectId: string): Promise<Read | null> {
  const [row] = await tx.$queryRaw<Rows[]>`
    WITH reader AS (
      SELECT m.user_id AS id FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id
      WHERE pm.project_id = ${projectId}::uuid AND m.user_id IS NOT NULL
      UNION SELECT user_id FROM project_reviewer WHERE project_id = ${projectId}::uuid)
    SELECT p.places,
      (SELECT json_agg(json_build_object('application', a.id, 'code', a.code, 'reviewer', r.reviewer_id, 'score', r.score) ORDER BY a.id, r.reviewer_id)
       FROM ${counted} WHERE r.project_id = p.id) AS readings,
      (SELECT json_agg(json_build_object('criterion', c.id, 'application', a.id, 'reviewer', r.reviewer_id, 'score', g.score) ORDER BY c.position, a.id, r.reviewer_id)
       FROM ${counted} JOIN review_score g ON g.review_id = r.id JOIN criterion c ON c.id = g.criterion_id
       WHERE r.project_id = p.id) AS marks,
      (SELECT json_agg(json_build_object('id', reader.id, 'cap', l.cap,
                'load', (SELECT count(*) FROM review r JOIN application a ON a.id = r.application_id AND a.state = 'submitted'
                         WHERE r.project_id = p.id AND r.reviewer_id = reader.id AND r.state <> 'recused')) ORDER BY reader.id)
       FROM reader LEFT JOIN reviewer_load l ON l.project_id = p.id AND l.user_id = reader.id) AS readers,
      (SELECT json_agg(json_build_object('application', b.application, 'reader', b.reader)) FROM (
         SELECT r.application_id AS application, r.reviewer_id AS reader FROM review r WHERE r.project_id = p.id
         UNION SELECT a.id, k.reviewer_id FROM application a JOIN conflict k ON k.applicant_id = a.applicant_id WHERE a.project_id = p.id
         UNION SELECT a.id, a.applicant_id FROM application a JOIN reader ON reader.id = a.applicant_id WHERE a.project_id = p.id) b) AS barred
    FROM project p WHERE p.id = ${projectId}::uuid`;
  if (!row) return null;
  const readings = row.readings ?? [];
  return {
    readings,
    marks: row.marks ?? [],
    project: {
      places: row.places,
      codes: new Map(readings.map(({ application, code }) => [application, code])),
      readers: row.readers ?? [],
      barred: new Set((row.barred ?? []).map(({ application, reader }) => pairOf(application, reader))),
    },
  };
}

/** The same for all projects of a cohort; criteria belong to a project, so that only overall scores are read. */
export async function readCohort(tx: Tx, cohortId: string): Promise<Read | null> {
  const [row] = await tx.$queryRaw<Pick<Rows, "readings">[]>`
    SELECT (SELECT json_agg(json_build_object('application', a.id, 'reviewer', r.reviewer_id, 'score', r.score) ORDER BY a.id, r.reviewer_id)
            FROM ${counted} WHERE a.cohort_id = c.id) AS readings
    FROM cohort c WHERE c.id = ${cohortId}::uuid`;
  return row ? { readings: row.readings ?? [], marks: [], project: null } : null;
}
