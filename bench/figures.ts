// Samples, how they are taken in turns, and what is made of them.
import { say } from "./place.ts";

/** One measurement: requests a second, and milliseconds of the median and of the slowest hundredth. */
export type Sample = { perSecond: number; p50: number; p99: number };

/** One of those that are measured side by side. */
export type Contestant = { name: string; run(seconds: number): Promise<Sample> };

export type Spread = { median: number; min: number; max: number };

/** `warm` and `seconds` are of one measurement, `rounds` how many there are of each. */
export type Plan = { rounds: number; seconds: number; warm: number };

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[Math.max(0, Math.min(sorted.length - 1, index))] ?? Number.NaN;
  const middle = sorted.length / 2;
  const median = sorted.length % 2 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
  return { median, min: at(0), max: at(sorted.length - 1) };
}

/** Milliseconds at the share `at` (0 to 1) of latencies sorted upwards. */
export function percentile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

/**
 * Each round's ratio of one to the other, since what slows the machine for a while slows both of
 * a round. Time at equal concurrency is the inverse of requests a second.
 */
export function ratios(one: readonly Sample[], other: readonly Sample[]): Spread {
  return spread(one.map(({ perSecond }, round) => perSecond / (other[round]?.perSecond ?? Number.NaN)));
}

/** Measures them in turns, A B A B …, each warmed up before its first. A line for each measurement. */
export async function takeTurns(contestants: readonly Contestant[], plan: Plan): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(contestants.map(({ name }) => [name, []]));
  for (const one of contestants) await one.run(plan.warm);
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const { name, run } of contestants) {
      const sample = await run(plan.seconds);
      samples.get(name)?.push(sample);
      const { perSecond, p50, p99 } = sample;
      say(
        `  ${round}/${plan.rounds} ${name}: ${whole(perSecond)}/s, p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`,
      );
    }
  }
  return samples;
}

const integer = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

export function whole(value: number): string {
  return value < 100 ? value.toFixed(1) : integer.format(value);
}

/** autocannon measures whole milliseconds, and no more is shown. */
export function milliseconds(value: number): string {
  if (Number.isInteger(value)) return `${integer.format(value)} ms`;
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : integer.format(value)} ms`;
}

/** Thousands of bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** "1,204 (1,180–1,230)" */
export function withSpread({ median, min, max }: Spread, show: (value: number) => string): string {
  return `${show(median)} (${show(min)}–${show(max)})`;
}

/** A table in Markdown, aligned so that it can be read as it is. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}
