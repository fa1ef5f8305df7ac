import { z } from "zod";
import { line, optionalSlug, slug } from "#lib/text.ts";

export const TOPIC_MAX = 60;
const name = line("The name", TOPIC_MAX);
const id = z.uuid({ error: "That topic is not here any more." });

export const newTopicSchema = z.object({ name, slug: optionalSlug });
export const topicSchema = z.object({ id, name, slug });
export const removeTopicSchema = z.object({ id });
