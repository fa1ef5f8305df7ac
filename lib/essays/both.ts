import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/result.ts";
import { bothTexts, CONFLICT } from "./rules.ts";

/**
 * Puts the stored text below the one that was sent, for its author to make one of the two: nothing
 * is saved, and the form comes back with both. Null when the actor has no such essay.
 * @param draft `both`: the version of the other text that the author has seen
 */
export async function putBoth(
  db: Pick<Db, "essay">,
  actor: Actor,
  draft: { id: string; text: string; promptId: string | null; both: number },
): Promise<Refusal | null> {
  const stored = await db.essay.findFirst({
    where: { id: draft.id, applicantId: actor.id },
    select: { text: true, promptId: true, version: true },
  });
  if (!stored) return null;
  if (stored.version !== draft.both)
    return refuse(CONFLICT, { version: "Another text was saved from another tab or device." });
  return {
    ...refuse("Both texts are in the field below, one after the other. Make one of them, then save it."),
    held: {
      text: bothTexts(draft.text, stored.text),
      promptId: draft.promptId ?? stored.promptId ?? "",
      version: String(stored.version),
    },
  };
}
