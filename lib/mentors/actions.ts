"use server";

import { action } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { previewCost, tooManyPreviews } from "#lib/essays/preview.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { discardDraft, publishDraft, publishTyped, saveDraft } from "./draft.ts";
import { createMentor, editMentor } from "./edit.ts";
import { previewTexts } from "./preview.ts";
import { draftActSchema, mentorSchema, newMentorSchema, profileSchema, trustSchema } from "./schema.ts";
import { setTrusted } from "./trust.ts";

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

/** Saves a profile's draft, publishes what is typed, or only shows it. */
export const saveProfile = action({
  name: "mentors.saveProfile",
  who: "signed-in",
  schema: profileSchema,
  async run({ actor, input, now }) {
    if (input.act === "preview") {
      const minutes = await overLimit("preview", actor.id, previewCost(input.biography + input.agenda));
      return minutes === null
        ? { ok: true, message: "", preview: await previewTexts(input) }
        : refuse(tooManyPreviews(minutes));
    }
    if (input.act === "publish") {
      const published = await publishTyped(db, actor, input);
      return published.ok
        ? { ok: true, to: withNotice(paths.profileOf(input.mentor), "profile-published") }
        : published;
    }
    const saved = await saveDraft(db, actor, input, now);
    return saved.ok ? savedHere(paths.profilePart(input.mentor, "details"), "draft-saved") : saved;
  },
});

export const publishProfile = action({
  name: "mentors.publishProfile",
  who: "signed-in",
  schema: draftActSchema,
  async run({ actor, input }) {
    const published = await publishDraft(db, actor, input);
    return published.ok ? { ok: true, to: withNotice(paths.profileOf(input.mentor), "profile-published") } : published;
  },
});

export const discardProfile = action({
  name: "mentors.discardProfile",
  who: "signed-in",
  schema: draftActSchema,
  async run({ actor, input }) {
    const discarded = await discardDraft(db, actor, input);
    return discarded.ok ? { ok: true, to: withNotice(paths.profileOf(input.mentor), "draft-discarded") } : discarded;
  },
});

export const trustMentor = action({
  name: "mentors.trust",
  who: "admin",
  schema: trustSchema,
  async run({ actor, input }) {
    const set = await setTrusted(db, actor, input);
    return set.ok
      ? { ok: true, to: withNotice(paths.admin.mentor(input.id), input.trusted ? "trusted" : "not-trusted") }
      : set;
  },
});
