// Lists that were flattened on the way to the clipboard. Word writes a paragraph for each item, with its
// depth in a style of its own and its number as text; Word for the web a list for each item.

import { STYLE } from "./paste-unread.ts";

type Item = { level: number; ordered: boolean; start: number; from: Element; content: Node[] };

/** Puts real, nested lists in their place. */
export function restoreLists(document: Document): void {
  const items = new Map<Element, Item>();
  for (const paragraph of document.body.querySelectorAll("p,h1,h2,h3,h4,h5,h6")) {
    const item = wordItem(paragraph);
    if (item) items.set(paragraph, item);
  }
  for (const list of document.body.querySelectorAll("ul,ol")) {
    const item = webItem(list);
    if (item) items.set(item.from, item);
  }
  let open: { list: Element; level: number }[] = [];
  let last: Element | null = null;
  for (const [element, { level, ordered, start, content }] of items) {
    if (!last || previousElement(element) !== last) open = [];
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const name = ordered ? "OL" : "UL";
    let list = open.at(-1);
    if (list?.level === level && list.list.tagName !== name && open.length === 1) {
      open = [];
      list = undefined;
    }
    if (list?.level !== level || list.list.tagName !== name) {
      if (list?.level === level) open.pop();
      const made = document.createElement(name);
      if (ordered && start > 1) made.setAttribute("start", String(start));
      const above = open.at(-1)?.list.lastElementChild;
      if (above) above.append(made);
      else element.before(made);
      list = { list: made, level };
      open.push(list);
    }
    const entry = document.createElement("li");
    entry.append(...content);
    list.list.append(entry);
    last = open[0]?.list ?? null;
    element.remove();
  }
}

/** What stands before it, blanks aside. */
function previousElement(element: Element): Element | null {
  for (let node = element.previousSibling; node; node = node.previousSibling) {
    if (node.nodeType === 1) return node as Element;
    if (node.nodeType === 3 && node.textContent?.trim()) return null;
  }
  return null;
}

/** `mso-list:l0 level2 lfo1`, with the number or dot in an element that says `mso-list:Ignore`. */
function wordItem(paragraph: Element): Item | null {
  const level = Number(/mso-list:[^;]*\blevel(\d)/i.exec(paragraph.getAttribute(STYLE) ?? "")?.[1] ?? 0);
  // A heading with a number stays a heading.
  if (level === 0 || paragraph.tagName !== "P") return null;
  const mark = [...paragraph.querySelectorAll("span")].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute(STYLE) ?? ""),
  );
  const sign = mark?.textContent?.replace(/[\s\u00a0]+/g, "") ?? "";
  const number = /^\(?(?:(\d+)(?:\.\d+)*|[a-z]{1,4})[.)]?$/i.exec(sign);
  // The round dot of the second depth is a letter o in another face.
  const dot = sign === "o" && mark?.closest(`[${STYLE}*="Courier"]`);
  const ordered = number !== null && !dot;
  mark?.remove();
  return { level, ordered, start: Number(number?.[1] ?? 1), from: paragraph, content: [...paragraph.childNodes] };
}

/** A list of one item that says how deep it is, in a wrapper of its own. */
function webItem(list: Element): Item | null {
  const [only, ...others] = [...list.children];
  const level = Number(only?.getAttribute("data-aria-level") ?? 0);
  if (!only || others.length > 0 || level === 0) return null;
  const wrapper = list.parentElement;
  const from = wrapper?.tagName === "DIV" && wrapper.children.length === 1 ? wrapper : list;
  return {
    level,
    ordered: list.tagName === "OL",
    start: Number(list.getAttribute("start") ?? 1) || 1,
    from,
    content: [...only.childNodes],
  };
}
