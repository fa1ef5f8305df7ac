import { useRef } from "react";
import { keptCharacters } from "#lib/writing/characters.ts";
import { type Field, replace } from "./field.ts";

const SLICE = "application/x-vnd.google-docs-document-slice-clip+wrapped";

/**
 * Of more than this only the plain text is pasted: Chromium would stand still while it puts the other in
 * its place. In UTF-16 code units, and in lines.
 */
const HTML_MAX = 3_000_000;
const LINES_MAX = 3_000;

const count = new Intl.NumberFormat("en-GB");

/**
 * Pastes formatted text as Markdown: first the plain text, which is there at once, then in its place the
 * Markdown, so that undo leads back to the plain text. Characters that can't be kept are left out and
 * counted. Everything else is the browser's own pasting.
 * @param marks whether the field takes Markdown
 * @param say tells what was done, in words
 */
export function usePaste(marks: boolean, say: (what: string) => void) {
  const plainAsked = useRef(false);

  /** Ctrl+Shift+V asks for the bare text. */
  function onKeyDown(event: React.KeyboardEvent) {
    const v = event.code === "KeyV" || event.key.toLowerCase() === "v";
    plainAsked.current = v && event.shiftKey && (event.ctrlKey || event.metaKey);
  }

  function onPaste(event: React.ClipboardEvent<Field>) {
    const { clipboardData, currentTarget: field } = event;
    const html = clipboardData.getData("text/html");
    const { text: plain, removed } = keptCharacters(clipboardData.getData("text/plain"));
    // Editors of code put their colours on the clipboard, too.
    const formatted =
      marks && html !== "" && !plainAsked.current && !clipboardData.types.includes("vscode-editor-data");
    plainAsked.current = false;
    if (removed === 0 && !formatted) return;
    event.preventDefault();
    const from = field.selectionStart ?? 0;
    // Line breaks at the end are how word processors end a paragraph.
    const text = formatted ? plain.trimEnd() : plain;
    const line = field instanceof HTMLInputElement ? text.replaceAll("\n", " ") : text;
    replace(field, { from, to: field.selectionEnd ?? from, text: line });
    say(
      removed === 0
        ? ""
        : `Pasted without ${removed === 1 ? "one character" : `${count.format(removed)} characters`} that can’t be kept: control characters, or halves of characters.`,
    );
    if (!formatted) return;
    if (html.length > HTML_MAX || line.split("\n", LINES_MAX + 1).length > LINES_MAX)
      return say("Pasted as plain text: it is too long for its formatting to be kept.");
    const copied = { html, slice: clipboardData.getData(SLICE) };
    void format(field, from, line, copied).then((said) => said && say(said));
  }

  return { onPaste, onKeyDown };
}

/** Puts the Markdown in the place of the plain text that stands at `from`. @returns what to say of it, or undefined */
async function format(
  field: Field,
  from: number,
  plain: string,
  copied: { html: string; slice: string },
): Promise<string | undefined> {
  const there = field.value;
  const to = from + plain.length;
  try {
    const { fitted, markdownOf } = await import("#lib/writing/paste.ts");
    const before = field.value.slice(0, from);
    const after = field.value.slice(to);
    const markdown = markdownOf(copied, before + after, (html) => new DOMParser().parseFromString(html, "text/html"));
    const text = markdown === null ? plain : fitted(keptCharacters(markdown).text, before, after);
    if (text.trim() === plain.trim()) return undefined;
    // Whoever wrote on in the meantime is not to be interrupted.
    if (field.value !== there) return "Pasted as plain text.";
    const cursor = field.selectionStart;
    replace(field, { from, to, text });
    if (cursor !== to) field.setSelectionRange(cursor, cursor);
    return "Pasted with its formatting as Markdown. Undo to take it back.";
  } catch {
    return "Pasted as plain text: its formatting could not be read.";
  }
}
