import type { Options as Schema } from "rehype-sanitize";

/** Lengths of formulas: none so great that it covers the text around it. */
const LENGTH = /^\+?\d{1,2}(?:\.\d{1,4})?(?:em|ex|pt|px)$/;
const EITHER_WAY = /^[+-]?\d(?:\.\d{1,4})?(?:em|ex|pt|px)$/;
const WORDS = /^[a-z][a-z -]*$/;
const TRUTH = /^(?:true|false)$/;

const mathElements: NonNullable<Schema["attributes"]> = {
  math: [
    ["display", "block"],
    ["tabIndex", 0],
  ],
  menclose: [["notation", WORDS]],
  mfrac: [["linethickness", LENGTH]],
  mi: [["mathvariant", "normal"]],
  mn: [],
  mo: [
    ...["accent", "fence", "largeop", "separator", "stretchy"].map((name): [string, RegExp] => [name, TRUTH]),
    ...["lspace", "rspace"].map((name): [string, RegExp] => [name, EITHER_WAY]),
    ...["maxsize", "minsize"].map((name): [string, RegExp] => [name, LENGTH]),
  ],
  mover: [["accent", TRUTH]],
  mpadded: [
    ...["depth", "height", "width"].map((name): [string, RegExp] => [name, LENGTH]),
    ...["lspace", "voffset"].map((name): [string, RegExp] => [name, EITHER_WAY]),
  ],
  mphantom: [],
  mroot: [],
  mrow: [],
  mspace: [
    ["width", LENGTH, EITHER_WAY],
    ["height", LENGTH],
    ["linebreak", "newline"],
  ],
  msqrt: [],
  mstyle: [
    ["displaystyle", TRUTH],
    ["scriptlevel", /^[0-3]$/],
  ],
  msub: [],
  msubsup: [],
  msup: [],
  mtable: [
    ["columnalign", WORDS],
    ["columnlines", WORDS],
    ["rowlines", WORDS],
  ],
  mtd: [],
  mtext: [["mathvariant", WORDS]],
  mtr: [],
  munder: [["accentunder", TRUTH]],
  munderover: [],
};

const direction: [string, ...string[]] = ["dir", "ltr", "rtl"];
const align: [string, ...string[]] = ["align", "left", "center", "right"];

const textElements: NonNullable<Schema["attributes"]> = {
  a: [
    "ariaDescribedBy",
    "ariaLabel",
    ["className", "bare", "data-footnote-backref"],
    "dataFootnoteBackref",
    "dataFootnoteRef",
    "href",
    "id",
    "rel",
  ],
  blockquote: [direction],
  br: [],
  // An author names a language, after this prefix; no class of the style sheets begins like that.
  code: [["className", "hljs", /^language-[\w.+#-]{1,40}$/], "title"],
  del: [],
  em: [],
  h3: [direction, "id"],
  h4: [direction],
  h5: [direction],
  h6: [direction],
  hr: [],
  li: [direction, "id"],
  ol: [direction, "start"],
  p: [direction],
  pre: [direction],
  section: ["dataFootnotes", ["className", "footnotes"]],
  span: [["className", /^hljs-[a-z_-]+$/, /^[a-z]+_{1,2}$/]],
  strong: [],
  sup: [],
  table: [direction, ["tabIndex", 0]],
  tbody: [],
  td: [direction, align],
  th: [direction, align],
  thead: [],
  tr: [],
  ul: [direction],
};

/** Everything that rendered Markdown may hold: elements and their attributes. Nothing loads, runs, asks or is styled. */
export const allowed: Schema = {
  tagNames: [...Object.keys(textElements), ...Object.keys(mathElements)],
  attributes: { ...textElements, ...mathElements },
  protocols: { href: ["http", "https", "mailto"] },
  ancestors: {
    tbody: ["table"],
    td: ["table"],
    th: ["table"],
    thead: ["table"],
    tr: ["table"],
    ...Object.fromEntries(Object.keys(mathElements).flatMap((name) => (name === "math" ? [] : [[name, ["math"]]]))),
  },
  strip: [],
  required: {},
  // Ids come from footnotes alone, and carry the caller's prefix already.
  clobber: [],
  clobberPrefix: "",
};
