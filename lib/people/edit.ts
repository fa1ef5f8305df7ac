import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { done, ok, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";

/** The id of the person with this address, who is entered if nobody has it yet. The address is in its stored form. */
export async function personByEmail(tx: Tx, actor: Actor, email: string): Promise<string> {
  const [made] = await tx.user.createManyAndReturn({ data: { email }, skipDuplicates: true, select: { id: true } });
  if (made) {
    await record(tx, { actorId: actor.id, act: "addPerson", subject: "person", subjectId: made.id });
    return made.id;
  }
  return (await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
}

const gone = refuse("This person is not here any more.");

/** Makes somebody an admin. */
export async function makeAdmin(db: Db, actor: Actor, id: string): Promise<Result> {
  return transaction(db, async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id, isAdmin: false }, data: { isAdmin: true } });
    if (count === 0)
      return (await tx.user.count({ where: { id } })) > 0 ? refuse("This person is an admin already.") : gone;
    await record(tx, { actorId: actor.id, act: "makeAdmin", subject: "person", subjectId: id });
    return done;
  });
}

/** Ends somebody's being an admin, with their next request. Somebody always stays: the last admin can't go. */
export async function endAdmin(db: Db, actor: Actor, id: string): Promise<Result> {
  return transaction(db, async (tx) => {
    // All of them are locked, in one order: two admins who end each other meet here.
    const admins = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id::text FROM "user" WHERE is_admin ORDER BY id FOR UPDATE`;
    if (!admins.some((admin) => admin.id === id)) return refuse("This person is not an admin.");
    if (admins.length === 1)
      return refuse("This is the only admin, and somebody has to be. Make somebody else an admin first.");
    await tx.user.update({ where: { id }, data: { isAdmin: false } });
    await record(tx, { actorId: actor.id, act: "endAdmin", subject: "person", subjectId: id });
    return done;
  });
}

/** Signs somebody out everywhere. Returns how many sessions ended. */
export async function endSessions(db: Db, actor: Actor, id: string): Promise<Result<number>> {
  return transaction(db, async (tx) => {
    if ((await tx.user.count({ where: { id } })) === 0) return gone;
    const { count } = await tx.session.deleteMany({ where: { userId: id } });
    await record(tx, {
      actorId: actor.id,
      act: "endSessions",
      subject: "person",
      subjectId: id,
      detail: { sessions: count },
    });
    return ok(count);
  });
}
