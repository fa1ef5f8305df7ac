"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { addConflict, removeConflict } from "./edit.ts";
import { addConflictSchema, removeConflictSchema } from "./schema.ts";

export const add = action({
  name: "addConflict",
  who: "admin",
  schema: addConflictSchema,
  async run({ actor, input, now }) {
    const added = await addConflict(db, actor, input, now);
    return added.ok ? { ok: true, to: withNotice(paths.admin.conflicts, "conflict-added") } : added;
  },
});

export const remove = action({
  name: "removeConflict",
  who: "admin",
  schema: removeConflictSchema,
  async run({ actor, input }) {
    const removed = await removeConflict(db, actor, input);
    return removed.ok ? { ok: true, to: withNotice(paths.admin.conflicts, "conflict-removed") } : removed;
  },
});
