import type { FormValues } from "#lib/forms.ts";
import type { Fields } from "#lib/result.ts";
import type { MyReview } from "#lib/reviews/shown.ts";

type Draft = { version: number; notes: string; scores: Record<string, number> };
type Saved =
  | { ok: true; version: number; at: string }
  | { ok: false; message: string; fields?: Fields; stored: MyReview | null };
type Answer =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; message: string; fields?: Fields; stored?: MyReview | null };

/** What was saved from this document, by address. */
const kept = new Map<string, Draft>();

export function savedHere(address: string): Draft | undefined {
  return kept.get(address);
}

/**
 * Sends the form's values to be saved. `at` is the server's time of it in the reader's zone,
 * "14:32:07". When it fails nothing is lost: the form still holds everything.
 */
export async function saveDraft(address: string, values: FormValues): Promise<Saved> {
  const { version, submission, notes, scores = {} } = values;
  const offline = {
    ok: false as const,
    message: "Not saved: the portal can’t be reached. What you wrote is still here; try again when you are connected.",
    stored: null,
  };
  const response = await fetch(address, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ version, submission, notes, scores }),
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as Answer | null | undefined;
  if (!answer) return offline;
  if (!answer.ok)
    return { ok: false, message: `Not saved. ${answer.message}`, fields: answer.fields, stored: answer.stored ?? null };
  const chosen = Object.entries(scores as Record<string, string>).map(([id, score]) => [id, Number(score)] as const);
  kept.set(address, { version: answer.version, notes: String(notes), scores: Object.fromEntries(chosen) });
  return { ok: true, version: answer.version, at: new Date(answer.savedAt).toLocaleTimeString("en-GB") };
}
