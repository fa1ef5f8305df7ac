import { type Thing, written } from "#lib/machines/json-ld.ts";

/** What a page says to machines, in its HTML (schema.org as JSON-LD). */
export function JsonLd({ data }: { data: Thing }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `written` leaves nothing in it that could end the element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: written(data) }} />;
}
