"use server";

import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { type Notice, withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { isId } from "#lib/text.ts";
import { acknowledgeWording } from "./acknowledge.ts";
import { createProblem, editProblem } from "./edit.ts";
import { acknowledgeSchema, newProblemSchema, problemSchema } from "./schema.ts";

export const addProblem = action({
  name: "addProblem",
  who: "admin",
  schema: newProblemSchema,
  async run({ actor, input }) {
    const made = await createProblem(db, actor, input);
    return made.ok ? { ok: true, to: withNotice(paths.admin.problem(made.value), "added") } : made;
  },
});

export const saveProblem = action({
  name: "saveProblem",
  who: "admin",
  schema: problemSchema,
  async run({ actor, input, now }) {
    const saved = await editProblem(db, actor, input, now, mailSettings());
    if (!saved.ok) return saved;
    const { kind, told } = saved.value;
    const notice: Notice = kind !== "new-version" ? "saved" : told > 0 ? "new-version-told" : "new-version";
    return { ok: true, to: withNotice(paths.admin.problem(input.id), notice) };
  },
});

/** "I have read the change", by somebody who wrote for an earlier wording. */
export const acknowledge = action({
  name: "acknowledgeWording",
  who: "signed-in",
  schema: acknowledgeSchema,
  async run({ actor, input }) {
    const { essay, version, application } = input;
    if (!(await acknowledgeWording(db, actor, essay, version))) notFound();
    return {
      ok: true,
      to: withNotice(paths.essay(essay, isId(application) ? application : undefined), "wording-read"),
    };
  },
});
