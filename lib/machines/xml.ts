const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as it stands in an element or attribute of XML 1.0, which has no place for most control characters. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 excludes (2.2, Char)
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      "",
    )
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
