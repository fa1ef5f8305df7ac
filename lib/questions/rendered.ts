import { renderMarkdown } from "#lib/markdown.ts";

/** Characters of HTML that are remembered, of all posts together. */
const MOST = 8_000_000;

const remembered = new Map<string, { text: string; html: string }>();
let size = 0;

/**
 * A post's words as HTML, on a page where it stands once. A thread's page is made anew whenever one of
 * its posts changes, and after each few seconds; what the others say is remembered, so that fifty posts
 * that take long to read (coloured code does) cost that once in each process.
 */
export function postHtml(id: string, text: string): string {
  const known = remembered.get(id);
  if (known?.text === text) return known.html;
  const html = renderMarkdown(text, `in-${id}-`);
  forget(id);
  remembered.set(id, { text, html });
  size += text.length + html.length;
  for (const oldest of remembered.keys()) {
    if (size <= MOST) break;
    forget(oldest);
  }
  return html;
}

function forget(id: string) {
  const known = remembered.get(id);
  if (!known) return;
  size -= known.text.length + known.html.length;
  remembered.delete(id);
}
