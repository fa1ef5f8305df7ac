/**
 * HTML that renderMarkdown made, and nothing else, set for reading.
 * @param html the result of renderMarkdown
 */
export function Prose({ html, className = "" }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderMarkdown, its only source
  return <div className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
