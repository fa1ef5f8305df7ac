import { type Look, lookOf, PLAIN, Runs } from "./paste-runs.ts";
import { STYLE } from "./paste-unread.ts";

const CONTAINER =
  /^(?:DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|NAV|ASIDE|FIGURE|FIGCAPTION|CENTER|FORM|FIELDSET|DETAILS|SUMMARY|ADDRESS|DL|DT|DD|HGROUP|TBODY|THEAD|TFOOT|TR|TD|TH|CAPTION)$/;

/**
 * The same content in the few elements that Markdown has words for, made anew: nothing of the source is
 * taken over but its text and the addresses of its links.
 */
export function rebuilt(source: Element): HTMLElement {
  const into = source.ownerDocument.createElement("div");
  fill(into, source, PLAIN, "p");
  return into;
}

/** @param inline what text that stands in no block becomes: a paragraph, or a part of `into` itself */
function fill(into: Element, source: Element, look: Look, inline: "p" | "inside"): void {
  const document = into.ownerDocument;
  let runs = new Runs();
  const flush = () => {
    const content = runs.nodes(document);
    runs = new Runs();
    if (content.length === 0) return;
    // A second paragraph in an item is one; the first is the item.
    const target = inline === "p" || into.childNodes.length > 0 ? into.appendChild(document.createElement("p")) : into;
    target.append(...content);
  };
  const walk = (parent: Node, look: Look) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) runs.text(node.textContent ?? "", look);
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      const name = blockName(element);
      if (element.tagName === "BR") {
        // Two of them are a new paragraph.
        if (runs.endsInBreak()) flush();
        else runs.lineBreak();
      } else if (element.hasAttribute("data-footnote") || element.hasAttribute("data-tex")) runs.element(element);
      else if (name === null) walk(element, lookOf(element, look));
      else {
        flush();
        block(into, element, name, look, inline);
      }
    }
  };
  walk(source, look);
  flush();
}

/** The element that a block becomes; "DIV" for what only holds others, null for what is no block. */
function blockName(element: Element): string | null {
  const { tagName } = element;
  const style = element.getAttribute(STYLE) ?? "";
  const classes = element.getAttribute("class") ?? "";
  if (tagName === "P" || tagName === "DIV") {
    const role = element.getAttribute("role") === "heading" ? element.getAttribute("aria-level") : null;
    const outline = role ?? /mso-outline-level:\s*(\d)/i.exec(style)?.[1] ?? /^MsoHeading(\d)/.exec(classes)?.[1];
    if (outline && /^[1-6]$/.test(outline)) return `H${outline}`;
    if (/\bMsoTitle/.test(classes)) return "H1";
    if (/\bMso(?:Intense)?Quote/.test(classes)) return "BLOCKQUOTE";
  }
  if (/^(?:P|H[1-6]|UL|OL|LI|BLOCKQUOTE|PRE|TABLE|HR)$/.test(tagName)) return tagName;
  return CONTAINER.test(tagName) ? "DIV" : null;
}

function block(into: Element, element: Element, name: string, look: Look, inline: "p" | "inside"): void {
  const document = into.ownerDocument;
  const own = lookOf(element, look);
  const made = document.createElement(name);
  if (name === "UL" || name === "OL") {
    const start = Number(element.getAttribute("start") ?? 1);
    if (name === "OL" && Number.isInteger(start) && start >= 0 && start !== 1)
      made.setAttribute("start", String(start));
    items(made, element.children, own);
  } else if (name === "LI") items(into.appendChild(document.createElement("ul")), [element], own);
  else if (name === "PRE") {
    const code = made.appendChild(document.createElement("code"));
    code.textContent = (element.textContent ?? "").replace(/\n$/, "");
  } else if (name === "BLOCKQUOTE") fill(made, element, own, "p");
  else if (/^H[1-6]$/.test(name)) fill(made, element, { ...own, plain: true }, "inside");
  else if (name !== "HR" && !(name === "TABLE" && table(made, element, own))) fill(into, element, own, inline);
  if (name === "HR" || made.childNodes.length > 0) into.append(made);
}

/** Google Docs puts a list that belongs to an item behind it instead of into it. */
function items(list: Element, from: Iterable<Element>, look: Look): void {
  const document = list.ownerDocument;
  for (const child of from) {
    const nested = /^(?:UL|OL)$/.test(child.tagName);
    const item = (nested && list.lastElementChild) || document.createElement("li");
    if (nested) block(item, child, child.tagName, look, "p");
    else fill(item, child, lookOf(child, look), "inside");
    if (item.childNodes.length > 0) list.append(item);
  }
}

/** False for a table of one column or one cell, which only arranges what is in it. */
function table(made: Element, source: Element, look: Look): boolean {
  const document = made.ownerDocument;
  const rows = [...source.querySelectorAll("tr")].filter((row) => row.closest("table") === source);
  const cells = rows.map((row) => [...row.children].filter(({ tagName }) => tagName === "TD" || tagName === "TH"));
  if (cells.every((row) => row.length < 2)) return false;
  for (const row of cells) {
    const line = made.appendChild(document.createElement("tr"));
    for (const cell of row) {
      fill(
        line.appendChild(document.createElement("td")),
        cell,
        { ...lookOf(cell, look), plain: cell.tagName === "TH" },
        "inside",
      );
      for (let span = Math.min(20, Number(cell.getAttribute("colspan") ?? 1)); span > 1; span -= 1) {
        line.append(document.createElement("td"));
      }
    }
  }
  return true;
}
