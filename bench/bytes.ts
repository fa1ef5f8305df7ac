// What a first visit of a page loads: its HTML, and what that names, as it comes over the wire.
import { get } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { look } from "./load.ts";

export type Weight = {
  html: number;
  zipped: number;
  script: number;
  style: number;
  font: number;
  files: number;
  /** The scripts as a proxy in front would send them, with brotli. */
  brotli: number;
};

/** Bytes of an answer's body as sent to a client that takes gzip. */
function transferred(url: URL): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (part: Buffer) => {
        bytes += part.byteLength;
      });
      answer.on("end", () =>
        answer.statusCode === 200 ? done(bytes) : fail(new Error(`${url}: ${answer.statusCode}`)),
      );
      answer.on("error", fail);
    }).on("error", fail);
  });
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1]?.replaceAll("&amp;", "&");
}

/** Scripts, style sheets and preloaded fonts; scripts for browsers without modules are not loaded by any of today. */
function named(html: string, kind: "script" | "style" | "font"): Set<string> {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/gi)) {
    if (tag.startsWith("<script")) {
      const src = attribute(tag, "src");
      if (kind === "script" && src && !/\snomodule\b/i.test(tag)) found.add(src);
      continue;
    }
    const href = attribute(tag, "href");
    const rel = attribute(tag, "rel");
    const as =
      rel === "stylesheet" ? "style" : rel === "preload" || rel === "modulepreload" ? attribute(tag, "as") : "";
    if (href && as === kind) found.add(href);
  }
  return found;
}

export async function weigh(url: string): Promise<Weight> {
  const { html, bytes } = await look(url);
  const sum = { script: 0, style: 0, font: 0 };
  let files = 1;
  let brotli = 0;
  for (const kind of ["script", "style", "font"] as const) {
    for (const address of named(html, kind)) {
      sum[kind] += await transferred(new URL(address, url));
      files += 1;
      if (kind !== "script") continue;
      const text = await fetch(new URL(address, url)).then((answer) => answer.arrayBuffer());
      brotli += brotliCompressSync(Buffer.from(text)).byteLength;
    }
  }
  return { html: bytes, zipped: await transferred(new URL(url)), ...sum, files, brotli };
}
