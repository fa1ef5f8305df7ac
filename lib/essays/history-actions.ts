"use server";

import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { restoreRevision } from "./restore.ts";
import { restoreSchema } from "./schema.ts";

export const restore = action({
  name: "restoreRevision",
  who: "signed-in",
  schema: restoreSchema,
  async run({ actor, input, now }) {
    const restored = (await restoreRevision(db, actor, input, now)) ?? notFound();
    if (restored.ok) return { ok: true, to: withNotice(paths.essay(input.id), "text-restored") };
    // What stands there now is another text than the page showed.
    refresh();
    return restored;
  },
});
