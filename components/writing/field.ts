import { type Change, changeBetween, type Writing } from "#lib/writing/change.ts";

/** Where one writes: several lines, or one. */
export type Field = HTMLTextAreaElement | HTMLInputElement;

/** Chromium takes milliseconds for each line that insertText brings; insertHTML does the same at once. */
const MANY_LINES = 40;

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
export function replace(field: Field, { from, to, text }: Change): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const wanted = field.value.slice(0, from) + text + field.value.slice(to);
  if (text === "") {
    if (from === to || document.execCommand("delete")) return;
  } else {
    const lines = text.split("\n", MANY_LINES + 1).length;
    if (lines > MANY_LINES) {
      const done = document.execCommand("insertHTML", false, text.replace(/&/g, "&amp;").replace(/</g, "&lt;"));
      if (done && field.value === wanted) return;
      if (done) document.execCommand("undo");
      field.setSelectionRange(from, to);
    }
    if (document.execCommand("insertText", false, text)) return;
  }
  // No browser that we know of comes here; the text is right all the same, and only undo is not.
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

/** Puts the cursor at a place of the text, and that place into view. */
export function goTo(field: Field, at: number): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at);
  // Chromium and Safari bring the cursor into view when the focus comes, and at no other time.
  field.blur();
  field.focus();
}
