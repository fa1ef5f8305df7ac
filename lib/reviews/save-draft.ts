import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { revealedText, wasRevealed } from "#lib/blind/revealed-to.ts";
import type { Db } from "#lib/db.ts";
import { nothingSaved, type PhaseAct, phaseRefusal } from "#lib/phases/words.ts";
import type { Fields } from "#lib/result.ts";
import { reviewActRefusal } from "./rules.ts";
import type { ReviewDraft } from "./schema.ts";
import { projectRights } from "./scope.ts";
import { type Place, targetSql, type Written, writeReview } from "./write-review.ts";

/**
 * What came of writing a review. `conflict`: another version is stored than the writer saw.
 * `missing`: there is no such application for this actor.
 */
export type Writing =
  | { ok: true; version: number }
  | { ok: false; why: "missing" | "conflict" }
  | { ok: false; why: "refused"; message: string; fields?: Fields };

/** Stores an unfinished review. Its scores count nowhere until it is submitted. One statement. */
export async function saveReviewDraft(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  place: Place,
  draft: ReviewDraft,
  now: Date,
): Promise<Writing> {
  const written = await writeReview(db, actor, targetSql(actor, place, draft.submission, now), draft, null, now);
  return (await hindrance(db, actor, place, written, now)) ?? outcome("save", draft.version, written);
}

/**
 * That the phase does not let a review be written, or that its writer was shown the name, said in words; null when that was not the
 * reason. While nothing may be read, the answer does not tell whether there is such an application.
 * @param written what came of it; null when no application was found that may be read
 */
export async function hindrance(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  place: Place,
  written: Pick<Written, "allowed" | "before"> | null,
  now: Date,
): Promise<Writing | null> {
  if (written?.allowed) return null;
  // Who stepped back is told that.
  if (written?.before?.state === "recused") return null;
  const found = await projectRights(db, actor, place.project, now);
  if (!found || (!written && found.rights.read)) return null;
  if (written?.before?.state === "submitted" && (await wasRevealed(db, actor, place)))
    return { ok: false, why: "refused", message: `${revealedText} ${nothingSaved}` };
  const act: PhaseAct = !written ? "read" : written.before?.state === "submitted" ? "edit" : "score";
  return { ok: false, why: "refused", message: `${phaseRefusal(act, found.phases, now)} ${nothingSaved}` };
}

/** The answer for what a statement did. */
export function outcome(act: "save" | "submit", version: number, written: Written | null): Writing {
  if (!written) return { ok: false, why: "missing" };
  if (written.version !== null) return { ok: true, version: written.version };
  if (written.off.length > 0) return { ok: false, why: "refused", ...offScale(written.off) };
  const { before } = written;
  // Who stepped back in another tab is told so; any other change there is for them to compare.
  const refusal =
    before && (before.state === "recused" || before.version === version)
      ? reviewActRefusal(act, before.state)
      : undefined;
  return refusal ? { ok: false, why: "refused", message: refusal } : { ok: false, why: "conflict" };
}

export function offScale(criteria: string[]): { message: string; fields: Fields } {
  const fields = Object.fromEntries(
    criteria.map((id) => [`scores.${id}`, "Choose one of the scores of this criterion."]),
  );
  return {
    message: "A score is not on its criterion’s scale. Nothing was saved; what you typed is still here.",
    fields,
  };
}
