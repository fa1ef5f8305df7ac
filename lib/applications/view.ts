import { applying } from "#lib/projects/rules.ts";
import type { ApplicationState, CohortState, ProjectState } from "#prisma/generated/enums.ts";
import { type AnswerRow, answerOf, type CurrentAnswer, sentOf } from "./answers.ts";
import { changedSince, missingText, type Sent } from "./rules.ts";

/** One essay as it was submitted. */
export type SentEssay = Sent & { position: number; title: string; wordCount: number };

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
  answers: AnswerRow[];
  submission: SubmissionRow | null;
};

/** An application as its applicant sees it; nothing here tells of reviews or decisions. */
export type ApplicationView = {
  id: string;
  state: ApplicationState;
  project: { slug: string; title: string };
  cohort: { name: string; closesAt: Date };
  /** Whether it can be submitted and changed now. */
  open: boolean;
  answers: CurrentAnswer[];
  /** What stops it from being submitted, a sentence for each problem. */
  missing: string[];
  /** The latest submission, also of an application that was withdrawn since. */
  submission: { receipt: string; number: number; receivedAt: Date; essays: SentEssay[] } | null;
  /** Problems whose answer is another by now than the submitted one. */
  changed: ReadonlySet<string>;
};

export function viewOf(row: ApplicationRow, now: Date): ApplicationView {
  const answers = row.answers.map(answerOf);
  const { submission } = row;
  return {
    id: row.id,
    state: row.state,
    project: { slug: row.slug, title: row.title },
    cohort: { name: row.cohortName, closesAt: row.closesAt },
    open: applying(
      { state: row.projectState },
      { state: row.cohortState, opensAt: row.opensAt, closesAt: row.closesAt },
      now,
    ).open,
    answers,
    missing: answers.flatMap((answer) => missingText(answer) ?? []),
    submission: submission && { ...submission, receivedAt: new Date(submission.receivedAt) },
    changed: new Set(
      submission && row.state === "submitted"
        ? changedSince(
            submission.essays,
            answers.flatMap((answer) => sentOf(answer) ?? []),
          )
        : [],
    ),
  };
}
