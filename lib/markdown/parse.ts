import type { Root } from "mdast";
import type { Construct, ConstructRecord, Extension } from "micromark-util-types";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { mathBlockLines, remarkDollars } from "./dollars.ts";

/** Where a block of mathematics may begin in the text that is being read. */
const block: { lines: ReadonlySet<number> } = { lines: new Set() };

/** HTML is text like any other: a tag or a comment is shown as it was typed, and nothing is lost or hidden. */
function withoutHtml(this: Processor): undefined {
  extensionsOf(this).push({ disable: { null: ["htmlFlow", "htmlText"] } });
}

/**
 * GitHub's flavour looks at every letter for the beginning of an e-mail address, which doubles
 * the cost of a text: left out where there is no @.
 */
function withoutAddresses(this: Processor): undefined {
  for (const extension of extensionsOf(this)) {
    const text: ConstructRecord = {};
    for (const [code, constructs] of Object.entries(extension.text ?? {})) {
      const kept = [constructs ?? []].flat().filter(({ name }: Construct) => name !== "emailAutolink");
      if (kept.length > 0) text[code] = kept;
    }
    extension.text = text;
  }
}

function extensionsOf(processor: Processor): Extension[] {
  const data = processor.data();
  data.micromarkExtensions ??= [];
  return data.micromarkExtensions;
}

function parser(addresses: boolean, dollars: boolean) {
  const processor = unified().use(remarkParse).use(remarkGfm).use(withoutHtml);
  if (!addresses) processor.use(withoutAddresses);
  if (dollars) processor.use(remarkDollars, block);
  return processor.freeze();
}

const parsers = new Map<string, ReturnType<typeof parser>>();

/** Markdown of GitHub's flavour with TeX between dollars and without HTML, as a tree. */
export function parseMarkdown(markdown: string): Root {
  const [addresses, dollars] = [markdown.includes("@"), markdown.includes("$")];
  const name = `${addresses} ${dollars}`;
  const ready = parsers.get(name) ?? parser(addresses, dollars);
  parsers.set(name, ready);
  block.lines = dollars ? mathBlockLines(markdown) : new Set();
  return ready.parse(markdown);
}
