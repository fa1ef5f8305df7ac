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
  const where = affiliation || null;
  await db.$transaction(async (tx) => {
    // DISTINCT, since somebody new has no name yet, and nothing equals that.
    const changed = await tx.$executeRaw`
      UPDATE "user" SET name = ${name}, affiliation = ${where}::text
      WHERE id = ${actor.id}::uuid AND (name, affiliation) IS DISTINCT FROM (${name}, ${where}::text)`;
    if (changed > 0) await forgetMasks(tx, actor.id);
  });
}
