import { z } from "zod";

/** So many projects can be marked at once. */
export const MARKS_MAX = 100;

export const markSchema = z.object({ project: z.string().max(200) });

export const unmarkSchema = z.object({ project: z.uuid({ error: "That is not here any more." }) });
