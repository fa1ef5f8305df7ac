/**
 * Until when one person may submit. `closesAt` is what they are told: the cohort's deadline, or
 * their extension if that is later. The grace is not told. `closedAt` is when the cohort's close
 * was carried out; null before.
 */
export type Deadline = { closesAt: Date; graceSeconds: number; closedAt: Date | null };

/** The last millisecond at which a request still counts, in the time of the server's clock. */
export function lastMoment({ closesAt, graceSeconds }: Deadline): Date {
  return new Date(closesAt.getTime() + graceSeconds * 1_000);
}

/**
 * Whether what reached the server at `receivedAt` counts, however long it took to handle. The
 * deadline's own millisecond counts. Once the close was carried out, only a deadline that lies
 * behind it is still open.
 */
export function inTime(deadline: Deadline, receivedAt: Date): boolean {
  const last = lastMoment(deadline);
  if (receivedAt > last) return false;
  return deadline.closedAt === null || last > deadline.closedAt;
}
