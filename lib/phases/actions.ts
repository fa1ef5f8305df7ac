"use server";

import { action } from "#lib/auth/action.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { addPhase, addUsualPhases, editPhase, removePhase, setReviewsWanted } from "./edit.ts";
import { newPhaseSchema, phaseSchema, removePhaseSchema, reviewsWantedSchema, usualPhasesSchema } from "./schema.ts";

export const addReviewPhase = action({
  name: "addReviewPhase",
  who: "signed-in",
  schema: newPhaseSchema,
  async run({ actor, input }) {
    const added = await addPhase(db, actor, input);
    return added.ok ? { ok: true, to: withNotice(paths.setupPart(input.project, "phases"), "added") } : added;
  },
});

export const saveReviewPhase = action({
  name: "saveReviewPhase",
  who: "signed-in",
  schema: phaseSchema,
  async run({ actor, input }) {
    const saved = await editPhase(db, actor, input);
    return saved.ok ? savedHere(paths.setupPart(input.project, "phases"), "saved") : saved;
  },
});

export const removeReviewPhase = action({
  name: "removeReviewPhase",
  who: "signed-in",
  schema: removePhaseSchema,
  async run({ actor, input }) {
    const removed = await removePhase(db, actor, input);
    return removed.ok ? { ok: true, to: withNotice(paths.setupPart(input.project, "phases"), "removed") } : removed;
  },
});

export const addThreeUsualPhases = action({
  name: "addThreeUsualPhases",
  who: "signed-in",
  schema: usualPhasesSchema,
  async run({ actor, input }) {
    const added = await addUsualPhases(db, actor, input);
    return added.ok ? { ok: true, to: withNotice(paths.setupPart(input.project, "phases"), "added") } : added;
  },
});

export const saveReviewsWanted = action({
  name: "saveReviewsWanted",
  who: "signed-in",
  schema: reviewsWantedSchema,
  async run({ actor, input }) {
    const saved = await setReviewsWanted(db, actor, input);
    return saved.ok ? savedHere(paths.setup(input.project), "saved") : saved;
  },
});
