import { isRtl, pieces } from "./direction.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as HTML that shows it as it is; hidden controls of direction are named or go. */
export function escapeText(text: string): string {
  return pieces(text)
    .map((piece) =>
      "text" in piece ? piece.text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? "") : `<code>${piece.control}</code>`,
    )
    .join("");
}

/** ` dir="rtl"` for a text whose first letter runs from right to left, else nothing. */
export function dirAttribute(text: string): string {
  return isRtl(text) ? ' dir="rtl"' : "";
}

/** A whole text as it was typed, with a note that says why; long stretches of nothing are counted. */
export function asTyped(text: string, why: string): string {
  const shorter = text.replace(
    /\n{20,}/g,
    (ends) => `\n\n[${(ends.length - 1).toLocaleString("en-GB")} empty lines]\n\n`,
  );
  const note = `<p><em>This text is shown as it was typed, since it ${escapeText(why)}</em></p>`;
  return `${note}\n<pre class="as-typed"${dirAttribute(text)}>${escapeText(shorter)}</pre>`;
}
