import { isDay } from "#lib/writings/rules.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The day that a feed gives, as it is written there, in the author's own zone: "2023-09-21T17:30:00Z" and
 * "Thu, 21 Sep 2023 17:30:00 GMT" as "2023-09-21". Undefined for what is neither, or no day of the calendar.
 */
export function dayWritten(date: string): string | undefined {
  const iso = /^(\d{4}-\d\d-\d\d)(?:$|[T ])/.exec(date);
  if (iso?.[1] !== undefined) return isDay(iso[1]) ? iso[1] : undefined;
  const mail = /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]{0,6}\.?[\s-]+(\d{4}|\d\d)(?:$|\s|,)/i.exec(date);
  if (!mail) return undefined;
  const [, day = "", name = "", year = ""] = mail;
  const month = months.indexOf(name.toLowerCase()) + 1;
  // RFC 822 had years of two digits; RFC 2822 says what they mean.
  const whole = year.length === 4 ? year : `${Number(year) < 50 ? "20" : "19"}${year}`;
  const written = `${whole}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? written : undefined;
}
