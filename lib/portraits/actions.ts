"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { removePortrait } from "./edit.ts";
import { removePortraitSchema } from "./schema.ts";

export const dropPortrait = action({
  name: "portraits.remove",
  who: "signed-in",
  schema: removePortraitSchema,
  async run({ actor, input: { mentor } }) {
    const removed = await removePortrait(db, actor, mentor);
    return removed.ok
      ? { ok: true, to: withNotice(paths.profilePart(mentor, "portrait"), "portrait-removed") }
      : removed;
  },
});
