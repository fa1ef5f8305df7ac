"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { grantExtension, revokeExtension } from "./grant.ts";
import { extensionSchema, revokeSchema } from "./schema.ts";

export const grant = action({
  name: "grantExtension",
  who: "admin",
  schema: extensionSchema,
  async run({ actor, input, now }) {
    const granted = await grantExtension(db, actor, input, now, mailSettings());
    return granted.ok
      ? { ok: true, to: withNotice(paths.admin.extensions(input.cohort), "extension-granted") }
      : granted;
  },
});

export const revoke = action({
  name: "revokeExtension",
  who: "admin",
  schema: revokeSchema,
  async run({ actor, input, now }) {
    const revoked = await revokeExtension(db, actor, input.id, now, mailSettings());
    return revoked.ok
      ? { ok: true, to: withNotice(paths.admin.extensions(revoked.value.cohortId), "extension-revoked") }
      : revoked;
  },
});
