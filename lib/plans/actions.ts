"use server";

import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { markProject, unmarkProject } from "./mark.ts";
import { markSchema, unmarkSchema } from "./schema.ts";

export const mark = action({
  name: "markProject",
  who: "signed-in",
  schema: markSchema,
  async run({ actor, input, now }) {
    const marked = (await markProject(db, actor, input.project, now)) ?? notFound();
    return marked.ok ? { ok: true, to: withNotice(paths.plan(), "plan-added") } : marked;
  },
});

export const unmark = action({
  name: "unmarkProject",
  who: "signed-in",
  schema: unmarkSchema,
  async run({ actor, input }) {
    if (!(await unmarkProject(db, actor, input.project))) notFound();
    return { ok: true, to: withNotice(paths.plan(), "plan-removed") };
  },
});
