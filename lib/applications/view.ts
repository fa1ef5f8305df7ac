import { type Applying, applying } from "#lib/projects/rules.ts";
import type { ApplicationState, CohortState, ProblemKind, ProjectState } from "#prisma/generated/enums.ts";
import { type AnswerRow, answerOf, type CurrentAnswer, sentOf } from "./answers.ts";
import { type Change, changes } from "./changes.ts";
import { findings, type Sent } from "./rules.ts";

/** One essay as it was submitted. */
export type SentEssay = Sent & {
  position: number;
  kind: ProblemKind;
  title: string;
  wordCount: number;
  essayId: string | null;
};

export type SubmissionRow = { receipt: string; number: number; receivedAt: string; essays: SentEssay[] };

export type ApplicationRow = {
  id: string;
  state: ApplicationState;
  slug: string;
  title: string;
  projectState: ProjectState;
  cohortName: string;
  cohortState: CohortState;
  opensAt: Date;
  closesAt: Date;
  cohortClosesAt: Date;
  submitAtDeadline: boolean;
  late: { receipt: string; number: number; receivedAt: string; essays: Sent[] } | null;
  answers: AnswerRow[];
  submission: SubmissionRow | null;
};

/** An application as its applicant sees it; nothing here tells of reviews or decisions. */
export type ApplicationView = {
  id: string;
  state: ApplicationState;
  project: { slug: string; title: string };
  /** `closesAt` is this person's own deadline; `extended`: it lies behind the cohort's. */
  cohort: { name: string; closesAt: Date; extended: boolean };
  /** Whether it can be submitted and changed now. */
  open: boolean;
  applying: Applying;
  submitAtDeadline: boolean;
  /** What was sent after the deadline and has not been admitted. */
  late: {
    receipt: string;
    number: number;
    receivedAt: Date;
    /** Whether something else would be sent late now. */
    changed: boolean;
  } | null;
  answers: CurrentAnswer[];
  /** What stops it from being submitted, a sentence for each problem. */
  missing: string[];
  /** The latest submission, also of an application that was withdrawn since. */
  submission: { receipt: string; number: number; receivedAt: Date; essays: SentEssay[] } | null;
  /** Problems whose answer is another by now than the submitted one. */
  changed: ReadonlySet<string>;
  /** How, for each of them. */
  changes: ReadonlyMap<string, Change>;
};

export function viewOf(row: ApplicationRow, now: Date): ApplicationView {
  const answers = row.answers.map(answerOf);
  const { submission, late } = row;
  const wouldSend = answers.flatMap((answer) => sentOf(answer) ?? []);
  const changed: ReadonlyMap<string, Change> =
    submission && row.state === "submitted" ? changes(submission.essays, wouldSend) : new Map();
  const standing = applying(
    { state: row.projectState },
    { state: row.cohortState, opensAt: row.opensAt, closesAt: row.closesAt },
    now,
  );
  return {
    id: row.id,
    state: row.state,
    project: { slug: row.slug, title: row.title },
    cohort: { name: row.cohortName, closesAt: row.closesAt, extended: row.closesAt > row.cohortClosesAt },
    open: standing.open,
    applying: standing,
    submitAtDeadline: row.submitAtDeadline,
    late: late && {
      receipt: late.receipt,
      number: late.number,
      receivedAt: new Date(late.receivedAt),
      changed: changes(late.essays, wouldSend).size > 0,
    },
    answers,
    missing: findings(answers).map(({ message }) => message),
    submission: submission && { ...submission, receivedAt: new Date(submission.receivedAt) },
    changed: new Set(changed.keys()),
    changes: changed,
  };
}
