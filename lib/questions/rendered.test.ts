import { expect, test } from "vitest";
import { postHtml } from "./rendered.ts";

test("a post's words are read once, and anew when they change", () => {
  const code = `\`\`\`typescript\n${"const a: Record<string, string> = { b: `c` };\n".repeat(120)}\`\`\``;
  const first = performance.now();
  const html = postHtml("one", code);
  const again = performance.now();
  expect(postHtml("one", code)).toBe(html);
  const took = [again - first, performance.now() - again];
  expect(html).toContain("hljs-");
  expect(postHtml("one", "Other *words*.")).toContain("<em>words</em>");
  expect(postHtml("one", code)).toBe(html);
  console.info(`read ${took[0]?.toFixed(1)} ms, remembered ${took[1]?.toFixed(3)} ms`);
});

test("two posts of the same words keep their notes apart", () => {
  const words = "Said.[^1]\n\n[^1]: Where.";
  expect(postHtml("two", words)).toContain('id="in-two-fn-1"');
  expect(postHtml("three", words)).toContain('id="in-three-fn-1"');
});
