"use server";

import { notFound } from "next/navigation";
import { action, type Outcome } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { previewCost, tooManyPreviews } from "#lib/essays/preview.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { createTerm, deleteTerm, editTerm } from "./edit.ts";
import { renderWithTerms } from "./mark.ts";
import { glossary } from "./public-queries.ts";
import { maySeeTerms } from "./queries.ts";
import { deleteTermSchema, newTermSchema, termSchema } from "./schema.ts";

/** Writes a term. */
export const addTerm = action({
  name: "terms.add",
  who: "signed-in",
  schema: newTermSchema,
  async run({ actor, input: { act, ...input }, now }) {
    if (act === "preview") return preview(actor, input.text, input.slug);
    const made = await createTerm(db, actor, input, now);
    return made.ok ? { ok: true, to: withNotice(paths.editTerm(made.value), "term-added") } : made;
  },
});

/** Changes a term. */
export const saveTerm = action({
  name: "terms.save",
  who: "signed-in",
  schema: termSchema,
  async run({ actor, input: { act, ...input }, now }) {
    if (act === "preview") return preview(actor, input.text, input.slug);
    const saved = await editTerm(db, actor, input, now);
    return saved.ok ? { ok: true, to: withNotice(paths.editTerm(saved.value), "term-saved") } : saved;
  },
});

/** Deletes a term. */
export const removeTerm = action({
  name: "terms.remove",
  who: "admin",
  schema: deleteTermSchema,
  async run({ actor, input }) {
    const removed = await deleteTerm(db, actor, input.id);
    return removed.ok ? { ok: true, to: withNotice(paths.terms, "term-deleted") } : removed;
  },
});

/** The full text as its page will set it. */
async function preview(actor: Actor, text: string, slug: string): Promise<Outcome> {
  if (!(await maySeeTerms(actor))) notFound();
  const minutes = await overLimit("preview", actor.id, previewCost(text));
  if (minutes !== null) return refuse(tooManyPreviews(minutes));
  const html = text.trim() && renderWithTerms(text, await glossary(), { idPrefix: "preview-", seen: new Set([slug]) });
  return { ok: true, message: "Nothing is saved yet: the preview is above the full text.", preview: html };
}
