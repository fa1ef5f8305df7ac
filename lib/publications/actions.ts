"use server";

import { refresh } from "next/cache";
import { action } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { minutesText } from "#lib/text.ts";
import { deletePublication, editPublication, hidePublication } from "./edit.ts";
import { applyForm, deleteForm, importForm, listForm, oneImport, publicationForm } from "./edit-schema.ts";
import { applyImport, dropImport, stageImport } from "./import.ts";
import { textOf } from "./read.ts";
import { importLimits } from "./schema.ts";

const list = (mentor: string) => paths.profilePart(mentor, "publications");

/** Reads what was pasted, or the file that was chosen, and goes to its preview. */
export const readImport = action({
  name: "publications.readImport",
  who: "signed-in",
  schema: importForm,
  async run({ actor, input: { mentor, text, format }, now, file }) {
    const chosen = file("file");
    if (!chosen && text.trim() === "")
      return refuse("There is nothing to import yet.", { text: "Paste the entries, or choose a file." });
    if (chosen && text.trim() !== "")
      return refuse("There are two things to import. Nothing was imported.", {
        text: "Empty this, or take the file out: one is imported at a time.",
      });
    if (chosen && chosen.size > importLimits.text)
      return refuse("Nothing was imported.", {
        file: "The file is larger than 2 MB. Split it, and import its parts.",
      });
    const minutes = await overLimit("import", actor.id);
    if (minutes !== null)
      return refuse(
        `Those were very many imports in a short time. Nothing was imported: try again in ${minutesText(minutes)}.`,
      );
    const given = { format, text: chosen ? textOf(new Uint8Array(await chosen.arrayBuffer())) : text };
    const staged = await stageImport(db, actor, mentor, given, now);
    if (staged.ok) return { ok: true, to: paths.profileImport(mentor, "publications", staged.value) };
    return staged.fields ? staged : refuse(staged.message, { [chosen ? "file" : "text"]: staged.message });
  },
});

/** Adds and changes what is ticked in a preview. */
export const applyReadImport = action({
  name: "publications.applyImport",
  who: "signed-in",
  schema: applyForm,
  async run({ actor, input: { mentor, import: id, chosen, seen }, now }) {
    const applied = await applyImport(db, actor, { mentor, id }, { chosen, seen }, now);
    if (applied.ok) return { ok: true, to: withNotice(list(mentor), "publications-imported") };
    // The preview below the refusal is to be the new one.
    if (applied.held) refresh();
    return applied;
  },
});

/** Lets a preview go. */
export const discardImport = action({
  name: "publications.dropImport",
  who: "signed-in",
  schema: oneImport,
  async run({ actor, input: { mentor, import: id }, now }) {
    const dropped = await dropImport(db, actor, { mentor, id }, now);
    return dropped.ok ? { ok: true, to: withNotice(list(mentor), "import-dropped") } : dropped;
  },
});

/** Changes one publication. */
export const savePublication = action({
  name: "publications.edit",
  who: "signed-in",
  schema: publicationForm,
  async run({ actor, input: { mentor, id, ...input }, now }) {
    const saved = await editPublication(db, actor, { mentor, id }, input, now);
    return saved.ok ? { ok: true, to: withNotice(list(mentor), "saved") } : saved;
  },
});

/** Hides one of a list, or shows it again. */
export const showOrHide = action({
  name: "publications.hide",
  who: "signed-in",
  schema: listForm,
  async run({ actor, input: { mentor, one }, now }) {
    const changed = await hidePublication(db, actor, { mentor, id: one.id }, one.hide, now);
    return changed.ok ? savedHere(list(mentor), one.hide ? "publication-hidden" : "publication-shown") : changed;
  },
});

/** Deletes one publication, after a box was ticked. */
export const removePublication = action({
  name: "publications.delete",
  who: "signed-in",
  schema: deleteForm,
  async run({ actor, input: { mentor, id } }) {
    const deleted = await deletePublication(db, actor, { mentor, id });
    return deleted.ok ? { ok: true, to: withNotice(list(mentor), "publication-deleted") } : deleted;
  },
});
