const types = {
  bib: "application/x-bibtex; charset=utf-8",
  json: "application/vnd.citationstyles.csl+json; charset=utf-8",
} as const;

/** A file to be kept, that no browser takes for a page. `slug` is a mentor's, of lower-case letters, digits and hyphens. */
export function exportHeaders(slug: string, format: keyof typeof types): Record<string, string> {
  return {
    "Content-Type": types[format],
    "Content-Disposition": `attachment; filename="${slug}-publications.${format}"`,
    "X-Content-Type-Options": "nosniff",
    // As long as a public page lives: what is in front may keep it, a browser asks again.
    "Cache-Control": "s-maxage=5",
  };
}

/** There is nobody of that name, or their profile is not public: the answer is the same. */
export function noSuchFile(): Response {
  return new Response("There is no such list of publications.\n", {
    status: 404,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "s-maxage=5",
    },
  });
}
