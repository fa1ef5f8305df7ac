import { utc } from "#lib/clock.ts";

/** An extension, and what has come of it. */
export type Standing = {
  closesAt: Date;
  revokedAt: Date | null;
  /** When something was submitted that would have been late without it; null when nothing was. */
  usedAt: Date | null;
};

/** An extension as admins see it. */
export type ExtensionRow = Standing & {
  id: string;
  name: string | null;
  email: string;
  /** Null: for every project of the cohort. */
  project: string | null;
  reason: string;
  grantedBy: string | null;
  createdAt: Date;
};

export type Phase = "running" | "over" | "revoked";

export function phaseOf({ closesAt, revokedAt }: Standing, now: Date): Phase {
  if (revokedAt) return "revoked";
  return now <= closesAt ? "running" : "over";
}

/** Why an extension can’t be taken back, in words, or undefined. What was submitted under it stands in any case. */
export function revokeRefusal(extension: Standing, now: Date): string | undefined {
  const phase = phaseOf(extension, now);
  if (phase === "over")
    return `It ran out on ${utc(extension.closesAt)}, so there is nothing to take back. What was submitted under it stands.`;
  if (phase === "running" && extension.usedAt)
    return `It was used already, on ${utc(extension.usedAt)}: what was submitted under it stands, so it can’t be taken back. It runs out on ${utc(extension.closesAt)}.`;
  return undefined;
}

/** Why an extension can’t be given, in words, or undefined. */
export function grantRefusal(closesAt: Date, cohort: { closesAt: Date }, now: Date): string | undefined {
  if (closesAt <= cohort.closesAt)
    return `The cohort’s own deadline, ${utc(cohort.closesAt)}, is not earlier. An extension must end after it.`;
  if (closesAt <= now) return "That moment has passed. To let in what came late, admit it.";
  return undefined;
}
