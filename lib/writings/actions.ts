"use server";

import { refresh } from "next/cache";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { applyImport, dropImport } from "./import.ts";
import { deleteWritingSchema, dropImportSchema, importSchema, newWritingSchema, writingSchema } from "./schema.ts";
import { createWriting, deleteWriting, editWriting } from "./write.ts";

export const addWriting = action({
  name: "writings.add",
  who: "signed-in",
  schema: newWritingSchema,
  async run({ actor, input: { mentor, ...input }, now }) {
    const made = await createWriting(db, actor, mentor, input, now);
    return made.ok ? { ok: true, to: withNotice(paths.profilePart(mentor, "writings"), "writing-added") } : made;
  },
});

export const saveWriting = action({
  name: "writings.save",
  who: "signed-in",
  schema: writingSchema,
  async run({ actor, input: { mentor, ...input }, now }) {
    const saved = await editWriting(db, actor, mentor, input, now);
    return saved.ok ? { ok: true, to: withNotice(paths.profilePart(mentor, "writings"), "writing-saved") } : saved;
  },
});

export const removeWriting = action({
  name: "writings.delete",
  who: "signed-in",
  schema: deleteWritingSchema,
  async run({ actor, input: { mentor, id } }) {
    const gone = await deleteWriting(db, actor, mentor, id);
    return gone.ok ? { ok: true, to: withNotice(paths.profilePart(mentor, "writings"), "writing-deleted") } : gone;
  },
});

/** Takes the ticked entries of an import over. */
export const importWritings = action({
  name: "writings.import",
  who: "signed-in",
  schema: importSchema,
  async run({ actor, input: { mentor, ...given }, now }) {
    const imported = await applyImport(db, actor, mentor, given, now);
    // What stands on the page is not what is stored any more.
    if (!imported.ok && imported.held) refresh();
    return imported.ok
      ? { ok: true, to: withNotice(paths.profilePart(mentor, "writings"), "writings-imported") }
      : imported;
  },
});

/** Lets an import go. */
export const discardImport = action({
  name: "writings.discard",
  who: "signed-in",
  schema: dropImportSchema,
  async run({ actor, input: { mentor, id }, now }) {
    const dropped = await dropImport(db, actor, mentor, id, now);
    return dropped.ok ? { ok: true, to: withNotice(paths.profilePart(mentor, "writings"), "import-dropped") } : dropped;
  },
});
