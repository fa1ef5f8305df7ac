import type { DecisionKind } from "#prisma/generated/enums.ts";
import { feedbackToRead, type GivenReason, type ProblemTitle } from "./reasons.ts";
import { checkRefusal, type DecisionState, feedbackState } from "./rules.ts";
import type { FeedbackShown } from "./view.ts";

type Row = {
  id: string;
  state: DecisionState;
  kind: DecisionKind;
  version: number;
  feedback: string;
  reasons: GivenReason[];
  problems: ProblemTitle[];
  writerId: string | null;
  writer: string | null;
  checker: string | null;
  checkedAt: Date | string | null;
};

/** The feedback of a decision for one reader; null when there is none. */
export function feedbackShown(row: Row, readerId: string): FeedbackShown | null {
  const state = feedbackState({ ...row, reasons: row.reasons.length });
  if (state === "none") return null;
  const refusal = checkRefusal({ state: row.state, feedback: state, writerId: row.writerId }, readerId);
  return {
    decision: row.id,
    version: row.version,
    state,
    toRead: feedbackToRead(row.reasons, row.feedback, row.problems),
    writer: row.writer,
    checker: row.checker,
    mayCheck: state === "written" && refusal === undefined,
  };
}
