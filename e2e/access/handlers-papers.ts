// The papers of a mentor as a file.
import { paths } from "#lib/paths.ts";
import type { HandlerRow } from "./handler-row.ts";
import { everyone } from "./world.ts";

function file(format: "bib" | "json", type: string): HandlerRow[] {
  const path = `/mentors/[slug]/publications.${format}`;
  return [
    {
      path,
      method: "GET",
      when: "with a public project",
      may: everyone,
      make: async (world) => ({
        path: paths.publicationsFile(world.mentor.slug, format),
        answer: ({ status, headers, body }) => [
          status,
          headers["content-type"],
          headers["content-disposition"],
          headers["x-content-type-options"],
          headers["cache-control"],
          headers["set-cookie"],
          body.includes("A paper, number 1"),
        ],
        is: [
          200,
          type,
          `attachment; filename="${world.mentor.slug}-publications.${format}"`,
          "nosniff",
          "s-maxage=5",
          undefined,
          true,
        ],
      }),
    },
    {
      path,
      method: "GET",
      when: "with drafts alone",
      may: [],
      refusal: () => 404,
      nowhere: () => paths.publicationsFile("nobody-of-that-name", format),
      make: async (world) => ({
        path: paths.publicationsFile(world.shyMentor.slug, format),
        answer: ({ status }) => status,
        is: 200,
      }),
      shownBy: {
        file: "e2e/public/publications.e2e.ts",
        test: "anyone reads what a mentor published, in three orders, and takes it away",
      },
    },
  ];
}

export const papersHandlers: HandlerRow[] = [
  ...file("bib", "application/x-bibtex; charset=utf-8"),
  ...file("json", "application/vnd.citationstyles.csl+json; charset=utf-8"),
];
