// What the portal says to machines: the same to everybody, and of public things only.
import { paths } from "#lib/paths.ts";
import type { HandlerRow } from "./handler-row.ts";
import { everyone, type World } from "./world.ts";

/** A file that names what is public (`all` of it, or what is new), and neither a draft nor what is hidden with its cohort. */
function file(path: string, type: string, named: (slug: string) => string, all = false): HandlerRow {
  const there = (world: World) => (all ? [world.project.slug, world.closed.slug] : [""]);
  const not = (world: World) => [world.draft.slug, world.hidden.slug];
  return {
    path,
    method: "GET",
    may: everyone,
    make: async (world) => ({
      path,
      answer: ({ status, headers, body }) => [
        status,
        headers["content-type"],
        headers["cache-control"]?.includes("s-maxage=5"),
        there(world).map((slug) => body.includes(named(slug))),
        not(world).map((slug) => body.includes(named(slug))),
      ],
      is: [200, type, true, all ? [true, true] : [true], [false, false]],
    }),
  };
}

export const machineHandlers: HandlerRow[] = [
  file(paths.projectsFeed("atom"), "application/atom+xml; charset=utf-8", (slug) => `/projects/${slug}`),
  file(paths.projectsFeed("json"), "application/feed+json; charset=utf-8", (slug) => `/projects/${slug}`),
  file("/sitemap.xml", "application/xml; charset=utf-8", (slug) => `/projects/${slug}<`, true),
  {
    path: "/robots.txt",
    method: "GET",
    may: everyone,
    make: async () => ({
      path: "/robots.txt",
      answer: ({ status, body }) => [status, body.startsWith("User-agent: *\n")],
      is: [200, true],
    }),
  },
];
