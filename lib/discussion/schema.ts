import { z } from "zod";
import { place } from "#lib/reviews/schema.ts";
import { text } from "#lib/text.ts";

/** In UTF-16 code units. */
export const COMMENT_MAX = 10_000;

const comment = text("The comment", COMMENT_MAX)
  .transform((value) => value.trim())
  .refine((value) => value !== "", { error: "Write a comment." });

export const commentForm = place.extend({
  text: comment,
  /** Readers to be told, beside those whose name stands in the text. */
  tell: z
    .array(z.uuid({ error: "One of them does not read this project." }))
    .max(200)
    .default([]),
});

export const editCommentForm = place.extend({
  comment: z.uuid({ error: "That comment is not here any more." }),
  text: comment,
  seen: z.string().max(2_000).default(""),
});

export const deleteCommentForm = place.extend({ comment: z.uuid({ error: "That comment is not here any more." }) });

export const commentLabels: Record<string, string> = { text: "the comment" };
