// Where things stand in a picture; pure.

/** Maps numbers from a domain to places in a picture; a domain of one number maps to the middle. */
export function scale(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const [low, high] = from;
  const [start, end] = to;
  if (low === high) return () => (start + end) / 2;
  return (value) => round(start + ((value - low) / (high - low)) * (end - start));
}

/** Round numbers, a few, that cover a range: steps of 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number, about = 5): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const all: number[] = [];
  for (let at = Math.floor(low / step); at <= Math.ceil(high / step); at += 1)
    all.push(Number((at * step).toPrecision(12)));
  return all;
}

/** A name as it fits beside a picture; the table has all of it. */
export function short(name: string, letters = 22): string {
  const all = [...name];
  return all.length > letters ? `${all.slice(0, letters - 1).join("")}…` : name;
}

/** Tenths of a unit are finer than any screen. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
