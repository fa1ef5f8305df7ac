import type { Shown } from "#lib/stale.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { kindNames } from "./kinds.ts";

/** What a version of a problem says. The range counts words, or the links of a list of links. */
export type Wording = {
  kind: ProblemKind;
  title: string;
  guidance: string;
  prompts: string[];
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
};

/** A wording as it is compared. */
export function wordingShown(wording: Wording): Shown {
  return {
    kind: kindNames[wording.kind],
    title: wording.title,
    guidance: wording.guidance,
    prompts: wording.prompts.join("\n\n"),
    minWords: String(wording.minWords ?? ""),
    recommendedWords: String(wording.recommendedWords ?? ""),
    maxWords: String(wording.maxWords ?? ""),
  };
}
