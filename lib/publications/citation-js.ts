import { logger, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { type CslItem, isCsl } from "./csl.ts";

// A title is plain text: emphasis is left out, and “<b>” in a source is no markup.
const { formatting } = plugins.config.get("@bibtex").constants;
for (const style of Object.keys(formatting)) if (style !== "quotes") delete formatting[style];

/**
 * What the library makes of one entry, as a CSL-JSON item. The type is always said: the library, left to guess,
 * takes an address for one to be fetched.
 * @throws the library's errors, whose text is not for people
 */
export function cslOf(input: unknown, type: "@biblatex/entry+object" | "@ris/file"): CslItem | undefined {
  try {
    const [item] = plugins.input.chain(input, { forceType: type, generateGraph: false });
    return isCsl(item) ? item : undefined;
  } finally {
    // It would keep every remark for as long as the process lives.
    logger._log.length = 0;
  }
}
