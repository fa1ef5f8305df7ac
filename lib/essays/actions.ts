"use server";

import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { CONFLICT } from "./rules.ts";
import { saveEssay } from "./save.ts";
import { essayFormSchema } from "./schema.ts";

/** The form's way of saving, without JavaScript. With it, the editor sends to /api/v1/essays/[id]. */
export const save = action({
  name: "saveEssay",
  who: "signed-in",
  schema: essayFormSchema,
  async run({ actor, input, now }) {
    const { id, text, promptId, application } = input;
    const saved = await saveEssay(db, actor, id, { text, promptId, version: input.over ?? input.version }, now);
    switch (saved.kind) {
      case "missing":
        return notFound();
      case "conflict":
        return refuse(CONFLICT, { version: "Another text was saved from another tab or device." });
      case "prompt":
        return refuse(
          "Not saved: the prompts of this problem have changed. Your text is still here: look at the prompts, then save again.",
          {
            promptId: "The prompt that you chose is not asked any more.",
          },
        );
      case "saved":
        return {
          ok: true,
          to: withNotice(paths.essay(id, isId(application) ? application : undefined), "essay-saved"),
        };
    }
  },
});
