"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { retryMail } from "./retry.ts";
import { retrySchema } from "./schema.ts";

export const sendAgain = action({
  name: "sendAgain",
  who: "admin",
  schema: retrySchema,
  async run({ actor, input }) {
    const queued = await retryMail(db, actor, input.id);
    return queued.ok ? { ok: true, to: withNotice(`${paths.admin.mail}?state=queued`, "requeued") } : queued;
  },
});
