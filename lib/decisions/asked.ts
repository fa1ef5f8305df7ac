import { z } from "zod";
import { applicationCode } from "#lib/reviews/schema.ts";
import { decisionKinds } from "./rules.ts";

/** What an address asks of the list of decisions; what makes no sense is left out. */
export const decisionsAsked = z.object({
  kind: z.enum(decisionKinds).optional().catch(undefined),
  after: applicationCode.optional().catch(undefined),
});
