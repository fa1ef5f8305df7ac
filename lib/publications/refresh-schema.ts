import { z } from "zod";

export const askOpenAlexForm = z.object({ mentor: z.string().max(100) });
