import type { Element, ElementContent, Root } from "hast";
import rehypeKatex from "rehype-katex";
import { unified } from "unified";
import { hasMark } from "#lib/blind/marks.ts";
import { withoutControls } from "./direction.ts";
import { inVariant } from "./letters.ts";

/** Of one text: formulas, and characters of TeX in one formula and in all of them. */
const MOST = 500;
const LONGEST = 2_000;
const LONGEST_TOGETHER = 8_000;
/** Elements within each other in one formula, far above what anybody reads. */
const DEEPEST = 200;

/** TeX that fits any screen; what is longer may have to be scrolled, also by keyboard. In characters. */
const NARROW = 24;

/** What KaTeX marks with when it goes on after a command that it refuses. */
const REFUSED = "#refused";

// MathML alone: the browser sets it with a font that it has; no script, style sheet or font of ours.
const setter = unified()
  .use(rehypeKatex, {
    output: "mathml",
    trust: false,
    strict: "ignore",
    maxExpand: 1_000,
    maxSize: 20,
    errorColor: REFUSED,
  })
  .freeze();

/** A new command could stand for thousands of others, and would be forgotten after the formula. */
const DEFINITION = /\\(?:[gex]?def|(?:re)?newcommand|providecommand|let|futurelet|global|long)(?![a-zA-Z])/;

/** Writes any character by its number: also such as stand for masks (lib/blind/marks.ts), which nobody may forge. */
const BY_NUMBER = /\\char(?![a-zA-Z])/;

/** A formula in the tree: `element` is what stands for it, a `<code>` or the `<pre>` around one. */
export type Formula = { element: Element; tex: string; display: boolean };

/**
 * Sets formulas as MathML, in place. What can't be set is shown as its TeX, with the reason as the
 * title.
 * @returns how many could not be set
 */
export function setMath(formulas: readonly Formula[]): number {
  let unset = 0;
  let count = 0;
  let characters = 0;
  for (const formula of formulas) {
    count += 1;
    characters += formula.tex.length;
    const result = count > MOST || characters > LONGEST_TOGETHER ? "there is too much" : mathOf(formula);
    if (typeof result === "string") unset += 1;
    Object.assign(formula.element, typeof result === "string" ? source(formula, result) : result);
  }
  return unset;
}

function source({ element, tex, display }: Formula, reason: string): Element {
  const code: Element = {
    type: "element",
    tagName: "code",
    properties: { title: withoutControls(`Not shown as mathematics: ${reason}.`) },
    children: [{ type: "text", value: withoutControls(display ? tex : `$${tex}$`) }],
  };
  return element.tagName === "pre" ? { type: "element", tagName: "pre", properties: {}, children: [code] } : code;
}

/** `<math>`, or why not. */
function mathOf({ tex, display }: Formula): Element | string {
  if (tex.length > LONGEST) return `it is longer than ${LONGEST.toLocaleString("en-GB")} characters`;
  if (DEFINITION.test(tex)) return "new commands can’t be defined; write them out";
  const className = ["language-math", display ? "math-display" : "math-inline"];
  const code: Element = {
    type: "element",
    tagName: "code",
    properties: { className },
    children: [{ type: "text", value: tex }],
  };
  try {
    const tree: Root = { type: "root", children: [code] };
    setter.runSync(tree);
    const span = tree.children[0];
    if (span?.type !== "element") return "it could not be read";
    if (BY_NUMBER.test(tex) && hasMark(textOf(span))) return "it has a character that is none";
    return tidy(span, display, tex.length > NARROW);
  } catch {
    return "it could not be read";
  }
}

/** The presentation alone, in characters that browsers know, or why there is none. */
function tidy(span: Element, display: boolean, wide: boolean): Element | string {
  const title = span.properties["title"];
  if (typeof title === "string")
    return title
      .replace(/^(?:ParseError: )?KaTeX parse error: /, "")
      .replace(/[\u0300-\u036f]/g, "")
      .slice(0, 200);
  const math = span.children[0];
  const semantics = math?.type === "element" ? math.children[0] : undefined;
  if (math?.type !== "element" || semantics?.type !== "element") return "it could not be read";
  // Without <annotation>: the TeX would be there a second time, for no reader.
  math.children = semantics.children.slice(0, 1);
  const waiting: { node: ElementContent; depth: number }[] = [{ node: math, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (node.type === "text") node.value = withoutControls(node.value);
    if (node.type !== "element") continue;
    if (depth > DEEPEST) return "it is nested too deeply";
    const { mathcolor, mathvariant } = node.properties;
    if (mathcolor === REFUSED) return `${textOf(node)} is not known, or not allowed here`;
    if (typeof mathvariant === "string" && ["mi", "mn"].includes(node.tagName)) {
      for (const child of node.children) if (child.type === "text") child.value = inVariant(child.value, mathvariant);
    }
    for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
  math.properties = display ? { display: "block", ...(wide ? { tabIndex: 0 } : {}) } : {};
  return math;
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
