import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { JsonLd } from "./json-ld.tsx";

test.for(['</script><script>alert(1)</script> & "more"', "<!-- <script>", "\u2028 and \u2029", "</SCRIPT\n>"])(
  "what a page says to machines is one element, and whole: %j",
  (text) => {
    const html = renderToStaticMarkup(<JsonLd data={{ name: text }} />);
    expect(html.match(/<\/?script/gi)).toEqual(["<script", "</script"]);
    const json = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(html)?.[1];
    expect(JSON.parse(json ?? "")).toEqual({ name: text });
  },
);
