"use server";

import { refresh } from "next/cache";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { goneText } from "#lib/reviews/words.ts";
import { revealApplicant } from "./reveal.ts";
import { revealForm } from "./schema.ts";

/** Shows a mentor who wrote an application that they have reviewed. */
export const seeWhoWrote = action({
  name: "blind.reveal",
  who: "signed-in",
  schema: revealForm,
  async run({ actor, input, now }) {
    const shown = await revealApplicant(db, actor, input, now);
    if (!shown) return refuse(goneText);
    if (!shown.ok) return shown;
    refresh();
    return { ok: true, to: withNotice(paths.reviewApplication(input.project, input.code), "name-shown") };
  },
});
