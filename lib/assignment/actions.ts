"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { assignReviews, clearAssigned } from "./assign.ts";
import { assignSchema, clearSchema } from "./schema.ts";

export const assign = action({
  name: "assignReviews",
  who: "signed-in",
  schema: assignSchema,
  async run({ actor, input, now }) {
    const assigned = await assignReviews(db, actor, input, now, mailSettings());
    if (!assigned.ok) return assigned;
    const page = paths.assignment(input.project);
    return { ok: true, to: assigned.value === "stale" ? `${page}?changed` : withNotice(page, "reviews-assigned") };
  },
});

export const clear = action({
  name: "clearAssigned",
  who: "signed-in",
  schema: clearSchema,
  async run({ actor, input }) {
    const cleared = await clearAssigned(db, actor, input);
    return cleared.ok ? { ok: true, to: withNotice(paths.assignment(input.project), "assignment-cleared") } : cleared;
  },
});
