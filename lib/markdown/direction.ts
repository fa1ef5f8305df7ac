import type { Element, Nodes, Root } from "hast";

/** Embeddings, overrides and isolates: they reorder what follows and are not seen themselves. */
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
const OVERRIDE = /([\u202d\u202e])+/;
const OTHERS = /[\u202a-\u202c\u2066-\u2069]/g;

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const blocks = new Set(["p", "h3", "h4", "h5", "h6", "blockquote", "ol", "ul", "li", "table", "td", "th"]);

/** A piece of text, or the name of a control that would turn the order of what follows it around. */
export type Piece = { text: string } | { control: string };

/**
 * A text without hidden control of its direction. Overrides exist to make a text read otherwise
 * than it is, so they are named; embeddings and isolates come with pasted numbers and names, and
 * go without a word: the order is then that of the letters themselves.
 */
export function pieces(text: string): Piece[] {
  if (!CONTROL.test(text)) return [{ text }];
  return text
    .replace(OTHERS, "")
    .split(OVERRIDE)
    .flatMap((part): Piece[] => {
      if (part === "") return [];
      return OVERRIDE.test(part)
        ? [{ control: `⟨U+${part.charCodeAt(0).toString(16).toUpperCase()}⟩` }]
        : [{ text: part }];
    });
}

/** The same as one text, the names within it. */
export function withoutControls(text: string): string {
  return pieces(text)
    .map((piece) => ("text" in piece ? piece.text : piece.control))
    .join("");
}

/** Whether the first letter of a text is of a script that runs from right to left. */
export function isRtl(text: string): boolean {
  return RTL.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

/** Whether any letter is. */
export function hasRtl(text: string): boolean {
  return RTL.test(text);
}

/**
 * Gives each block whose first letter runs the other way than its surroundings its direction, as
 * `dir="auto"` would, but also where blocks hold blocks. Code runs from left to right.
 */
export function setDirections(tree: Root): void {
  const walk = (node: Root | Element, around: "ltr" | "rtl") => {
    for (const child of node.children) {
      if (child.type !== "element") continue;
      const letter = blocks.has(child.tagName) ? firstLetter(child) : undefined;
      const own = child.tagName === "pre" ? "ltr" : letter === undefined ? around : isRtl(letter) ? "rtl" : "ltr";
      if (own !== around) child.properties["dir"] = own;
      walk(child, own);
    }
  };
  walk(tree, "ltr");
}

function firstLetter(node: Nodes): string | undefined {
  if (node.type === "text") return /\p{L}/u.exec(node.value)?.[0];
  if (!("children" in node) || (node.type === "element" && ["pre", "code"].includes(node.tagName))) return undefined;
  for (const child of node.children) {
    const letter = firstLetter(child);
    if (letter !== undefined) return letter;
  }
  return undefined;
}
