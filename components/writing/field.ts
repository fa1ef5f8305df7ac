import { type Change, changeBetween, type Writing } from "#lib/writing/change.ts";

/** Where one writes: several lines, or one. */
export type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * For so many lines Chromium's insertText takes a fifth of a second, and for ten times as many, many
 * seconds. Then insertHTML, which reads the text as one piece, does the same at once.
 */
const MANY_LINES = 400;

export function writingOf(field: Field): Writing {
  return { text: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
}

/**
 * Puts an edit into the field as if it had been typed, so that the browser's own undo takes it back
 * like typing. Moves the focus there.
 */
export function apply(field: Field, edited: Writing): void {
  const change = changeBetween(field.value, edited.text);
  if (change) replace(field, change);
  else field.focus({ preventScroll: true });
  field.setSelectionRange(edited.start, edited.end);
}

/** Replaces a stretch of the text; the cursor is then behind what came. `text` has no characters that can't be kept. */
export function replace(field: Field, change: Change): void {
  field.focus({ preventScroll: true });
  const { from, to, text } = withNext(field.value, change);
  const wanted = field.value.slice(0, from) + text + field.value.slice(to);
  field.setSelectionRange(from, to);
  insert(field, text, wanted);
  if (field.value !== wanted) {
    // No browser that we know of comes here; the text is right all the same, and only undo is not.
    field.value = wanted;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  }
  const end = change.from + change.text.length;
  field.setSelectionRange(end, end);
}

/** What is selected gives way to the text, through the browser's own editing. */
function insert(field: Field, text: string, wanted: string): void {
  if (text === "") {
    if (field.value !== wanted) document.execCommand("delete");
    return;
  }
  if (text.split("\n", MANY_LINES + 1).length > MANY_LINES) {
    const { selectionStart, selectionEnd } = field;
    const markup = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const done = document.execCommand("insertHTML", false, markup);
    if (done && field.value === wanted) return;
    if (done) document.execCommand("undo");
    field.setSelectionRange(selectionStart, selectionEnd);
  }
  document.execCommand("insertText", false, text);
}

/**
 * The same change, with the next character as part of it where it would end in a line break, or take one
 * away: over such a change Chromium's undo sometimes leaves lines behind.
 */
function withNext(value: string, { from, to, text }: Change): Change {
  const takes = text === "" && value.slice(from, to).includes("\n");
  let end = to;
  while (end < value.length && (text.endsWith("\n") || (takes && end === to))) {
    const next = String.fromCodePoint(value.codePointAt(end) ?? 0);
    text += next;
    end += next.length;
  }
  return { from, to: end, text };
}

/** Puts the cursor at a place of the text, and that place into view. */
export function goTo(field: Field, at: number): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at);
  // Chromium and Safari bring the cursor into view when the focus comes, and at no other time.
  field.blur();
  field.focus();
}
