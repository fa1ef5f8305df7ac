const FORM = /^(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])$/;

/**
 * The last character of an ORCID iD, from the fifteen digits before it: ISO 7064 MOD 11-2, as in
 * https://support.orcid.org/hc/en-us/articles/360006897674 ("Structure of the ORCID Identifier").
 */
export function orcidCheck(digits: string): string {
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const rest = (12 - (total % 11)) % 11;
  return rest === 10 ? "X" : String(rest);
}

/**
 * An ORCID iD as it is stored, "0000-0002-1825-0097", from what people paste: with or without its
 * hyphens, and the address before it. Null for what has another form, or a last character that does
 * not fit the others, as after a slip.
 */
export function readOrcid(typed: string): string | null {
  const bare = typed
    .trim()
    .toUpperCase()
    .replace(/^(HTTPS?:\/\/)?(WWW\.)?ORCID\.ORG\//, "")
    .replace(/\/$/, "")
    .replace(/[\u2010-\u2015\s]/g, "-");
  const parts = FORM.exec(bare)?.slice(1);
  if (!parts) return null;
  const characters = parts.join("");
  return orcidCheck(characters.slice(0, 15)) === characters.at(-1) ? parts.join("-") : null;
}

export function orcidAddress(orcid: string): string {
  return `https://orcid.org/${orcid}`;
}
