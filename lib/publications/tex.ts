const SIGNS: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};

/** A text as TeX reads it back, in UTF-8. Braces are named, since BibTeX counts those behind a backslash, too. */
export function texOf(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (sign) => SIGNS[sign] ?? sign);
}

/** An address or an id, which is not read as TeX: what could end its field is percent-encoded. */
export function verbatim(address: string): string {
  return address.replace(/[\\{}\s"]/g, (sign) => encodeURIComponent(sign));
}
