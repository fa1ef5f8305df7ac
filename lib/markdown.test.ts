import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown.ts";

test("keeps what an essay needs", () => {
  const html = renderMarkdown(
    "# Title\n\n*so* **it** goes[^1]\n\n- a\n  - b\n\n> quoted\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: A note.",
  );
  for (const piece of [
    "<h3>Title</h3>",
    "<em>so</em>",
    "<strong>it</strong>",
    "<ul>",
    "<blockquote>",
    "<pre><code>",
    "<table>",
    "A note.",
  ])
    expect(html).toContain(piece);
});

test("footnotes lead to their notes, and two texts on a page do not collide", () => {
  const [one, two] = ["one-", "two-"].map((prefix) => renderMarkdown("x[^1]\n\n[^1]: y", prefix));
  expect(one).toContain('href="#one-fn-1"');
  expect(one).toContain('id="one-fn-1"');
  expect(two).not.toContain("one-");
  const ids = [one, two].flatMap((html) => [...(html ?? "").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(one).toContain('aria-describedby="one-footnotes"');
});

test("headings start at h3 and leave out no level, whatever the author began with", () => {
  const levels = (markdown: string) =>
    [...renderMarkdown(markdown).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels("# A\n\n## B\n\n# C")).toEqual([3, 4, 3]);
  expect(levels("## A\n\n### B\n\n## C")).toEqual([3, 4, 3]);
  expect(levels("### A\n\n# B\n\n#### C")).toEqual([3, 3, 4]);
  expect(levels("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6")).toEqual([3, 4, 5, 6, 6, 6]);
});

test.each([
  ["<script>alert(1)</script>", /<script/i],
  ["<img src=x onerror=alert(1)>", /<img|onerror/i],
  ["![tracker](https://evil.example/pixel.png)", /<img|evil\.example/i],
  ["[x](javascript:alert(1))", /javascript:/i],
  ["[x](JaVaScRiPt:alert(1))", /javascript:/i],
  ["[x](data:text/html;base64,PHNjcmlwdD4=)", /data:/i],
  ["[x](vbscript:msgbox)", /vbscript/i],
  ["<a href='javascript:alert(1)'>x</a>", /javascript|<a/i],
  ["<iframe src='https://evil.example'></iframe>", /<iframe/i],
  ["<style>body{display:none}</style>", /<style/i],
  ["<form action='https://evil.example'><input></form>", /<form|<input/i],
  ["- [ ] task", /<input/i],
  ["<svg onload=alert(1)>", /<svg|onload/i],
])("%j leaves nothing that runs, loads or asks", (markdown, forbidden) => {
  expect(renderMarkdown(markdown)).not.toMatch(forbidden);
});

test("an image leaves its description", () => {
  expect(renderMarkdown("![a plot of loss](https://evil.example/p.png)")).toContain("a plot of loss");
});

test("deep nesting ends in a result, quickly enough", () => {
  expect(typeof renderMarkdown(`${"> ".repeat(400)}deep`)).toBe("string");
});
