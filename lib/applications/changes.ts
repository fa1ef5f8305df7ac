import { changedSince, type Sent } from "./rules.ts";

/** How the answer to one problem differs from the submitted one. */
export type Change =
  /** It would be sent now, and was not; or the other way round. */
  | { kind: "added" }
  | { kind: "removed" }
  /** Sent then as now: what of it is another. */
  | { kind: "changed"; text: boolean; prompt: boolean; wording: boolean };

/** What would be sent otherwise than it was, by the problem's id. */
export function changes(submitted: readonly Sent[], now: readonly Sent[]): ReadonlyMap<string, Change> {
  const before = new Map(submitted.map((one) => [one.problemId, one]));
  const after = new Map(now.map((one) => [one.problemId, one]));
  return new Map(changedSince(submitted, now).map((id) => [id, changeOf(before.get(id), after.get(id))]));
}

function changeOf(before: Sent | undefined, after: Sent | undefined): Change {
  if (!before) return { kind: "added" };
  if (!after) return { kind: "removed" };
  const wording = before.problemVersionId !== after.problemVersionId;
  return {
    kind: "changed",
    text: before.sha256 !== after.sha256,
    prompt: before.prompt !== after.prompt,
    wording,
  };
}

/**
 * A change as a sentence: "Changed since sent to “Aligning models” on 6 December 2026, 12:00 UTC."
 * @param sent what it was sent to and when, as words: "to “Aligning models” on …"
 */
export function changeText(change: Change, sent: string): string {
  if (change.kind === "added") return `Not part of what was sent ${sent}.`;
  if (change.kind === "removed") return `Part of what was sent ${sent}, and would be left out now.`;
  if (change.text) return `Changed since sent ${sent}.`;
  if (change.wording) return `The problem was worded anew since this was sent ${sent}; your text is the same.`;
  return `Another prompt is chosen than when this was sent ${sent}; your text is the same.`;
}
