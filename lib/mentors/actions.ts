"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { createMentor, editMentor } from "./edit.ts";
import { mentorSchema, newMentorSchema } from "./schema.ts";

export const addMentor = action({
  name: "addMentor",
  who: "admin",
  schema: newMentorSchema,
  async run({ actor, input }) {
    const made = await createMentor(db, actor, input);
    return made.ok ? { ok: true, to: withNotice(paths.admin.mentor(made.value), "added") } : made;
  },
});

export const saveMentor = action({
  name: "saveMentor",
  who: "admin",
  schema: mentorSchema,
  async run({ actor, input }) {
    const saved = await editMentor(db, actor, input);
    return saved.ok ? { ok: true, to: withNotice(paths.admin.mentor(input.id), "saved") } : saved;
  },
});
