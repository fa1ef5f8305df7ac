const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The definition that a term opens (lib/terms/mark.ts): no part of the sentence that the term is used in. */
const DEFINITION = /<span popover\b[\s\S]*?<\/a><\/span>/g;

/** HTML that renderMarkdown or renderWithTerms made as one line of plain text. For a description, not for reading. */
export function plainText(html: string): string {
  return html
    .replace(DEFINITION, "")
    .replace(/<annotation\b[\s\S]*?<\/annotation>/g, " ")
    .replace(
      /<\/?(?:a|abbr|b|bdi|button|code|del|em|i|ins|mark|s|small|span|strong|sub|sup)\b(?:"[^"]*"|'[^']*'|[^'">])*>/g,
      "",
    )
    .replace(/<(?:"[^"]*"|'[^']*'|[^'">])*>/g, " ")
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
      if (code === undefined) return named[String(name).toLowerCase()] ?? whole;
      return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : " ";
    })
    .replace(/\s+/gu, " ")
    .trim()
    .toWellFormed();
}

/**
 * A text on one line, cut behind a word so that it has at most `max` UTF-16 code units, the "…" included.
 * A first word that is longer is cut within.
 */
export function cutAtWord(text: string, max = 200): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= max) return line;
  const room = line.slice(0, max);
  const end = room.lastIndexOf(" ");
  const kept = end > max / 2 ? room.slice(0, end) : room.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "");
  return `${kept.replace(/[\s,;:–—.-]+$/u, "")}…`;
}
