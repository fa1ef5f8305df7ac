"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { endAdmin, endSessions, makeAdmin } from "./edit.ts";
import { personActSchema } from "./schema.ts";

const acts = { makeAdmin, endAdmin, endSessions } as const;

export const changePerson = action({
  name: "changePerson",
  who: "admin",
  schema: personActSchema,
  async run({ actor, input }) {
    const changed = await acts[input.act](db, actor, input.id);
    const list = input.q ? `${paths.admin.people}?q=${encodeURIComponent(input.q)}` : paths.admin.people;
    return changed.ok
      ? {
          ok: true,
          to: withNotice(
            list,
            input.act === "endSessions" ? "sessions-ended" : input.act === "makeAdmin" ? "admin-made" : "admin-ended",
          ),
        }
      : changed;
  },
});
