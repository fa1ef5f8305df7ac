import type { Feed, Item } from "./feed.ts";
import { xml } from "./xml.ts";

/** Atom (RFC 4287). By hand: names and texts keep their exact form, which the generators at hand pad. */
export function atom({ title, author, about, home, self, updatedAt, items }: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${xml(title)}</title>
<subtitle>${xml(about)}</subtitle>
<id>${xml(self)}</id>
<updated>${updatedAt.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(home)}"/>
<author><name>${xml(author)}</name></author>
${items.map(entry).join("")}</feed>
`;
}

function entry({ id, url, title, summary, html, publishedAt, updatedAt, authors, topics }: Item): string {
  const who = authors.map(
    (author) => `<author><name>${xml(author.name)}</name><uri>${xml(author.url)}</uri></author>\n`,
  );
  const what = topics.map(({ slug, name }) => `<category term="${xml(slug)}" label="${xml(name)}"/>\n`);
  return `<entry>
<title>${xml(title)}</title>
<id>${xml(id)}</id>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<published>${publishedAt.toISOString()}</published>
<updated>${updatedAt.toISOString()}</updated>
${who.join("")}${what.join("")}${summary ? `<summary>${xml(summary)}</summary>\n` : ""}<content type="html">${xml(html)}</content>
</entry>
`;
}

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed({ title, about, home, self, items }: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    description: about,
    home_page_url: home,
    feed_url: self,
    language: "en",
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      ...(item.summary ? { summary: item.summary } : {}),
      content_html: item.html,
      date_published: item.publishedAt.toISOString(),
      date_modified: item.updatedAt.toISOString(),
      authors: item.authors,
      tags: item.topics.map(({ name }) => name),
    })),
  });
}
