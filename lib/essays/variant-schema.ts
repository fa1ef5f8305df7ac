import { z } from "zod";
import { line } from "#lib/text.ts";
import { VARIANT_NAME_MAX } from "./variant-rules.ts";

const id = z.uuid({ error: "That is not here any more." });
const name = line("A name", VARIANT_NAME_MAX);

/** `from`: the essay that is copied; `application`: who is to send the copy, if anybody yet. */
export const makeVariantSchema = z.object({
  from: id,
  name,
  application: z
    .union([z.literal(""), id])
    .default("")
    .transform((value) => value || null),
});

export const renameVariantSchema = z.object({ id, name });

export const variantSchema = z.object({ id });

/** `from`: the essay on whose page the choice was made; without it, the application's. */
const from = z.string().max(100).default("");

export const chooseSchema = z.object({ application: id, text: id, from });

export const leaveOutSchema = z.object({ application: id, problem: id, out: z.enum(["yes", "no"]) });
