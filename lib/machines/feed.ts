import { renderMarkdown } from "#lib/markdown.ts";
import { paths } from "#lib/paths.ts";
import type { At } from "./json-ld.ts";
import type { NewProject } from "./queries.ts";

/** What a feed says of a project. `html` stands by itself: its links are whole addresses. */
export type Item = {
  /** Stays the same when the project's or the portal's address changes. */
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  publishedAt: Date;
  updatedAt: Date;
  authors: { name: string; url: string }[];
  topics: { slug: string; name: string }[];
};
export type Feed = {
  title: string;
  author: string;
  about: string;
  home: string;
  self: string;
  updatedAt: Date;
  items: Item[];
};

const tag = /<a\b(?:"[^"]*"|[^">])*>/g;

/** HTML that renderMarkdown made, for somewhere else: what it links to on our own pages is said in full. */
function elsewhere(html: string, url: string): string {
  return html.replace(tag, (anchor) =>
    anchor.replace(/(\shref=")([^"]*)(?=")/, (whole, before: string, href: string) =>
      /^[/#]/.test(href)
        ? `${before}${new URL(href.replaceAll("&#x26;", "&"), url).href.replaceAll("&", "&#x26;")}`
        : whole,
    ),
  );
}

function item(at: At, project: NewProject): Item {
  const { id, slug, title, summary, question, directions, publishedAt, updatedAt, topics, mentors } = project;
  const url = at(paths.project(slug));
  const html = [
    renderMarkdown(question, "question-"),
    ...(directions ? ["<h3>Research directions</h3>", renderMarkdown(directions, "directions-")] : []),
  ].join("\n");
  return {
    id: `urn:uuid:${id}`,
    url,
    title,
    summary,
    html: elsewhere(html, url),
    publishedAt,
    updatedAt: new Date(Math.max(updatedAt.getTime(), publishedAt.getTime())),
    authors: mentors.map((mentor) => ({ name: mentor.name, url: at(paths.mentor(mentor.slug)) })),
    topics,
  };
}

/** The feed of new projects, newest first, before it is written in one format or the other. */
export function projectsFeed(
  at: At,
  programme: string,
  format: "atom" | "json",
  projects: readonly NewProject[],
): Feed {
  const items = projects.map((project) => item(at, project));
  return {
    title: `${programme}: new projects`,
    author: programme,
    about: "Projects that research mentors have published, the newest first.",
    home: at(paths.home),
    self: at(paths.projectsFeed(format)),
    updatedAt: new Date(Math.max(0, ...items.map(({ updatedAt }) => updatedAt.getTime()))),
    items,
  };
}
