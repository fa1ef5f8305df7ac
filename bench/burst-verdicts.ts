// What the burst's browsers were told, beside what is stored.
import type { Outcome } from "./burst-child.ts";
import type { Town } from "./world.ts";

export type Verdicts = {
  /** Receipts that are not there, and presses without one. */
  lost: number;
  /** Applications with a second submission, receipt or mail. */
  duplicated: number;
  /** Late or in time other than by when the server says that it received it, or a time that can't be. */
  wrong: number;
  inTime: number;
  late: number;
  /** Sent before the deadline, found after it. */
  overtaken: number;
  /** Milliseconds that each first press waited to be received. */
  waits: number[];
};

type Row = { application: string; receipt: string; receivedAt: Date; late: boolean; state: string; mails: number };

/** A clock read in two processes, rounded down to milliseconds in one of them. */
const ROUNDING = 2;

/** @param deadline milliseconds since 1970; its own millisecond counts as in time */
export async function judge(town: Town, outcomes: readonly Outcome[], deadline: number): Promise<Verdicts> {
  const applications = Map.groupBy(outcomes, ({ application }) => application);
  const { rows } = await town.client.query<Row>(
    `SELECT s.application_id::text AS application, s.receipt, s.received_at AS "receivedAt", s.late, a.state::text,
            (SELECT count(*)::int FROM mail m WHERE m.user_id = a.applicant_id AND m.subject LIKE '%(' || s.receipt || ')') AS mails
     FROM submission s JOIN application a ON a.id = s.application_id WHERE s.application_id = ANY($1)`,
    [[...applications.keys()]],
  );
  const stored = Map.groupBy(rows, ({ application }) => application);
  const found: Verdicts = { lost: 0, duplicated: 0, wrong: 0, inTime: 0, late: 0, overtaken: 0, waits: [] };
  for (const [application, presses] of applications) {
    const [row, ...more] = stored.get(application) ?? [];
    const told = new Set(presses.map(({ receipt }) => receipt));
    if (!row || presses.some(({ receipt }) => receipt === undefined)) {
      found.lost += 1;
      continue;
    }
    if (!told.has(row.receipt)) found.lost += 1;
    if (more.length > 0 || told.size > 1 || row.mails !== 1) found.duplicated += 1;
    found[row.late ? "late" : "inTime"] += 1;

    const received = row.receivedAt.getTime();
    const first = Math.min(...presses.map(({ sent }) => sent));
    const last = Math.max(...presses.map(({ answered }) => answered));
    found.waits.push(Math.max(0, received - first));
    if (first <= deadline && row.late) found.overtaken += 1;
    const asTold = presses.every(
      ({ late, receivedAt }) => late === row.late && Date.parse(receivedAt ?? "") === received,
    );
    const possible = received >= first - ROUNDING && received <= last;
    const byTheClock = row.late === received > deadline && row.state === (row.late ? "draft" : "submitted");
    if (!asTold || !possible || !byTheClock) found.wrong += 1;
  }
  return found;
}
