import { Badge, type Tone } from "#components/ui/badge.tsx";
import { type FeedbackState, feedbackNames, kindNames } from "#lib/decisions/rules.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";

const kindTones: Record<DecisionKind, Tone> = { advance: "plain", waitlist: "warn", offer: "good", decline: "bad" };
const feedbackTones: Record<FeedbackState, Tone> = { none: "plain", written: "warn", checked: "good" };

/** A decision in a word. */
export function DecisionBadge({ kind }: { kind: DecisionKind }) {
  return <Badge tone={kindTones[kind]}>{kindNames[kind]}</Badge>;
}

/** How far a feedback is, in a word. */
export function FeedbackBadge({ state }: { state: FeedbackState }) {
  return <Badge tone={feedbackTones[state]}>{feedbackNames[state]}</Badge>;
}
