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
