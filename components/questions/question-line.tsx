import { Badge } from "#components/ui/badge.tsx";
import { utc } from "#lib/clock.ts";
import type { QuestionLine } from "#lib/questions/view.ts";

/** Below a question in a list: who asked, when, and what came of it. */
export function QuestionFacts({ question }: { question: QuestionLine }) {
  const { by, at, stone, replies, answered, pinned, closed } = question;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-[0.9375rem] text-quiet">
      {!stone && <span>{by}</span>}
      <time dateTime={at.toISOString()}>{utc(at)}</time>
      <span>{repliesText(replies)}</span>
      {answered && <Badge tone="good">Answered</Badge>}
      {pinned && <Badge>Pinned</Badge>}
      {closed && <Badge>Closed</Badge>}
    </div>
  );
}

/** "No replies", "1 reply", "12 replies". */
export function repliesText(replies: number): string {
  if (replies === 0) return "No replies";
  return replies === 1 ? "1 reply" : `${replies.toLocaleString("en-GB")} replies`;
}
