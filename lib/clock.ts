/** Dates are written the same way everywhere; zones are IANA names. Anywhere on Earth is UTC−12. */
export const ANYWHERE_ON_EARTH = "Etc/GMT+12";

function formatter(timeZone: string) {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** "Sunday 6 December 2026, 23:59" in the zone. */
export function inZone(date: Date, timeZone: string): string {
  let format = formatters.get(timeZone);
  if (!format) {
    format = formatter(timeZone);
    formatters.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${part["weekday"]} ${part["day"]} ${part["month"]} ${part["year"]}, ${part["hour"]}:${part["minute"]}`;
}

/** How far a zone's clocks are from UTC at that moment: "UTC+5:30", "UTC−4". Tells the two halves of an hour that comes twice apart. */
export function offsetOf(date: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" }).formatToParts(date);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const found = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (!found) return "UTC+0";
  const [, sign, hours, minutes] = found;
  return `UTC${sign === "-" ? "−" : "+"}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
}

/** "6 December 2026, 23:59 UTC", for tables, mails and records. */
export function utc(date: Date): string {
  return `${inZone(date, "UTC").replace(/^\w+ /, "")} UTC`;
}

/** "6 December 2026, 23:59:07 UTC": a receipt tells the second. */
export function utcSecond(date: Date): string {
  return utc(date).replace(" UTC", `:${String(date.getUTCSeconds()).padStart(2, "0")} UTC`);
}

/** "3 days", "5 hours", "12 minutes": the largest whole unit of a span in milliseconds, rounded down. */
export function span(milliseconds: number): string {
  const units = [
    ["day", 86_400_000],
    ["hour", 3_600_000],
    ["minute", 60_000],
  ] as const;
  for (const [name, size] of units) {
    const count = Math.floor(milliseconds / size);
    if (count >= 1) return `${count} ${name}${count === 1 ? "" : "s"}`;
  }
  return "less than a minute";
}

const HOUR = 3_600_000;

/**
 * What is left of a time in milliseconds, as calmly as it matters: "3 days 4 hours", "4 hours 12
 * minutes", "42 minutes", and seconds in the last five minutes. Rounded down.
 */
export function remaining(milliseconds: number): string {
  const units = [
    ["day", 24 * HOUR],
    ["hour", HOUR],
    ["minute", 60_000],
    ["second", 1_000],
  ] as const;
  const from = units.findIndex(([, size]) => milliseconds >= size);
  if (from < 0) return "less than a second";
  const parts: string[] = [];
  let left = milliseconds;
  for (const [name, size] of units.slice(from, from + 2)) {
    if (name === "second" && milliseconds >= 5 * 60_000) break;
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
  }
  return parts.join(" ");
}

/** In how many milliseconds `remaining` says something else. */
export function untilNextWord(milliseconds: number): number {
  const step = milliseconds > 5 * 60_000 ? 60_000 : 1_000;
  return (milliseconds % step) + 1;
}
