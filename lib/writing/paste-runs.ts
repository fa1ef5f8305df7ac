import { STYLE } from "./paste-unread.ts";

/** How text looks: what Markdown can say of it, as tags and styles together have it. */
export type Look = {
  bold: boolean;
  italic: boolean;
  struck: boolean;
  code: boolean;
  raised: "super" | "sub" | null;
  href: string | null;
  /** In a heading everything is bold already. */
  plain: boolean;
};

/** The look of what is in an element, within what is around it. Styles outdo tags: Google Docs wraps all in <b style="font-weight:normal">. */
export function lookOf(element: Element, around: Look): Look {
  const look = { ...around };
  const name = element.tagName;
  if (name === "B" || name === "STRONG") look.bold = true;
  else if (name === "I" || name === "EM" || name === "CITE" || name === "DFN" || name === "VAR") look.italic = true;
  else if (name === "S" || name === "STRIKE") look.struck = true;
  else if (name === "CODE" || name === "KBD" || name === "SAMP" || name === "TT") look.code = true;
  else if (name === "A") look.href = addressOf(element.getAttribute("href") ?? "") ?? around.href;
  else if (name === "SUP" || name === "SUB") look.raised = name === "SUP" ? "super" : "sub";
  const style = element.getAttribute(STYLE) ?? "";
  const weight = styleOf(style, "font-weight");
  if (weight) look.bold = /^bold/.test(weight) || Number(weight) >= 600;
  const slope = styleOf(style, "font-style");
  if (slope) look.italic = /^(?:italic|oblique)/.test(slope);
  const height = styleOf(style, "vertical-align");
  if (height) look.raised = height === "super" || height === "sub" ? height : null;
  if (/line-through/.test(styleOf(style, "text-decoration") ?? styleOf(style, "text-decoration-line") ?? "")) {
    look.struck = true;
  }
  return look;
}

/** What an element's own style says of one thing; the last word counts. */
function styleOf(style: string, property: string): string | undefined {
  const said = style.split(";").findLast((part) => part.trim().toLowerCase().startsWith(`${property}:`));
  return said
    ?.slice(said.indexOf(":") + 1)
    .trim()
    .toLowerCase();
}

/** An address that may be followed, or null. Google leads through one of its own, which names the real one. */
export function addressOf(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  const real =
    /(?:^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" ? url.searchParams.get("q") : null;
  if (real && real !== href) return addressOf(real);
  if (!/^(?:https?|mailto):$/.test(url.protocol) || href.length > 2_000) return null;
  return href.trim();
}

type Run = { text: string; look: Look } | { element: Element };

const WRAPS = [
  ["bold", "strong"],
  ["italic", "em"],
  ["struck", "del"],
  ["code", "code"],
] as const;

/** The pieces of a paragraph, put together again with as few elements as their looks need. */
export class Runs {
  #runs: Run[] = [];

  text(text: string, look: Look): void {
    const last = this.#runs.at(-1);
    const shown = look.raised ? raised(text, look.raised) : text;
    if (last && "text" in last && sameLook(last.look, look)) last.text += shown;
    else this.#runs.push({ text: shown, look });
  }

  lineBreak(): void {
    this.text("\u2028", PLAIN);
  }

  endsInBreak(): boolean {
    const last = this.#runs.findLast(
      (run) => "element" in run || run.text.trim() !== "" || run.text.includes("\u2028"),
    );
    return last !== undefined && "text" in last && /\u2028\s*$/.test(last.text);
  }

  element(element: Element): void {
    this.#runs.push({ element });
  }

  /** Blanks are one blank, and none at the ends or beside a line's end; empty when there is nothing to read. */
  nodes(document: Document): Node[] {
    let open = true;
    for (const run of this.#runs) {
      if ("element" in run) {
        open = false;
        continue;
      }
      // A single non-breaking space between words was meant; in a row with others it only fills.
      run.text = run.text.replace(/[\t\n\r\f \u00a0]{2,}|[\t\n\r\f ]/g, " ").replace(/ *\u2028[ \u2028]*/g, "\u2028");
      if (open) run.text = run.text.replace(/^[ \u00a0\u2028]+/, "");
      if (run.text !== "") open = /[ \u2028]$/.test(run.text);
    }
    this.#trimEnd();
    return this.#wrapped(document, this.#runs, 0);
  }

  #trimEnd(): void {
    for (let last = this.#runs.at(-1); last && "text" in last; last = this.#runs.at(-1)) {
      last.text = last.text.replace(/[ \u00a0\u2028]+$/, "");
      if (last.text !== "") return;
      this.#runs.pop();
    }
  }

  /** Links outermost, then bold, italic, struck, code: what follows one another in the same look is one element. */
  #wrapped(document: Document, runs: Run[], depth: number): Node[] {
    if (depth > WRAPS.length) return runs.flatMap((run) => bare(document, run));
    const keys = runs.map((run) => ("element" in run ? null : valueAt(run, depth)));
    const blank = runs.map((run) => "text" in run && /^[ \u00a0]*$/.test(run.text));
    const nodes: Node[] = [];
    for (let from = 0; from < runs.length; ) {
      const value = keys[from] ?? null;
      let to = from + 1;
      while (to < runs.length && (keys[to] === value || (value !== null && blank[to] && keys[to + 1] === value)))
        to += 1;
      const inner = this.#wrapped(document, runs.slice(from, to), depth + 1);
      const [, tag] = WRAPS[depth - 1] ?? [];
      if (value === null) nodes.push(...inner);
      else {
        const element = document.createElement(tag ?? "a");
        if (!tag) element.setAttribute("href", value);
        element.append(...inner);
        nodes.push(element);
      }
      from = to;
    }
    return nodes;
  }
}

/** How text looks that nothing is said of. */
export const PLAIN: Look = {
  bold: false,
  italic: false,
  struck: false,
  code: false,
  raised: null,
  href: null,
  plain: false,
};

function valueAt({ text, look }: { text: string; look: Look }, depth: number): string | null {
  if (depth === 0) return look.href;
  const [name] = WRAPS[depth - 1] ?? [];
  // Marks around nothing are no marks.
  if (!name || !look[name] || text.trim() === "" || (name === "bold" && look.plain)) return null;
  return name;
}

function sameLook(a: Look, b: Look): boolean {
  return a.href === b.href && a.plain === b.plain && WRAPS.every(([name]) => a[name] === b[name]);
}

function bare(document: Document, run: Run): Node[] {
  if ("element" in run) return [run.element.cloneNode(true)];
  return run.text.split("\u2028").flatMap((line, at) => {
    const text = line === "" ? [] : [document.createTextNode(line)];
    return at === 0 ? text : [document.createElement("br"), ...text];
  });
}

const RAISED = {
  super: ["0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"],
  sub: ["0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"],
} as const;

/** Small text above or below the line, for which Markdown has no mark: 10⁶ is not 106. */
function raised(text: string, which: "super" | "sub"): string {
  const [plain, small] = RAISED[which];
  const [from, to] = [[...plain], [...small]];
  if (text.trim() !== "" && [...text.trim()].every((char) => from.includes(char))) {
    return [...text].map((char) => to[from.indexOf(char)] ?? char).join("");
  }
  const ordinal = /^(?:st|nd|rd|th|er|re|e|o|a)$/i.test(text.trim());
  return /^[\p{L}\p{N}]{1,12}$/u.test(text) && !ordinal ? `${which === "super" ? "^" : "_"}${text}` : text;
}
