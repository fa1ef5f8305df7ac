import type { Element } from "hast";
import rehypeHighlight from "rehype-highlight";
import { unified } from "unified";

/**
 * The grammars take time that grows with the square of a hostile block's length (6,000 characters:
 * a third of a second at worst), and much more where one language is written inside another. What
 * is beyond these limits is shown in one colour. All are of one text, in UTF-16 code units.
 */
const LONGEST = 6_000;
const SQUARES = 2 * LONGEST ** 2;
const BLOCKS = 300;
const INNER = /<(?:script|style)/gi;
const MOST_INNER = 20;

// The common languages; none is guessed.
const highlighter = unified().use(rehypeHighlight).freeze();

/** Gives fenced code that names its language classes for colours (`hljs-…`), in place. */
export function highlightCode(blocks: readonly Element[]): void {
  let squares = 0;
  let count = 0;
  for (const block of blocks) {
    const text = codeOf(block);
    if (text === undefined || text.length > LONGEST) continue;
    squares += text.length ** 2;
    count += 1;
    if (squares > SQUARES || count > BLOCKS) return;
    if ((text.match(INNER)?.length ?? 0) > MOST_INNER) continue;
    const before = [...block.children];
    try {
      highlighter.runSync({ type: "root", children: [block] });
    } catch {
      // A grammar ran out of stack: the code is shown as it is.
      block.children = before;
    }
  }
}

/** The text of a `<pre><code class="language-…">`, or undefined. */
function codeOf(block: Element): string | undefined {
  const code = block.children[0];
  if (code?.type !== "element" || code.tagName !== "code" || !code.properties["className"]) return undefined;
  const text = code.children[0];
  return text?.type === "text" ? text.value : undefined;
}
