import { endpoint, json, readJson } from "#lib/auth/endpoint.ts";
import { db } from "#lib/db.ts";
import { saveEssay } from "#lib/essays/save.ts";
import { ESSAY_BODY_LIMIT, essaySchema } from "#lib/essays/schema.ts";
import { fieldsOf, summaryOf } from "#lib/forms.ts";
import { renderMarkdown } from "#lib/markdown.ts";

/**
 * PUT {text, promptId, version, keep?}: saves a draft. 200 {version, savedAt, words}; 404 for whoever
 * did not write it; 409 with the newer text; 422 by the field, or with the prompts that are asked now.
 */
export const PUT = endpoint<{ id: string }>("saveEssay", async ({ actor, request, params, receivedAt }) => {
  const parsed = essaySchema.safeParse(await readJson(request, ESSAY_BODY_LIMIT));
  if (!parsed.success) {
    const fields = fieldsOf(parsed.error);
    return json({ ok: false, code: "refused", message: summaryOf(fields), fields }, 422);
  }
  const saved = await saveEssay(db, actor, params.id, parsed.data, receivedAt);
  switch (saved.kind) {
    case "saved":
      return json({ ok: true, version: saved.version, savedAt: saved.savedAt, words: saved.words });
    case "missing":
      return json({ ok: false, code: "not-found", message: "There is no such essay of yours." }, 404);
    case "conflict":
      return json(
        {
          ok: false,
          code: "conflict",
          message: "Another text was saved from another tab or device.",
          current: saved.current,
        },
        409,
      );
    case "prompt": {
      const prompts = saved.prompts.map((prompt) => ({
        id: prompt.id,
        html: renderMarkdown(prompt.text, `${prompt.id}-`),
      }));
      return json(
        { ok: false, code: "prompt", message: "The prompt that you chose is not asked any more.", prompts },
        422,
      );
    }
  }
});
