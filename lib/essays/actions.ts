"use server";

import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { putBoth } from "./both.ts";
import { chooseText, leaveOut } from "./choose.ts";
import { previewCost, previewOf, tooManyPreviews } from "./preview.ts";
import { CONFLICT } from "./rules.ts";
import { saveEssay } from "./save.ts";
import { essayFormSchema } from "./schema.ts";
import {
  chooseSchema,
  leaveOutSchema,
  makeVariantSchema,
  renameVariantSchema,
  variantSchema,
} from "./variant-schema.ts";
import { deleteVariant, makeVariant, renameVariant } from "./variants.ts";

/** The form's way of saving, without JavaScript. With it, the editor sends to /api/v1/essays/[id]. */
export const save = action({
  name: "saveEssay",
  who: "signed-in",
  schema: essayFormSchema,
  async run({ actor, input, now }) {
    const { id, text, promptId, application } = input;
    if (input.act === "preview") {
      const minutes = await overLimit("preview", actor.id, previewCost(text));
      if (minutes !== null) return refuse(tooManyPreviews(minutes));
      return { ok: true, message: "", preview: previewOf(input.kind, text) };
    }
    if (input.both !== undefined) {
      return (await putBoth(db, actor, { id, text, promptId, both: input.both })) ?? notFound();
    }
    const draft = { text, promptId, version: input.over ?? input.version };
    const saved = await saveEssay(db, actor, id, { ...draft, ...(input.over ? { keep: "replaced" } : {}) }, now);
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

export const fork = action({
  name: "makeVariant",
  who: "signed-in",
  schema: makeVariantSchema,
  async run({ actor, input, now }) {
    const made = (await makeVariant(db, actor, input, now)) ?? notFound();
    return made.ok
      ? { ok: true, to: withNotice(paths.essay(made.value.id, input.application ?? undefined), "variant-made") }
      : made;
  },
});

export const rename = action({
  name: "renameVariant",
  who: "signed-in",
  schema: renameVariantSchema,
  async run({ actor, input }) {
    const renamed = (await renameVariant(db, actor, input.id, input.name)) ?? notFound();
    return renamed.ok ? { ok: true, to: withNotice(paths.essay(input.id), "variant-renamed") } : renamed;
  },
});

export const remove = action({
  name: "deleteVariant",
  who: "signed-in",
  schema: variantSchema,
  async run({ actor, input }) {
    const removed = (await deleteVariant(db, actor, input.id)) ?? notFound();
    if (!removed.ok) return removed;
    const { shared } = removed.value;
    return { ok: true, to: withNotice(shared ? paths.essay(shared) : paths.essays, "variant-deleted") };
  },
});

/** Which of one's texts an application sends to a problem. */
export const choose = action({
  name: "chooseText",
  who: "signed-in",
  schema: chooseSchema,
  async run({ actor, input, now }) {
    const chosen = (await chooseText(db, actor, input.application, input.text, now)) ?? notFound();
    const back = isId(input.from) ? paths.essay(input.from) : paths.application(input.application);
    return chosen.ok ? { ok: true, to: withNotice(back, "text-chosen") } : chosen;
  },
});

export const leave = action({
  name: "leaveOut",
  who: "signed-in",
  schema: leaveOutSchema,
  async run({ actor, input, now }) {
    const out = input.out === "yes";
    const left = (await leaveOut(db, actor, input.application, input.problem, out, now)) ?? notFound();
    return left.ok
      ? { ok: true, to: withNotice(paths.application(input.application), out ? "left-out" : "taken-in") }
      : left;
  },
});
