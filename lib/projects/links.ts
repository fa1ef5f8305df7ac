import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

type Node = { type: string; url?: string; children?: Node[] };

const parser = unified().use(remarkParse).use(remarkGfm);

/** Where the links of a Markdown text lead, as written, each once. */
export function linksOf(markdown: string): string[] {
  const found = new Set<string>();
  const walk = (node: Node) => {
    if ((node.type === "link" || node.type === "definition") && node.url !== undefined) found.add(node.url);
    node.children?.forEach(walk);
  };
  walk(parser.parse(markdown) as Node);
  return [...found];
}

/** What an internal link can lead to: this portal's origin, and the paths that the public may open. */
export type KnownAddresses = { origin: string; paths: ReadonlySet<string> };

/** Pages that are always there. */
const fixed = new Set(["/", "/sign-in", "/account", "/applications", "/review"]);

/**
 * Why a link of a project's page leads nowhere, as a phrase, or undefined. Other sites are not
 * asked. `page` is the path of the project's own page, which relative links start from.
 * @param problems how many problems the page lists: anchors are #problem-1 to #problem-n
 */
export function deadLink(link: string, page: string, problems: number, known: KnownAddresses): string | undefined {
  if (link.trim() === "") return "leads nowhere";
  const base = `${known.origin}${page}`;
  if (!URL.canParse(link, base)) return "is no address";
  const url = new URL(link, base);
  if (!/^(https?|mailto):$/.test(url.protocol))
    return "is of a kind that pages don’t show (only https, http and mailto)";
  if (url.origin !== known.origin || url.protocol === "mailto:") return undefined;
  const path = url.pathname.replace(/(?<=.)\/+$/, "");
  if (path === page) {
    const number = /^#problem-(\d+)$/.exec(url.hash)?.[1];
    if (number === undefined) return undefined;
    return Number(number) >= 1 && Number(number) <= problems
      ? undefined
      : `points at problem ${number}, but there ${problems === 1 ? "is 1 problem" : `are ${problems} problems`}`;
  }
  const address = path.startsWith("/apply/") ? path.replace("/apply/", "/projects/") : path;
  return fixed.has(path) || known.paths.has(address) || address === page
    ? undefined
    : "leads to a page that is not there or not public";
}
