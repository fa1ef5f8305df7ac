import { renderMarkdown } from "#lib/markdown.ts";

// Thousands of submissions answer the same few prompts: each is rendered once a process.
const rendered = new Map<string, string>();
const LIMIT = 500;

/** A prompt's Markdown as sanitised HTML. */
export function promptHtml(prompt: string): string {
  let html = rendered.get(prompt);
  if (html === undefined) {
    html = renderMarkdown(prompt, "prompt-");
    if (rendered.size >= LIMIT) rendered.clear();
    rendered.set(prompt, html);
  }
  return html;
}
