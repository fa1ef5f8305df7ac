export type LinkList = {
  links: { title: string; address: string }[];
  problems: { line: number; message: string }[];
};

/** Longest address, in UTF-16 code units. */
export const ADDRESS_MAX = 2_000;

/**
 * A list of links as people type it, one a line: "https://…", "Title: https://…" or
 * "[Title](https://…)". The form alone is looked at, nothing is fetched. Lines are counted from 1.
 */
export function parseLinks(text: string): LinkList {
  const links: LinkList["links"] = [];
  const problems: LinkList["problems"] = [];
  for (const [at, raw] of text.split("\n").entries()) {
    const line = raw.trim().replace(/^[-*+]\s+/, "");
    if (line === "") continue;
    const { title, address } = split(line);
    const message = addressProblem(address);
    if (message) problems.push({ line: at + 1, message });
    else links.push({ title, address });
  }
  return { links, problems };
}

function split(line: string): { title: string; address: string } {
  const marked = /^\[([^\]]*)\]\((\S+)\)$/.exec(line);
  if (marked) return { title: marked[1]?.trim() ?? "", address: marked[2] ?? "" };
  const space = Math.max(line.lastIndexOf(" "), line.lastIndexOf("\t"));
  if (space < 0) return { title: "", address: line };
  return { title: line.slice(0, space).replace(/[\s:–—-]+$/u, ""), address: line.slice(space + 1) };
}

function addressProblem(address: string): string | undefined {
  if (address.length > ADDRESS_MAX) return `it is longer than ${ADDRESS_MAX.toLocaleString("en-GB")} characters.`;
  if (/[\p{Cc}\p{Cf}]/u.test(address)) return "it holds an invisible character; type it anew.";
  if (!/^[a-z][a-z\d+.-]*:/i.test(address) || !URL.canParse(address))
    return "it is no address; begin it with https://.";
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "only https and http addresses can be used.";
  if (url.username !== "" || url.password !== "") return "it holds a user name or a password; remove them.";
  if (!/[^.]\.[^.]/.test(url.hostname)) return "the name of its site is not complete.";
  return undefined;
}
