import { z } from "zod";

export const retrySchema = z.object({ id: z.uuid({ error: "That mail is not here any more." }) });
