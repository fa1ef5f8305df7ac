import { z } from "zod";

export const personActSchema = z.object({
  id: z.uuid({ error: "That person is not here any more." }),
  act: z.enum(["makeAdmin", "endAdmin", "endSessions"]),
  /** What was searched for, to come back to the same list. */
  q: z.string().max(200).default(""),
});
