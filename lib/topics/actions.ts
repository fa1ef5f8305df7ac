"use server";

import { action } from "#lib/auth/action.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { type Notice, withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import type { Result } from "#lib/result.ts";
import { createTopic, removeTopic, renameTopic } from "./edit.ts";
import { newTopicSchema, removeTopicSchema, topicSchema } from "./schema.ts";

function back(result: Result, notice: Notice) {
  return result.ok ? ({ ok: true, to: withNotice(paths.admin.topics, notice) } as const) : result;
}

export const addTopic = action({
  name: "addTopic",
  who: "admin",
  schema: newTopicSchema,
  run: async ({ actor, input }) => back(await createTopic(db, actor, input), "added"),
});

export const saveTopic = action({
  name: "saveTopic",
  who: "admin",
  schema: topicSchema,
  async run({ actor, input }) {
    const renamed = await renameTopic(db, actor, input);
    return renamed.ok ? savedHere(paths.admin.topics, "saved") : renamed;
  },
});

export const deleteTopic = action({
  name: "deleteTopic",
  who: "admin",
  schema: removeTopicSchema,
  run: async ({ actor, input }) => back(await removeTopic(db, actor, input.id), "removed"),
});
