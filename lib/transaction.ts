import type { Db, Tx } from "#lib/db.ts";
import type { Refusal, Result } from "#lib/result.ts";

class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("A transaction was undone by a refusal.");
    this.refusal = refusal;
  }
}

/**
 * A transaction that a refusal undoes: what was written before it is rolled back, and the
 * refusal is the answer.
 * @param taken the refusal when a unique constraint of the tables is violated; without it, that is a bug
 * @param options.timeout in milliseconds, where the work can take longer than the usual five seconds
 */
export async function transaction<T>(
  db: Db,
  run: (tx: Tx) => Promise<Result<T>>,
  taken?: Refusal,
  options: { timeout?: number } = {},
): Promise<Result<T>> {
  try {
    return await db.$transaction(async (tx) => {
      const result = await run(tx);
      if (!result.ok) throw new Undone(result);
      return result;
    }, options);
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    if (taken && (error as { code?: unknown } | null)?.code === "P2002") return taken;
    throw error;
  }
}
