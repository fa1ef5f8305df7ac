"use server";

import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { admitLate } from "./admit.ts";
import { admitSchema } from "./schema.ts";

export const admit = action({
  name: "admitLate",
  who: "admin",
  schema: admitSchema,
  async run({ actor, input, now }) {
    const admitted = (await admitLate(db, actor, input, now, mailSettings())) ?? notFound();
    return admitted.ok
      ? { ok: true, to: withNotice(paths.admin.late(admitted.value.cohortId), "late-admitted") }
      : admitted;
  },
});
