// A server that speaks OpenAlex's protocol, with answers in the shape that its documentation records
// (the Work object, cursor paging, errors). For tests.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const ORCID = "0000-0002-1825-0097";

type Fields = { [name: string]: unknown };

/** One work as OpenAlex writes it, with fields that nobody here reads. */
export function work(number: number, fields: Fields = {}): Fields {
  return {
    id: `https://openalex.org/W${1_000 + number}`,
    doi: `https://doi.org/10.5555/Paper.${number}`,
    title: `A made-up work, number ${number}`,
    display_name: `A made-up work, number ${number}`,
    publication_year: 2022,
    publication_date: "2022-12-19",
    ids: { openalex: `https://openalex.org/W${1_000 + number}`, mag: 3_000 + number },
    language: "en",
    type: "article",
    primary_location: {
      is_oa: true,
      landing_page_url: `https://doi.org/10.5555/paper.${number}`,
      pdf_url: null,
      source: { id: "https://openalex.org/S1", display_name: "Journal of Made-up Results", type: "journal" },
      license: null,
      version: "publishedVersion",
    },
    best_oa_location: { landing_page_url: "https://example.org/x", pdf_url: `https://example.org/${number}.pdf` },
    locations: [],
    authorships: [
      authorship("Nobody Inparticular", null, ["University of Elsewhere"]),
      authorship("Etta van den Berg", `https://orcid.org/${ORCID}`, ["Institute of Made-up Results"]),
    ],
    cited_by_count: 10 * number,
    counts_by_year: [
      { year: 2024, works_count: 1, cited_by_count: 4 * number },
      { year: 2023, works_count: 1, cited_by_count: 6 * number },
    ],
    abstract_inverted_index: { We: [0], show: [1], that: [2, 4], "it,": [3], "holds.": [5] },
    primary_topic: {
      id: "https://openalex.org/T1",
      display_name: "Made-up topic",
      subfield: { id: "https://openalex.org/subfields/1702", display_name: "Artificial Intelligence" },
      field: { display_name: "Computer Science" },
    },
    created_date: "2023-01-02",
    ...fields,
  };
}

export function authorship(name: string, orcid: string | null, institutions: string[] = []): Fields {
  return {
    author_position: "middle",
    author: { id: "https://openalex.org/A1", display_name: name, orcid },
    institutions: institutions.map((display_name) => ({ id: "https://openalex.org/I1", display_name, ror: null })),
    raw_author_name: name,
    raw_affiliation_strings: institutions,
    is_corresponding: false,
  };
}

/** One page of them. `next`: the cursor of the page behind it. */
export function page(results: Fields[], next: string | null = null, count = results.length): string {
  const meta = { count, db_response_time_ms: 12, page: null, per_page: 100, next_cursor: next, groups_count: null };
  return JSON.stringify({ meta, results, group_by: [] });
}

export type Reply = (question: URL, response: ServerResponse, request: IncomingMessage) => void;

export const json =
  (body: string, status = 200, headers: Record<string, string> = {}): Reply =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  };

/** Answers the questions with the replies, one after the other, the last again and again. */
export async function openAlexServer(...replies: Reply[]) {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const question = new URL(request.url ?? "/", "http://here");
    asked.push(question);
    const reply = replies[Math.min(asked.length, replies.length) - 1];
    if (reply) reply(question, response, request);
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
