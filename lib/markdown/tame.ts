import type { Element, ElementContent, Root, Text } from "hast";
import { markInAddress } from "#lib/blind/marks.ts";
import { pieces, withoutControls } from "./direction.ts";
import type { Formula } from "./math.ts";
import type { Unshown } from "./notes.ts";

/** What the walk came by: what is made ready afterwards, and what is not shown as it was meant. */
export type Found = { formulas: Formula[]; codeBlocks: Element[]; unshown: Unshown };

const BREAK = /<br *\/?>/i;
const TAG = /<(?:!--|[/!?]?[a-z][^<>]*>)/gi;

/**
 * Goes through the tree once. Images become their descriptions, tick boxes characters, and links
 * of other kinds than http, https and mailto their text; the rest open without telling where they
 * came from. Headings start at h3 and go down one level at a time, whatever the author began with,
 * so that a page's outline has no holes. The footnotes' heading is this text's own. Hidden
 * controls of direction are named or go.
 */
export function tame(tree: Root, markdown: string, idPrefix: string): Found {
  const unshown = { images: 0, links: 0, tags: 0, controls: 0, formulas: 0 };
  const found: Found = { formulas: [], codeBlocks: [], unshown };
  const above: number[] = [];

  const plain = (text: Text): ElementContent[] => {
    const value = withoutControls(text.value);
    if (value !== text.value) unshown.controls += 1;
    return [{ type: "text", value }];
  };

  /** Text as it is read: a typed <br> is a line break, and a control of direction is seen. */
  const inline = (text: Text): ElementContent[] => {
    const parts = pieces(text.value);
    const [first] = parts;
    if (!first || !("text" in first) || first.text !== text.value) unshown.controls += 1;
    return parts.flatMap((piece): ElementContent[] => {
      if ("control" in piece) {
        const name: Text = { type: "text", value: piece.control };
        return [{ type: "element", tagName: "code", properties: {}, children: [name] }];
      }
      if (!piece.text.includes("<")) return [{ type: "text", value: piece.text }];
      return piece.text.split(BREAK).flatMap((value, at): ElementContent[] => {
        unshown.tags += value.match(TAG)?.length ?? 0;
        const lineBreak: Element = { type: "element", tagName: "br", properties: {}, children: [] };
        return [...(at > 0 ? [lineBreak] : []), ...(value === "" ? [] : [{ type: "text" as const, value }])];
      });
    });
  };

  const element = (node: Element): ElementContent[] => {
    const { properties, tagName } = node;
    switch (tagName) {
      case "p": {
        // $$…$$ alone in its paragraph is meant to stand alone.
        const [only, more] = node.children;
        if (more || only?.type !== "element" || !classesOf(only).includes("math-inline")) break;
        if (!markdown.startsWith("$$", only.position?.start.offset)) break;
        found.formulas.push({ element: only, tex: textOf(only), display: true });
        return [node];
      }
      case "img":
        unshown.images += 1;
        return inline({ type: "text", value: String(properties["alt"] ?? "") });
      case "input":
        return [{ type: "text", value: properties["checked"] ? "☑" : "☐" }];
      case "a": {
        const note = "dataFootnoteRef" in properties || "dataFootnoteBackref" in properties;
        const mark = note ? "" : markInAddress(String(properties["href"] ?? ""));
        if (mark !== "") {
          // Where the link led was masked: its words stay, and the mask is seen.
          const words = children(node);
          return textIn(words).includes(mark) ? words : [...words, { type: "text", value: ` ${mark}` }];
        }
        if (!isSafe(String(properties["href"] ?? ""))) {
          unshown.links += 1;
          return children(node);
        }
        if (isBare(node)) properties["className"] = ["bare"];
        properties["rel"] = ["nofollow", "noopener", "noreferrer"];
        if (properties["dataFootnoteRef"] !== undefined) properties["ariaDescribedBy"] = [`${idPrefix}footnotes`];
        break;
      }
      case "code": {
        const classes = classesOf(node);
        if (classes.includes("language-math")) {
          found.formulas.push({ element: node, tex: textOf(node), display: classes.includes("math-display") });
          return [node];
        }
        break;
      }
      case "pre": {
        const [code] = node.children;
        if (code?.type !== "element") break;
        code.children = code.children.flatMap((child) => (child.type === "text" ? plain(child) : []));
        if (classesOf(code).includes("language-math")) {
          found.formulas.push({ element: node, tex: textOf(code).replace(/\n$/, ""), display: true });
        } else found.codeBlocks.push(node);
        return [node];
      }
      case "table":
        // Where it is wider than the page it scrolls, also by keyboard.
        properties["tabIndex"] = 0;
        break;
      default: {
        const level = Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);
        if (level === 0) break;
        if (properties["id"] === "footnote-label") {
          node.tagName = "h3";
          node.properties = { id: `${idPrefix}footnotes` };
          break;
        }
        while ((above.at(-1) ?? 0) >= level) above.pop();
        above.push(level);
        node.tagName = `h${Math.min(6, above.length + 2)}`;
      }
    }
    node.children = children(node);
    return [node];
  };

  const children = (parent: Element): ElementContent[] => {
    return parent.children.flatMap((node) => {
      if (node.type === "text") return parent.tagName === "code" ? plain(node) : inline(node);
      return node.type === "element" ? element(node) : [];
    });
  };

  tree.children = tree.children.flatMap((node) => {
    if (node.type === "text") return inline(node);
    return node.type === "element" ? element(node) : [];
  });
  return found;
}

function classesOf(node: Element): (string | number)[] {
  const classes = node.properties["className"];
  return Array.isArray(classes) ? classes : [];
}

function textOf(node: Element): string {
  return node.children.map((child) => (child.type === "text" ? child.value : "")).join("");
}

/** All text within some nodes. */
function textIn(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === "text" ? node.value : "children" in node ? textIn(node.children) : ""))
    .join("");
}

/** Whether a link's text is its address: in print it is not written a second time. */
function isBare(link: Element): boolean {
  const [href, text] = [String(link.properties["href"] ?? ""), textOf(link)];
  return [text, `http://${text}`, `mailto:${text}`].includes(href);
}

/** Whether an address may be followed: of one of the three kinds, or within this site. */
function isSafe(href: string): boolean {
  const kind = /^([^/?#]*?):/.exec(href)?.[1];
  // "//elsewhere.example" reads as an address within this site, and is none.
  if (href === "" || /^[/\\]{2}/.test(href)) return false;
  return kind === undefined || /^(?:https?|mailto)$/i.test(kind);
}
