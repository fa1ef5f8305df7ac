"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { createProblem, editProblem } from "./edit.ts";
import { newProblemSchema, problemSchema } from "./schema.ts";

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
  async run({ actor, input }) {
    const saved = await editProblem(db, actor, input);
    return saved.ok
      ? {
          ok: true,
          to: withNotice(paths.admin.problem(input.id), saved.value === "new-version" ? "new-version" : "saved"),
        }
      : saved;
  },
});
