const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "2023-09-21" as "21 September 2023". */
export function dayInWords(day: string): string {
  return days.format(new Date(`${day}T00:00:00Z`));
}

/** Whether it is a day of the calendar as "2023-09-21", from 1900 on. */
export function isDay(value: string): boolean {
  if (!/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === value;
}

/** The day of a moment, by UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
