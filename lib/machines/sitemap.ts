import { paths } from "#lib/paths.ts";
import type { At } from "./json-ld.ts";
import type { PublicPage } from "./queries.ts";
import { xml } from "./xml.ts";

function pathOf(page: PublicPage): string {
  switch (page.kind) {
    case "home":
      return paths.home;
    case "glossary":
      return paths.glossary;
    case "question":
      return paths.question(page.slug, page.number);
    default:
      return paths[page.kind](page.slug);
  }
}

/** A sitemap (sitemaps.org, 0.9). */
export function sitemap(at: At, pages: readonly PublicPage[]): string {
  const lines = pages.map((page) => {
    const changed = page.changed ? `<lastmod>${page.changed.toISOString()}</lastmod>` : "";
    return `<url><loc>${xml(at(pathOf(page)))}</loc>${changed}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join("\n")}
</urlset>
`;
}
