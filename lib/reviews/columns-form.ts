import { z } from "zod";
import { slug } from "#lib/text.ts";
import { columns } from "./columns.ts";
import { parseView } from "./table.ts";

/** `view`: the table's address behind its question mark, to go back to. `act`: keep what is ticked, or have the usual ones again. */
export const columnsForm = z.object({
  project: slug,
  view: z
    .string()
    .max(2_000)
    .default("")
    .transform((query) => parseView(Object.fromEntries(new URLSearchParams(query)))),
  columns: z
    .array(z.enum(columns, { error: "Choose among the columns that are offered." }))
    .max(columns.length)
    .default([]),
  act: z.enum(["keep", "usual"]).default("keep"),
});
