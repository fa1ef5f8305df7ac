import { SUBMIT_BODY_LIMIT, submissionSchema } from "#lib/applications/schema.ts";
import { submitApplication } from "#lib/applications/submit.ts";
import { endpoint, json, readJson } from "#lib/auth/endpoint.ts";
import { db } from "#lib/db.ts";
import { fieldsOf, summaryOf } from "#lib/forms.ts";
import { mailSettings } from "#lib/mail/settings.ts";

/**
 * POST {key}: submits the application as it is saved; whether in time is decided by when the
 * request reached the server. 200 {receipt, number, receivedAt, late, fresh}, the same for the
 * same key however often it is sent; 404 for whoever did not begin it; 422 by the problem.
 */
export const POST = endpoint<{ id: string }>("submitApplication", async ({ actor, request, params, receivedAt }) => {
  const parsed = submissionSchema.safeParse(await readJson(request, SUBMIT_BODY_LIMIT));
  if (!parsed.success) {
    const fields = fieldsOf(parsed.error);
    return json({ ok: false, code: "refused", message: summaryOf(fields), fields }, 422);
  }
  const submitted = await submitApplication(db, actor, params.id, { receivedAt, key: parsed.data.key }, mailSettings());
  if (!submitted) return json({ ok: false, code: "not-found", message: "There is no such application of yours." }, 404);
  if (submitted.ok) return json({ ok: true, ...submitted.value });
  return json({ ok: false, code: "refused", message: submitted.message, fields: submitted.fields ?? {} }, 422);
});
