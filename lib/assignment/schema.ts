import { z } from "zod";
import { slug } from "#lib/text.ts";

/** `digest`: of the facts that the rehearsal was made from. */
export const assignSchema = z.object({
  project: slug,
  digest: z.string().regex(/^[\w-]{43}$/, { error: "This form is not whole. Reload the page." }),
});

/** Whose assigned applications that they have not begun are taken back; empty for everybody's. */
export const clearSchema = z.object({
  project: slug,
  person: z.union([z.literal(""), z.uuid({ error: "That person is not here any more." })]).default(""),
});
