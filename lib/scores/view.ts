// What a project's scores mean, in words and numbers for people; pure.
import { utc } from "#lib/clock.ts";
import type { Phase } from "#lib/reviews/rights.ts";
import { scoreText } from "#lib/reviews/words.ts";
import type { Agreement, Distribution, Interval, ScoreReport } from "./report.ts";

export type Day = { day: string; reviews: number };
export type CriterionShown = { id: string; name: string; min: number; max: number };
export type ReaderShown = { id: string; name: string };

/** Scores are 0 to 100; `error` is a standard error, null where nothing tells it. Places count from 1, equal ones alike. */
export type RankedRow = {
  code: string;
  reviews: number;
  corrected: number;
  error: number | null;
  mean: number | null;
  /** Whether the correction moves it over the cut. */
  changes: boolean;
  place: number;
  rawPlace: number;
};

export type ScoresHidden = { why: "applied" } | { why: "phase"; phases: Phase[] };

/** Why the scores are not shown now, and when they will be. */
export function hiddenText(hidden: ScoresHidden, now: Date): string {
  if (hidden.why === "applied")
    return "You applied to this project yourself, so what its scores mean is not shown to you.";
  const showing = hidden.phases.filter(({ mayRead, scores }) => mayRead && scores === "all");
  const ahead = showing
    .filter(({ startsAt }) => startsAt > now)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0];
  if (ahead) return `The scores are shown from ${utc(ahead.startsAt)} on, when the phase “${ahead.name}” begins.`;
  const over = showing.findLast(({ endsAt }) => endsAt !== null && endsAt <= now);
  if (over?.endsAt)
    return `The scores were shown in the phase “${over.name}”, which ended on ${utc(over.endsAt)}. No later phase shows all scores.`;
  return "The scores are shown in a phase in which reviewers see all scores. This project has no such phase: add one in its setup when everybody has read independently.";
}

/** The interval that holds 95 %, within the scale; null where nothing tells it. */
export function intervalOf({ corrected, error }: Pick<RankedRow, "corrected" | "error">): Interval | null {
  return error === null
    ? null
    : { low: Math.max(0, corrected - 1.96 * error), high: Math.min(100, corrected + 1.96 * error) };
}

/** "54.1 to 71.8"; an interval of one point says that nothing tells it. */
export function intervalText(interval: Interval | null, digits = 1): string {
  if (interval === null || interval.low === interval.high) return "not known";
  const { low, high } = interval;
  const show = (value: number) => (digits === 1 ? signed(scoreText(value)) : signed(value.toFixed(digits)));
  return `${show(low)} to ${show(high)}`;
}

/** With a true minus. */
export function signed(text: string): string {
  return text.replace(/^-/, "−");
}

/** "+3.2", "−0.4", "0.0": points against what others give. */
export function effectText(effect: number): string {
  // Adding nothing makes −0 a 0.
  const rounded = Number(effect.toFixed(1)) + 0;
  return rounded > 0 ? `+${scoreText(rounded)}` : signed(scoreText(rounded));
}

/** How much of the differences between scores lies in what, in words. */
export function spreadText({ sd }: ScoreReport): string {
  const points = (value: number) => `${scoreText(value)} ${Math.round(value * 10) === 10 ? "point" : "points"}`;
  const all = sd.applications ** 2 + sd.reviewers ** 2 + sd.noise ** 2;
  const share = all > 0 ? Math.round((100 * sd.reviewers ** 2) / all) : 0;
  return `Applications differ from each other by about ${points(sd.applications)}, reviewers in how strict they are by ${points(sd.reviewers)}, and two readings of the same application by equally strict reviewers by ${points(sd.noise)} (standard deviations). Of all differences between single scores, ${share}% are differences between reviewers.`;
}

/** What an alpha means, after K. Krippendorff, Content Analysis (2004), ch. 11: 0.8 and 0.667 are his customary limits. */
export function agreementText({ alpha, interval, units }: Agreement): string {
  if (alpha === null) return units === 0 ? "No application has two scores yet." : "Too few scores differ to tell.";
  const words =
    alpha >= 0.8
      ? "Reviewers agree well: scores can be relied on."
      : alpha >= 0.667
        ? "Reviewers agree tolerably: enough for cautious conclusions."
        : alpha > 0
          ? "Reviewers agree little: rely on no single reading."
          : "Reviewers agree no better than chance.";
  const wide = interval && interval.low < 0.667 && interval.high >= 0.8;
  return wide ? `${words} The interval is too wide to be sure.` : words;
}

/** "0.62 (0.48 to 0.74)". */
export function alphaText({ alpha, interval }: Agreement): string {
  if (alpha === null) return "–";
  return `${signed(alpha.toFixed(2))}${interval ? ` (${intervalText(interval, 2)})` : ""}`;
}

export type Bin = { label: string; count: number };

const MOST_BINS = 11;

/** The scores of a scale with how often each was given; long scales in steps. */
export function binsOf({ min, max }: { min: number; max: number }, counts: Distribution["counts"]): Bin[] {
  const step = Math.ceil((max - min + 1) / MOST_BINS);
  const bins: Bin[] = [];
  for (let low = min; low <= max; low += step) {
    const high = Math.min(max, low + step - 1);
    let count = 0;
    for (let score = low; score <= high; score += 1) count += counts[String(score)] ?? 0;
    bins.push({ label: low === high ? String(low) : `${low}–${high}`, count });
  }
  return bins;
}

/** Every day from the first to the last with reviews, each with how many were in by its end. */
export function cumulated(days: readonly Day[]): (Day & { total: number })[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const by = new Map(days.map(({ day, reviews }) => [day, reviews]));
  const all: (Day & { total: number })[] = [];
  let total = 0;
  for (let at = Date.parse(first.day); at <= Date.parse(last.day); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const reviews = by.get(day) ?? 0;
    total += reviews;
    all.push({ day, reviews, total });
  }
  return all;
}
