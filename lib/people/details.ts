import type { Actor } from "#lib/auth/policy.ts";
import { forgetMasks } from "#lib/blind/mask-essays.ts";
import type { Db } from "#lib/db.ts";

/**
 * Writes what somebody is called and where they work. What reviewers read of their submitted
 * answers is masked anew where that changes anything.
 * @param details an affiliation of "" is none
 */
export async function saveDetails(
  db: Db,
  actor: Actor,
  { name, affiliation }: { name: string; affiliation: string },
): Promise<void> {
  const details = { name, affiliation: affiliation || null };
  await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id: actor.id, NOT: details }, data: details });
    if (count > 0) await forgetMasks(tx, actor.id);
  });
}
