import { z } from "zod";
import { reason } from "#lib/reason.ts";
import { email } from "#lib/text.ts";

/** The addresses of who must not read, and of whose work. */
export const addConflictSchema = z.object({ reviewer: email, applicant: email, reason });

const gone = { error: "That is not here any more." };
export const removeConflictSchema = z.object({ reviewer: z.uuid(gone), applicant: z.uuid(gone) });
