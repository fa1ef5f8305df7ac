// The server's clock in the browser. It runs by performance.now(), never by the computer's own clock,
// which may be wrong by a day or be set anew at any moment.
import { paths } from "#lib/paths.ts";

type Known = { server: number; local: number };

let known: Known | null = null;
let asking: Promise<void> | null = null;
const listeners = new Set<() => void>();

/**
 * Takes note of what the server said the time was. In doubt it is taken to be later, by as long as
 * the answer was under way, so that nobody is promised time that is not there.
 * @param server milliseconds since 1970
 * @param asked performance.now() when the request was sent
 */
export function heardServer(server: number, asked: number): void {
  if (!Number.isFinite(server)) return;
  known = { server, local: asked };
  for (const tell of listeners) tell();
}

/** The same from the answer to any request, such as one that saved: its Date header, which tells the second. */
export function heardAnswer(answer: Response, asked: number): void {
  const date = answer.headers.get("date");
  const server = date ? Date.parse(date) : Number.NaN;
  // A header of whole seconds says less than what is known by the millisecond, unless it says that we are behind.
  if (Number.isFinite(server) && (!known || server > serverNow(known))) heardServer(server, asked);
}

/** What the server said in the page itself: it can't have been before the page was asked for. */
export function heardInPage(server: number): void {
  if (known) return;
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  // A page that the router fetched into an older document was asked for a moment ago.
  const asked = page && performance.now() - page.responseEnd < 30_000 ? page.requestStart : performance.now();
  heardServer(server, asked);
}

/** Asks the server; when it can't be reached the clock goes on as it was. */
export function askServer(): Promise<void> {
  asking ??= (async () => {
    const asked = performance.now();
    try {
      const answer = await fetch(paths.api.time, { cache: "no-store" });
      if (answer.ok) heardServer(((await answer.json()) as { now: number }).now, asked);
    } catch {
      // Offline: later.
    } finally {
      asking = null;
    }
  })();
  return asking;
}

/** The server's time now, in milliseconds since 1970. */
export function serverNow({ server, local }: Known): number {
  return server + performance.now() - local;
}

/** Until then, by the server's clock, in milliseconds; null while it is not known. */
export function left(until: number): number | null {
  return known && until - serverNow(known);
}

export function onServerClock(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
