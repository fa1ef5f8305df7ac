import type { Writing } from "#lib/writing/change.ts";
import { addFootnote, toggleLink } from "#lib/writing/insert.ts";
import { toggleBullets, toggleHeading, toggleNumbers, toggleQuote } from "#lib/writing/lines.ts";
import { toggleMark } from "#lib/writing/marks.ts";
import { Icon } from "./icon.tsx";

/** With Ctrl, or with ⌘ on a Mac. Digits are the keys of the upper row, whatever is printed on them. */
export type Keys = { key: string; shift?: true };

export type Edit = {
  name: string;
  icon: React.ReactNode;
  /** What one types for it. */
  marks: string;
  keys?: Keys;
  edit: (writing: Writing) => Writing;
};

const letter = (text: string, className = "") => (
  <span aria-hidden="true" className={`font-serif text-lg/none ${className}`}>
    {text}
  </span>
);

export const edits: readonly Edit[] = [
  { name: "Heading", icon: letter("H", "font-semibold"), marks: "## Heading", edit: toggleHeading },
  {
    name: "Bold",
    icon: letter("B", "font-bold"),
    marks: "**bold**",
    keys: { key: "b" },
    edit: (writing) => toggleMark(writing, "**"),
  },
  {
    name: "Italic",
    icon: letter("I", "italic"),
    marks: "*italic*",
    keys: { key: "i" },
    edit: (writing) => toggleMark(writing, "*"),
  },
  {
    name: "Link",
    icon: <Icon of="link" />,
    marks: "[words](https://…)",
    keys: { key: "k" },
    edit: toggleLink,
  },
  {
    name: "Bulleted list",
    icon: <Icon of="bullets" />,
    marks: "- item",
    keys: { key: "8", shift: true },
    edit: toggleBullets,
  },
  {
    name: "Numbered list",
    icon: <Icon of="numbers" />,
    marks: "1. item",
    keys: { key: "7", shift: true },
    edit: toggleNumbers,
  },
  {
    name: "Quotation",
    icon: <Icon of="quote" />,
    marks: "> words",
    keys: { key: "9", shift: true },
    edit: toggleQuote,
  },
  { name: "Code", icon: <Icon of="code" />, marks: "`code`", edit: (writing) => toggleMark(writing, "`") },
  {
    name: "Mathematics",
    icon: <Icon of="mathematics" />,
    marks: "$x^2$",
    edit: (writing) => toggleMark(writing, "$"),
  },
  { name: "Footnote", icon: <Icon of="footnote" />, marks: "[^1], and below [^1]: note", edit: addFootnote },
];

/** "Ctrl+Shift+8", "⇧⌘8". */
export function keysText({ key, shift }: Keys, apple: boolean): string {
  if (apple) return `${shift ? "⇧" : ""}⌘${key.toUpperCase()}`;
  return `Ctrl+${shift ? "Shift+" : ""}${key.toUpperCase()}`;
}

/** The same as assistive technology reads it. */
export function ariaKeys({ key, shift }: Keys, apple: boolean): string {
  return `${apple ? "Meta" : "Control"}+${shift ? "Shift+" : ""}${key.toUpperCase()}`;
}

/** The edit whose shortcut was pressed. */
export function editOf(event: KeyboardEvent, apple: boolean): Edit | undefined {
  const pressed = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  // AltGr, which types characters, comes as Ctrl and Alt.
  if (!pressed || event.altKey || event.isComposing) return undefined;
  // A keyboard of another script has the Latin letters by their places.
  const key = /^[a-z]$/i.test(event.key)
    ? event.key.toLowerCase()
    : event.code.replace(/^(?:Key|Digit)/, "").toLowerCase();
  return edits.find(({ keys }) => keys?.key === key && Boolean(keys.shift) === event.shiftKey);
}
