/** A gap of more minutes between two reviews is a pause, not reading. */
export const LONGEST_GAP = 45;
/** Fewer gaps say nothing of how fast somebody reads. */
export const FEWEST_GAPS = 3;
/** So many of one's last reviews are looked at. */
export const PACE_REVIEWS = 50;

const MINUTE = 60_000;

/**
 * How many minutes one review takes: the median of the gaps between a person's successive reviews,
 * pauses left out.
 * @param submitted when they were submitted, in any order
 * @returns null when there are too few gaps to say
 */
export function paceOf(submitted: readonly Date[]): number | null {
  const times = submitted.map((at) => at.getTime()).toSorted((a, b) => a - b);
  const gaps = times
    .slice(1)
    .map((at, before) => (at - (times[before] ?? at)) / MINUTE)
    .filter((gap) => gap <= LONGEST_GAP)
    .toSorted((a, b) => a - b);
  if (gaps.length < FEWEST_GAPS) return null;
  const [low, high] = [gaps[Math.floor((gaps.length - 1) / 2)] ?? 0, gaps[Math.floor(gaps.length / 2)] ?? 0];
  return (low + high) / 2;
}

/**
 * The time that so many reviews take at a pace, in words: "about 3 h at your pace". To five
 * minutes below an hour, to half an hour below ten, to whole hours above.
 * @param minutes of one review, as paceOf gives it
 */
export function timeLeftText(minutes: number, reviews: number): string {
  const total = minutes * reviews;
  return `about ${lengthText(total)} at your pace`;
}

function lengthText(minutes: number): string {
  if (minutes < 57.5) return `${Math.max(5, Math.round(minutes / 5) * 5)} min`;
  const halves = Math.round(minutes / 30);
  if (halves >= 20) return `${Math.round(minutes / 60).toLocaleString("en-GB")} h`;
  return `${Math.floor(halves / 2)}${halves % 2 === 1 ? "½" : ""} h`;
}

/** How far one is in a project, and how far all are together. */
export type ReadingProgress = {
  /** Own submitted reviews; null when there are too many to count. */
  done: number | null;
  /** Reviews that are the actor's to write: of what was assigned to them, or else of what the project wants. */
  left: number;
  /** Whether `left` is what was assigned to them. */
  assigned: boolean;
  /** Reviews that the project wants, and how many of these are in. */
  wanted: number;
  in: number;
  /** Minutes that one of the actor's reviews takes; null when too few are in. */
  pace: number | null;
};
