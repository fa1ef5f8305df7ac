/** Milliseconds since 1970 at which the request reached this process; scripts/incoming.ts writes it. */
const HEADER = "x-prentice-received-at";

/** A request that waited longer than this before we were asked to handle it is none of ours. */
const LONGEST_WAIT = 10 * 60_000;

/**
 * When the request reached the server, which is what deadlines are decided by: the moment at which
 * its headers were read, before it waited for its turn. It is `now` in a process that does
 * not look at what comes in (`next dev`), where the header would be the client's own word.
 */
export function receivedAt(headers: Pick<Headers, "get">, now: Date): Date {
  if (!(globalThis as { prenticeIncoming?: boolean }).prenticeIncoming) return now;
  const said = headers.get(HEADER) ?? "";
  const at = /^\d{13}$/.test(said) ? Number(said) : Number.NaN;
  return at <= now.getTime() && at >= now.getTime() - LONGEST_WAIT ? new Date(at) : now;
}
