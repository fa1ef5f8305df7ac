// What the database holds afterwards, beside what people were told.
import type pg from "pg";
import type { Applicant } from "./apply.ts";
import { sha256 } from "./ledger.ts";
import type { People } from "./people.ts";
import type { Findings } from "./stage.ts";
import type { Lane } from "./write.ts";

const idOf = (path: string) => path.split("/").at(-1) ?? "";

/** Every text is the one that was acknowledged last, or one sent since whose answer was lost. */
async function texts(client: pg.Client, lanes: readonly Lane[], findings: Findings): Promise<void> {
  const { rows } = await client.query<{ id: string; text: string; version: number }>(
    `SELECT id::text, text, version FROM essay
     UNION ALL SELECT a.code, r.notes, r.version FROM review r JOIN application a ON a.id = r.application_id`,
  );
  const stored = new Map(rows.map(({ id, text, version }) => [id, { version, hash: sha256(text) }]));
  for (const { name, path, ledger } of lanes) {
    const before = ledger.last().version;
    const now = stored.get(idOf(path)) ?? { version: 0, hash: sha256("") };
    const lost = ledger.found(now);
    for (let count = 0; count < lost; count += 1)
      findings.lost.push(`${name}: version ${before} was acknowledged, and the table has version ${now.version}`);
  }
}

type SubmissionRow = { application: string; key: string | null; receipt: string; number: number; hashes: string[] };

/** Every receipt that was handed out is there, of the texts that had been saved; and no other. */
async function receipts(client: pg.Client, applicants: readonly Applicant[], findings: Findings): Promise<void> {
  const { rows } = await client.query<SubmissionRow>(
    `SELECT s.application_id::text AS application, s.key::text, s.receipt, s.number,
            ARRAY(SELECT encode(sha256(convert_to(e.text, 'UTF8')), 'hex') FROM submission_essay e
                  WHERE e.submission_id = s.id ORDER BY e.position) AS hashes
     FROM submission s WHERE s.application_id = ANY($1) ORDER BY s.application_id, s.number`,
    [applicants.flatMap(({ applications }) => applications.map(({ id }) => id))],
  );
  const byReceipt = new Map(rows.map((row) => [row.receipt, row]));
  const byKey = new Map(rows.map((row) => [`${row.application} ${row.key}`, row]));
  for (const { name, presses } of applicants) {
    for (const { application, key, receipt, number, hashes } of presses) {
      const row = byReceipt.get(receipt);
      if (!row || row.application !== application || row.number !== number)
        findings.lost.push(`${name}: receipt ${receipt} was handed out and is not there as submission ${number}`);
      else if (row.hashes.join() !== hashes.join())
        findings.lost.push(`${name}: receipt ${receipt} is not of the texts that were saved when it was asked for`);
      const named = byKey.get(`${application} ${key}`);
      if (named && named.receipt !== receipt)
        findings.duplicated.push(`${name}: one attempt has the receipts ${receipt} and ${named.receipt}`);
    }
  }
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    if (before?.application === row.application && before.hashes.join() === row.hashes.join())
      findings.duplicated.push(`${before.receipt} and ${row.receipt} are submissions of the same texts`);
  }
}

/**
 * What must never be half there: a query for each, which finds nothing in an orderly database. What
 * was put there before the portal was started has no key.
 */
const orderly: Record<string, string> = {
  "a submission without an answer to each problem": `
    SELECT s.receipt FROM submission s JOIN application a ON a.id = s.application_id
    WHERE (SELECT count(*) FROM submission_essay e WHERE e.submission_id = s.id)
       <> (SELECT count(*) FROM project_problem p WHERE p.project_id = a.project_id)`,
  "a frozen text with another hash": `
    SELECT s.receipt FROM submission_essay e JOIN submission s ON s.id = e.submission_id
    WHERE e.sha256 <> encode(sha256(convert_to(e.text, 'UTF8')), 'hex')`,
  "a submission without exactly one receipt mail": `
    SELECT s.receipt FROM submission s WHERE s.key IS NOT NULL
      AND (SELECT count(*) FROM mail m WHERE m.kind = 'receipt' AND m.subject LIKE '%(' || s.receipt || ')') <> 1`,
  "a receipt mail without its submission": `
    SELECT m.subject FROM mail m WHERE m.kind = 'receipt'
      AND NOT EXISTS (SELECT 1 FROM submission s WHERE m.subject LIKE '%(' || s.receipt || ')')`,
  "a submission without exactly one line of the record": `
    SELECT s.receipt FROM submission s WHERE s.key IS NOT NULL
      AND (SELECT count(*) FROM audit_event v WHERE v.act = 'submitApplication' AND v.detail->>'submissionId' = s.id::text) <> 1`,
  "a line of the record without its submission": `
    SELECT v.id::text FROM audit_event v WHERE v.act = 'submitApplication'
      AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.id::text = v.detail->>'submissionId')`,
  "an application whose state does not follow from its submissions": `
    SELECT a.code FROM application a
    LEFT JOIN LATERAL (SELECT s.id FROM submission s WHERE s.application_id = a.id ORDER BY s.number DESC LIMIT 1) s ON true
    WHERE a.submission_id IS DISTINCT FROM s.id OR (a.state = 'submitted') <> (s.id IS NOT NULL)`,
  "numbers of submissions with a gap": `
    SELECT application_id::text FROM submission GROUP BY application_id HAVING max(number) <> count(*)`,
  "a sent text that the history does not have": `
    SELECT s.receipt FROM submission_essay e JOIN submission s ON s.id = e.submission_id
    WHERE s.key IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM essay_revision r WHERE r.essay_id = e.essay_id AND r.text = e.text)`,
  "a tally that does not count what is submitted": `
    SELECT t.project_id::text FROM project_tally t
    WHERE t.submitted <> (SELECT count(*) FROM application a WHERE a.project_id = t.project_id AND a.state = 'submitted')`,
  "a review without exactly one line of the record": `
    SELECT r.id::text FROM review r
    WHERE (SELECT count(*) FROM audit_event v WHERE v.act = 'beginReview' AND v.subject_id = r.id) <> 1`,
  "a review without a score for each criterion": `
    SELECT r.id::text FROM review r
    WHERE (SELECT count(*) FROM review_score g WHERE g.review_id = r.id)
       <> (SELECT count(*) FROM criterion c WHERE c.project_id = r.project_id)`,
  "a mail that waits and that nobody was told to send": `
    SELECT m.id::text FROM mail m WHERE m.state = 'queued'
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'mail:' || m.id::text)`,
};

/** Compares everything, and writes down what should not be. @param sent Message-IDs that the mail server received */
export async function check(
  client: pg.Client,
  { writers, applicants }: People,
  sent: readonly string[],
  findings: Findings,
): Promise<void> {
  await texts(client, [...writers, ...applicants.flatMap(({ essays }) => essays)], findings);
  await receipts(client, applicants, findings);
  for (const [what, sql] of Object.entries(orderly)) {
    const { rows } = await client.query<string[]>({ text: sql, rowMode: "array" });
    for (const [which] of rows) findings.halfWritten.push(`${what}: ${which}`);
  }
  const { rows } = await client.query<{ id: string }>("SELECT message_id AS id FROM mail");
  const known = new Set(rows.map(({ id }) => id));
  for (const id of new Set(sent)) {
    if (!known.has(id)) findings.halfWritten.push(`a mail was sent of what was never committed: ${id}`);
  }
}
