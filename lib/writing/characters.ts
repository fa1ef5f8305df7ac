/** NUL, the other control characters but for tab and line breaks, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNKEPT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it can be kept, with \n for every line break, and how many characters had to go for that. */
export function keptCharacters(text: string): { text: string; removed: number } {
  let removed = 0;
  const kept = text.replace(/\r\n?/g, "\n").replace(UNKEPT, () => {
    removed += 1;
    return "";
  });
  return { text: kept, removed };
}
