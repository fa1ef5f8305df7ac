"use client";

import { Callout } from "#components/ui/callout.tsx";
import { useLeft } from "./use-left.ts";

const HOUR = 3_600_000;

/**
 * What is said in the last hour before a deadline, and at no other time: also when that hour begins
 * while the page is open. Without script, what was right when the page was made.
 */
export function LastHour({ now, closesAt, children }: { now: string; closesAt: string; children: React.ReactNode }) {
  const ms = useLeft(now, closesAt) ?? Date.parse(closesAt) - Date.parse(now);
  if (ms < 0 || ms > HOUR) return null;
  return <Callout>{children}</Callout>;
}
