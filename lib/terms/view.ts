import type { Part } from "#lib/difference.ts";
import type { TermUse } from "./uses.ts";

export type TermRow = { slug: string; name: string; definition: string };

/** What a term says, its address aside. */
export type Wording = { name: string; also: string[]; definition: string; text: string };

/** What an edit changed, field by field. */
export type TermChange = {
  version: number;
  editor: string | null;
  at: Date;
  fields: { name: keyof Wording; parts: Part[] }[];
};

export type TermForEdit = Wording & {
  id: string;
  slug: string;
  seen: string;
  /** Addresses that it had before, in alphabetical order. */
  before: string[];
  /** The newest first. */
  changes: TermChange[];
  uses: TermUse[];
};
