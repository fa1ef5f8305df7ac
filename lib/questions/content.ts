import { markdownFinding, renderMarkdown } from "#lib/markdown.ts";
import { type Refusal, refuse } from "#lib/result.ts";

/**
 * Characters of HTML that one post may become: ten times what the longest plain one does. A page shows
 * fifty, to everybody who comes, so that what is dear to show is refused where it is written.
 */
const HTML_MAX = 60_000;

/** Why a text can't be a post, whatever its length, with the form's field; or undefined. */
export function contentRefusal(text: string): Refusal | undefined {
  const finding = markdownFinding(text);
  const why =
    finding !== undefined
      ? `What you write ${finding}`
      : renderMarkdown(text).length > HTML_MAX
        ? "What you write holds too many formulas, notes or tables for one post. Make it simpler, or split it."
        : undefined;
  return why === undefined
    ? undefined
    : refuse("Nothing was saved; what you wrote is still in the form.", { text: why });
}
