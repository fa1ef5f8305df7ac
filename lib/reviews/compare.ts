import { applicationCode } from "./schema.ts";

/** So many applications stand side by side. */
export const COMPARED = 4;

/** One answer beside others. `html` is masked; null while it is not made yet. */
export type ComparedEssay = { promptHtml: string; html: string | null; words: number | null };

export type Comparison = {
  /** Of the project. */
  title: string;
  /** The problems that any of the applications answers, and which of them is shown; null when there is none. */
  problems: { id: string; title: string }[];
  problem: { id: string; title: string } | null;
  /** In the order they were asked for; those that the actor can't read are not in it. */
  applications: { code: string; essay: ComparedEssay | null }[];
};

/** What one would compare with: what one flagged and what one reviewed last, the youngest first. */
export type Offered = { code: string; flagged: boolean }[];

/** The codes that an address or a form names, in their order, each once. Several may be in one, separated by blanks or commas. */
export function codesIn(asked: string | readonly string[] | undefined): string[] {
  const written = (typeof asked === "string" ? [asked] : (asked ?? [])).flatMap((one) => one.split(/[\s,]+/));
  const codes = written.map((one) => one.trim().toUpperCase()).filter((one) => applicationCode.safeParse(one).success);
  return [...new Set(codes)];
}

/** That some of what was asked for is not there, whatever the reason. */
export function notShownText(codes: readonly string[]): string {
  const names = new Intl.ListFormat("en-GB").format(codes);
  return codes.length === 1
    ? `${names} is not shown: it is not here, or was withdrawn, or you stepped back from it.`
    : `${names} are not shown: they are not here, or were withdrawn, or you stepped back from them.`;
}

/** That more were chosen than stand side by side. */
export function tooManyText(chosen: number): string {
  return `At most ${COMPARED} applications stand side by side, so the first ${COMPARED} of the ${chosen.toLocaleString("en-GB")} that you chose are shown.`;
}
