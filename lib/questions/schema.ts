import { z } from "zod";
import { isId, line, slug, text } from "#lib/text.ts";

/** In UTF-16 code units. */
export const POST_MAX = 10_000;
export const REASON_MAX = 500;

const project = slug;
const post = z.string().refine(isId, { error: "That post is not here any more." });

const words = text("What you write", POST_MAX)
  .transform((value) => value.trim())
  // Something that is seen: a link to a post of nothing but formatting characters would have no words.
  .refine((value) => /[^\s\p{Cc}\p{Cf}]/u.test(value), { error: "Write something first." });

const tick = z
  .string()
  .optional()
  .transform((value) => value === "on");

const act = z.enum(["send", "preview"]).default("send");

export const askForm = z.object({ act, project, text: words, anonymous: tick, follow: tick });
export const replyForm = z.object({ act, project, post, text: words, anonymous: tick });
export const editForm = z.object({ act, project, post, text: words, seen: z.string().max(2_000).default("") });
export const deleteForm = z.object({
  project,
  post,
  sure: z.literal("on", { error: "Tick the box: deleted words can’t be brought back." }),
});
export const moderateForm = z.object({ project, post, act: z.enum(["pin", "unpin", "close", "reopen", "show"]) });
export const hideForm = z.object({ project, post, reason: line("A reason", REASON_MAX) });

export const followForm = z.object({ project, post, act: z.enum(["follow", "unfollow"]) });
export const flagForm = z.object({ project, post, reason: line("What is wrong with it", REASON_MAX) });
/** What admins do with a post on the page of all posts. */
export const settleForm = z.object({ project, post, act: z.enum(["settle", "show", "close", "reopen"]) });
export const unsubscribeForm = z.object({ token: z.string().max(200), act: z.enum(["stop", "again"]) });

export const postLabels: Record<string, string> = { text: "the post" };
