import { z } from "zod";

const id = z.uuid({ error: "That is not here any more." });

export const startSchema = z.object({ project: z.string().max(200) });

export const actSchema = z.object({ id });

export const writeSchema = z.object({ id, problem: id });
