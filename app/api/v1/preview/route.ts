import { endpoint, json, readJson } from "#lib/auth/endpoint.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { previewCost, previewOf, tooManyPreviews } from "#lib/essays/preview.ts";
import { ESSAY_BODY_LIMIT } from "#lib/essays/schema.ts";
import { fieldsOf, summaryOf } from "#lib/forms.ts";
import { previewSchema } from "#lib/writing/schema.ts";

/**
 * POST {kind, text}: the text as reviewers will read it, and nothing is stored. 200 {html}; 422 by the
 * field; 429 after very many.
 */
export const POST = endpoint("preview", async ({ actor, request }) => {
  const parsed = previewSchema.safeParse(await readJson(request, ESSAY_BODY_LIMIT));
  if (!parsed.success) {
    const fields = fieldsOf(parsed.error);
    return json({ ok: false, code: "refused", message: fields[""] ?? summaryOf(fields), fields }, 422);
  }
  const { kind, text } = parsed.data;
  const minutes = await overLimit("preview", actor.id, previewCost(text));
  if (minutes !== null) {
    return json({ ok: false, code: "too-many", message: tooManyPreviews(minutes) }, 429);
  }
  return json({ ok: true, html: previewOf(kind, text) });
});
