/** One link of a list. `address` is as a browser writes it: in ASCII, other letters of the host as xn--…. */
export type Link = {
  /** "" when there is none. */
  title: string;
  address: string;
  /** The host in its own letters, where they are not the Latin ones that the address shows. */
  host?: string;
  /** From 1. */
  line: number;
};

export const linkLimits = { links: 200, address: 2_000, title: 300 } as const;

const TOO_LONG = `it is longer than ${linkLimits.address.toLocaleString("en-GB")} characters.`;

const BULLET = /^(?:[-*+•]|\d{1,3}[.)])\s+/;
const MARKDOWN = /^\[(.*)\]\(\s*<?([^\s<>]*)>?\s*\)$/;
const TITLED = /^(.*?)(?:\s*[:–—-])?\s+<?(\S*:\/\/[^\s<>]*)>?$/;

/** Turns the order of what follows it around, or is not seen at all. */
const HIDDEN_IN_ADDRESS = /[\p{Cc}\p{Cf}]/u;
const HIDDEN_IN_TITLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Reads a list of links, one a line: `https://…`, `Title: https://…` or `[Title](https://…)`, and
 * a mark of a list before them. Only the form is looked at: nothing is ever fetched. Lines that
 * are none are problems, each with what follows "Line 2: ".
 */
export function parseLinks(text: string): { links: Link[]; problems: { line: number; message: string }[] } {
  const links: Link[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const [at, whole] of text.split(/\r\n?|\n/).entries()) {
    if (whole.trim() === "") continue;
    const line = at + 1;
    if (links.length + problems.length === linkLimits.links) {
      problems.push({ line, message: `only ${linkLimits.links} lines are read.` });
      break;
    }
    const found = readLine(whole.replace(/\s+/g, " ").trim().replace(BULLET, ""));
    if (typeof found === "string") problems.push({ line, message: found });
    else links.push({ ...found, line });
  }
  return { links, problems };
}

/** The link of a line, or what is wrong with it, as the second half of a sentence. */
function readLine(line: string): Omit<Link, "line"> | string {
  // Nothing longer is taken apart: the time for that grows with the square of the length.
  if (line.length > linkLimits.address + linkLimits.title + 10) return TOO_LONG;
  const parts = MARKDOWN.exec(line) ?? TITLED.exec(line);
  const title = (parts?.[1] ?? "").trim();
  const typed = parts?.[2] ?? line.replace(/^<(.*)>$/, "$1");
  if (HIDDEN_IN_ADDRESS.test(typed)) return "it has a character that can’t be seen; type it instead of pasting it.";
  if (HIDDEN_IN_TITLE.test(title)) return "its title has a character that can’t be seen; type it anew.";
  if (typed.length > linkLimits.address) return TOO_LONG;
  if (title.length > linkLimits.title) return `its title is longer than ${linkLimits.title} characters.`;
  if (/:\/\//.test(title)) return "it has two addresses; write one a line.";
  if (!/^https?:/i.test(typed)) {
    return /^[a-z][a-z\d+.-]*:/i.test(typed)
      ? "only https and http addresses can be used."
      : "it is no address; begin it with https://.";
  }
  if (/\s/.test(typed)) return "the address has a space in it; write %20 instead.";
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return "it is no address; begin it with https://.";
  const url = new URL(typed);
  if (url.username !== "" || url.password !== "") return "it has a user name or a password; take them out.";
  if (!/[^.]\.[a-z][a-z\d-]*\.?$/.test(url.hostname)) {
    return "the name of its site is not complete; it is one such as example.org.";
  }
  if (url.href.length > linkLimits.address) return TOO_LONG;
  const host = /^https?:\/\/([^/?#\\:]*)/i.exec(typed)?.[1] ?? "";
  const international = url.hostname.includes("xn--") && /[^ -~]/.test(host);
  return { title, address: url.href, ...(international ? { host: host.toLowerCase() } : {}) };
}
