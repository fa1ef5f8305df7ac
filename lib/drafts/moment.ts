/** "14:32" of today, "Sunday 22 November, 14:32" of another day, where the reader is. */
export function momentOf(milliseconds: number): string {
  const then = new Date(milliseconds);
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (then.toDateString() === new Date().toDateString()) return time;
  return `${then.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })}, ${time}`;
}
