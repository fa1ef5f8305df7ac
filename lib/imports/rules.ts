import type { ImportState } from "#prisma/generated/enums.ts";

/**
 * waiting → ready → applied, or dropped; waiting → failed. What is settled stays so. A preview that
 * nobody came back to is dropped by the next import of its kind.
 */
const next: Record<ImportState, readonly ImportState[]> = {
  waiting: ["ready", "failed", "dropped"],
  ready: ["applied", "dropped"],
  applied: [],
  dropped: [],
  failed: [],
};

export function mayBecome(from: ImportState, to: ImportState): boolean {
  return next[from].includes(to);
}

export function isSettled(state: ImportState): boolean {
  return next[state].length === 0;
}

/** What an entry of an import would do: be added, change what is there, say nothing new; or it can't be read. */
export const verdicts = ["new", "changed", "same", "wrong"] as const;
export type Verdict = (typeof verdicts)[number];
