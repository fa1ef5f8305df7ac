import type { Element, ElementContent, Properties, Root, Text } from "hast";
import { isRtl, withoutControls } from "#lib/markdown/direction.ts";
import { renderWithNotes } from "#lib/markdown.ts";
import { paths } from "#lib/paths.ts";
import { type Glossary, type MarkedTerm, usesIn } from "./glossary.ts";

/** Where a term is not marked: it can be followed already, or is no running text. */
const LEFT = new Set(["a", "button", "code", "pre", "math", "h1", "h2", "h3", "h4", "h5", "h6"]);
/** What stands within a line; everything else ends one. */
const INLINE = new Set(["a", "code", "del", "em", "span", "strong", "math"]);

/**
 * Markdown as lib/markdown.ts renders it, with the first use of each term as a button that opens its
 * definition, without script. What is put in is made of the glossary's own strings, as text.
 * @param options.idPrefix keeps the ids of several texts on one page apart
 * @param options.seen addresses of terms that the page has marked, or shall not; those marked here are added
 */
export function renderWithTerms(
  markdown: string,
  glossary: Glossary,
  { idPrefix, seen = new Set() }: { idPrefix: string; seen?: Set<string> },
): string {
  if (glossary.terms.length === 0) return renderWithNotes(markdown, idPrefix).html;
  return renderWithNotes(markdown, idPrefix, (tree) => markTerms(tree, glossary, idPrefix, seen)).html;
}

/** A text with what holds it; `open` where its words may be marked. */
type Run = { text: Text; parent: Root | Element; open: boolean };

/** Marks the first use of each term in a tree that was sanitised already. */
function markTerms(tree: Root, glossary: Glossary, idPrefix: string, seen: Set<string>): void {
  for (const line of linesOf(tree)) {
    for (const [at, { text, parent, open }] of line.entries()) {
      if (!open) continue;
      const around = {
        before: line[at - 1]?.text.value.slice(-2) ?? "",
        after: line[at + 1]?.text.value.slice(0, 2) ?? "",
      };
      const parts = marked(text.value, glossary, around, idPrefix, seen);
      if (parts) parent.children.splice(parent.children.indexOf(text), 1, ...parts);
    }
  }
}

/** Texts in their order, those that stand in one line together: a word may go on in the next of them. */
function linesOf(tree: Root): Run[][] {
  const lines: Run[][] = [[]];
  const walk = (parent: Root | Element, open: boolean) => {
    for (const node of parent.children) {
      if (node.type === "text") lines.at(-1)?.push({ text: node, parent, open });
      if (node.type !== "element") continue;
      const within = INLINE.has(node.tagName);
      if (!within) lines.push([]);
      walk(node, open && !LEFT.has(node.tagName));
      if (!within) lines.push([]);
    }
  };
  walk(tree, true);
  return lines;
}

function marked(
  text: string,
  glossary: Glossary,
  around: { before: string; after: string },
  idPrefix: string,
  seen: Set<string>,
): ElementContent[] | undefined {
  const uses = usesIn(text, glossary, around).filter(({ term }) => !seen.has(term.slug) && seen.add(term.slug));
  if (uses.length === 0) return undefined;
  const parts: ElementContent[] = [];
  let at = 0;
  for (const { term, from, to } of uses) {
    parts.push(
      textNode(text.slice(at, from)),
      ...termNodes(text.slice(from, to), term, `${idPrefix}term-${term.slug}`),
    );
    at = to;
  }
  parts.push(textNode(text.slice(at)));
  return parts.filter((part) => part.type !== "text" || part.value !== "");
}

/** The button, and what it opens. Both may stand within a paragraph. */
function termNodes(words: string, { slug, name, definition }: MarkedTerm, id: string): ElementContent[] {
  const dir = isRtl(definition) ? "rtl" : "ltr";
  return [
    element("button", { type: "button", className: ["term"], popoverTarget: id }, [textNode(words)]),
    element("span", { popover: "", id, role: "note", className: ["term-note"], dir }, [
      element("strong", {}, [textNode(withoutControls(name))]),
      textNode(` ${withoutControls(definition)} `),
      element("a", { href: paths.term(slug) }, [
        textNode("Full definition"),
        element("span", { className: ["sr-only"] }, [textNode(` of ${withoutControls(name)}`)]),
      ]),
    ]),
  ];
}

const textNode = (value: string): Text => ({ type: "text", value });

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}
