"use server";

import { action } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { notEdited, profileEdited } from "#lib/mentors/scope.ts";
import { askNow } from "./ask-now.ts";
import { openAlexSettings } from "./queue-refresh.ts";
import { askOpenAlexForm } from "./refresh-schema.ts";
import { counted } from "./view.ts";

export const askOpenAlex = action({
  name: "askOpenAlex",
  who: "signed-in",
  schema: askOpenAlexForm,
  async run({ actor, input }) {
    const profile = await profileEdited(db, actor, input.mentor);
    if (!profile) return notEdited;
    if (!openAlexSettings(env()))
      return {
        ok: false,
        message: "This portal asks no OpenAlex. Nothing was changed; whoever runs it can set it up.",
      };
    const wait = await overLimit("openAlex", profile.id);
    if (wait !== null)
      return {
        ok: false,
        message: `OpenAlex was asked about this profile several times in the last hour. Nothing was changed: try again in ${counted(wait, "minute")}.`,
      };
    const asked = await askNow(db, actor, profile.id);
    return asked.ok
      ? { ok: true, message: "Asked for. It takes a minute or so: load this page again to see what came of it." }
      : asked;
  },
});
