import { Prisma } from "#lib/db.ts";

/**
 * Whether the late submission `s` of the application `a` waits to be admitted: it is the
 * application's youngest, and not the one that stands.
 */
export const waitsSql = Prisma.sql`(
  a.state <> 'withdrawn' AND s.id IS DISTINCT FROM a.submission_id
  AND NOT EXISTS (SELECT 1 FROM submission y WHERE y.application_id = a.id AND y.number > s.number))`;
