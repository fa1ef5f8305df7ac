import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";

/** What the account page shows of its own person. */
export async function myAccount(actor: Actor, now: Date) {
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      email: true,
      name: true,
      affiliation: true,
      createdAt: true,
      _count: { select: { sessions: { where: { expires: { gt: now } } } } },
    },
  });
  return { ...user, sessions: user._count.sessions };
}
