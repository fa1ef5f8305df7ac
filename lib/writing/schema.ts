import { z } from "zod";
import { ESSAY_TEXT_LIMIT } from "#lib/essays/limits.ts";
import { text } from "#lib/text.ts";
import { ProblemKind } from "#prisma/generated/enums.ts";

/** What is asked to be shown as reviewers will read it. */
export const previewSchema = z.object(
  { kind: z.enum(ProblemKind), text: text("Your text", ESSAY_TEXT_LIMIT) },
  { error: "That could not be read: it was not JSON, or larger than 2 MB." },
);
