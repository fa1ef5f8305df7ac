"use server";

import { z } from "zod";
import { action, id } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { type Notice, withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { closeCohort } from "./close.ts";
import { actOnCohort, createCohort, editCohort } from "./edit.ts";
import type { CohortAct } from "./rules.ts";
import { cohortActSchema, cohortSchema } from "./schema.ts";

export const addCohort = action({
  name: "addCohort",
  who: "admin",
  schema: cohortSchema,
  async run({ actor, input }) {
    const made = await createCohort(db, actor, input);
    return made.ok ? { ok: true, to: withNotice(paths.admin.cohort(made.value), "added") } : made;
  },
});

export const saveCohort = action({
  name: "saveCohort",
  who: "admin",
  schema: z.intersection(z.object({ id }), cohortSchema),
  async run({ actor, input }) {
    const saved = await editCohort(db, actor, input.id, input);
    return saved.ok ? { ok: true, to: withNotice(paths.admin.cohort(input.id), "saved") } : saved;
  },
});

const notices: Record<CohortAct, Notice> = {
  publish: "published",
  unpublish: "unpublished",
  archive: "archived",
  restore: "restored",
};

export const changeCohort = action({
  name: "changeCohort",
  who: "admin",
  schema: cohortActSchema,
  async run({ actor, input }) {
    const changed = await actOnCohort(db, actor, input.id, input.act);
    return changed.ok ? { ok: true, to: withNotice(paths.admin.cohort(input.id), notices[input.act]) } : changed;
  },
});

export const closeNow = action({
  name: "closeCohort",
  who: "admin",
  schema: z.object({ id }),
  async run({ actor, input, now }) {
    const closed = await closeCohort(db, actor, input.id, now);
    return closed.ok ? { ok: true, to: withNotice(paths.admin.cohort(input.id), "cohort-closed") } : closed;
  },
});
