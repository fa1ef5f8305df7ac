import { Badge } from "#components/ui/badge.tsx";
import { type Answer, answerState, blocks } from "#lib/applications/rules.ts";

/** Where one answer stands, in a word. */
export function AnswerBadge({ answer }: { answer: Answer }) {
  const { kind } = answerState(answer);
  if (kind === "ready") return <Badge tone="good">Ready</Badge>;
  if (kind === "left-out") return <Badge>Left out</Badge>;
  if (kind === "empty" && answer.group) return <Badge>Not answered</Badge>;
  if (kind === "empty") return answer.required ? <Badge>To do</Badge> : <Badge>Optional</Badge>;
  return <Badge tone={blocks(answer) ? "warn" : "plain"}>Not ready</Badge>;
}
