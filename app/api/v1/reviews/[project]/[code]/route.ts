import { endpoint, json, readJson } from "#lib/auth/endpoint.ts";
import { db } from "#lib/db.ts";
import { fieldsOf, summaryOf } from "#lib/forms.ts";
import { myReviewOf } from "#lib/reviews/queries.ts";
import { saveReviewDraft } from "#lib/reviews/save-draft.ts";
import { place, reviewDraft } from "#lib/reviews/schema.ts";
import { conflictText, missingText } from "#lib/reviews/words.ts";

/** In bytes: the longest notes and every score, in JSON. */
const LIMIT = 200_000;

/** Saves one's own draft review. 200 with its new version; 409 with what is stored instead; 404; 422 with the fields. */
export const PUT = endpoint<{ project: string; code: string }>(
  "reviews.save",
  async ({ actor, request, params, receivedAt }) => {
    const where = place.safeParse(params);
    if (!where.success) return json({ ok: false, code: "missing", message: missingText }, 404);
    const body = reviewDraft.safeParse(await readJson(request, LIMIT));
    if (!body.success) {
      const fields = fieldsOf(body.error);
      return json({ ok: false, code: "invalid", message: summaryOf(fields), fields }, 422);
    }
    const { project, code } = where.data;
    const writing = await saveReviewDraft(db, actor, where.data, body.data, receivedAt);
    if (writing.ok) return json({ ok: true, version: writing.version, savedAt: receivedAt.toISOString() });
    if (writing.why === "missing") return json({ ok: false, code: "missing", message: missingText }, 404);
    if (writing.why === "refused")
      return json({ ok: false, code: "refused", message: writing.message, fields: writing.fields }, 422);
    return json(
      {
        ok: false,
        code: "conflict",
        message: conflictText,
        stored: await myReviewOf(actor, project, code, receivedAt),
      },
      409,
    );
  },
);
