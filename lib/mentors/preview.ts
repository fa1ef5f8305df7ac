import "server-only";
import { renderWithTerms } from "#lib/terms/mark.ts";
import { glossary } from "#lib/terms/public-queries.ts";

/** A mentor's long texts as their page shows them, with the first use of each term marked; "" of an empty one. */
export async function renderTexts({ biography, agenda }: { biography: string; agenda: string }) {
  const terms = await glossary();
  const seen = new Set<string>();
  const html = (text: string, idPrefix: string) => text.trim() && renderWithTerms(text, terms, { idPrefix, seen });
  return { biographyHtml: html(biography, "biography-"), agendaHtml: html(agenda, "agenda-") };
}

/** The same as one text under its headings, for the form that they are typed into. */
export async function previewTexts(texts: { biography: string; agenda: string }): Promise<string> {
  const { biographyHtml, agendaHtml } = await renderTexts(texts);
  return [
    ["Biography", biographyHtml],
    ["Agenda", agendaHtml],
  ]
    .map(([name, html]) => `<h3>${name}</h3>\n${html || "<p>Nothing is written yet.</p>"}`)
    .join("\n");
}
