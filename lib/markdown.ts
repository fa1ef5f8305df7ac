import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

/**
 * What may come out: the default safe list without images (they would be fetched from
 * elsewhere, telling an author who reads them) and without anything that takes input.
 */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter(
    (name) => !["img", "input", "picture", "source", "details", "summary"].includes(name),
  ),
  attributes: { ...defaultSchema.attributes, a: [...(defaultSchema.attributes?.["a"] ?? []), "rel"] },
  // Ids come from footnotes alone, and carry the caller's prefix already.
  clobberPrefix: "",
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] },
};

type Node = { type: string; tagName?: string; value?: string; properties?: Record<string, unknown>; children?: Node[] };

/**
 * Images become their alternative text; links open without telling where they came from; headings
 * start at h3 and go down one level at a time, whatever the author began with, so that a page's
 * outline has no holes; the footnotes' heading is this text's own.
 */
function tame(idPrefix: string) {
  return (tree: Node) => {
    const above: number[] = [];
    const walk = (node: Node) => {
      node.children?.forEach((child, at, all) => {
        if (child.tagName === "img") {
          all[at] = { type: "text", value: String(child.properties?.["alt"] ?? "") };
          return;
        }
        if (child.tagName === "a") child.properties = { ...child.properties, rel: "nofollow noopener noreferrer" };
        const { properties = {} } = child;
        if (properties["id"] === "footnote-label") properties["id"] = `${idPrefix}footnotes`;
        if (properties["dataFootnoteRef"] !== undefined) properties["ariaDescribedBy"] = [`${idPrefix}footnotes`];
        const level = Number(/^h([1-6])$/.exec(child.tagName ?? "")?.[1] ?? 0);
        if (level > 0) {
          while ((above.at(-1) ?? 0) >= level) above.pop();
          above.push(level);
          child.tagName = `h${Math.min(6, above.length + 2)}`;
        }
        walk(child);
      });
    };
    walk(tree);
  };
}

/**
 * Markdown (GitHub's flavour) as sanitised HTML: no raw HTML, scripts, images or remote
 * fetches. Headings start at h3. The result may be set as HTML; nothing else may.
 * @param idPrefix keeps the footnotes of several texts on one page apart
 */
export function renderMarkdown(markdown: string, idPrefix = "text-"): string {
  return String(
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkRehype, { clobberPrefix: idPrefix })
      .use(tame, idPrefix)
      .use(rehypeSanitize, schema)
      .use(rehypeStringify)
      .processSync(markdown),
  );
}
