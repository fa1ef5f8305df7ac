import type { z } from "zod";
import { selected, type Work, worksPageSchema } from "./openalex-schema.ts";

/** Where OpenAlex is, and who asks. `url` without a slash at its end, such as https://api.openalex.org. */
export type OpenAlexSettings = { url: string; mailto?: string | undefined; key?: string | undefined };

/** `page`: works of one answer; `bytes`: of one answer; `time` in milliseconds: of one question. */
export const openAlexLimits = { pages: 20, page: 100, bytes: 16 * 1024 * 1024, time: 20_000 } as const;

/** Longest that a Retry-After is heeded, in seconds: then the daily round asks again anyway. */
const LONGEST_WAIT = 24 * 60 * 60;

/** Why OpenAlex could not be asked. The message is for the mentor; it never holds what the other side sent. */
export class OpenAlexTrouble extends Error {
  /** Whether asking again, a little later, may help. */
  readonly passing: boolean;
  /** After how many seconds it said that it may be asked again. */
  readonly retryAfter: number | null;
  constructor(message: string, { passing, retryAfter = null }: { passing: boolean; retryAfter?: number | null }) {
    super(message);
    this.name = "OpenAlexTrouble";
    this.passing = passing;
    this.retryAfter = retryAfter;
  }
}

/**
 * Every work that OpenAlex lists under an ORCID iD, at most 2,000. All answers or none: nothing is
 * returned of an asking that broke off.
 * @param turn waits until one more question may be asked
 * @throws OpenAlexTrouble
 */
export async function worksOf(
  settings: OpenAlexSettings,
  orcid: string,
  turn: () => Promise<void>,
  limits: { pages: number; page: number; bytes: number; time: number } = openAlexLimits,
): Promise<Work[]> {
  const works = new Map<string, Work>();
  const cursors = new Set<string>();
  let cursor: string | null = "*";
  for (let page = 0; page < limits.pages && cursor !== null; page += 1) {
    if (cursors.has(cursor)) throw nonsense();
    cursors.add(cursor);
    await turn();
    const answer: z.output<typeof worksPageSchema> = await ask(
      questionFor(settings, orcid, cursor, limits.page),
      limits,
    );
    for (const work of answer.results) works.set(work.id, work);
    cursor = answer.results.length > 0 ? answer.meta.next_cursor : null;
  }
  return [...works.values()];
}

function questionFor({ url, mailto, key }: OpenAlexSettings, orcid: string, cursor: string, page: number): URL {
  const question = new URL(`${url}/works`);
  const parts = {
    filter: `author.orcid:${orcid}`,
    per_page: String(page),
    cursor,
    select: selected.join(","),
    ...(mailto ? { mailto } : {}),
    ...(key ? { api_key: key } : {}),
  };
  for (const [name, value] of Object.entries(parts)) question.searchParams.set(name, value);
  return question;
}

async function ask(question: URL, limits: { bytes: number; time: number }) {
  const signal = AbortSignal.timeout(limits.time);
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(question, {
      signal,
      redirect: "error",
      headers: { accept: "application/json", "user-agent": "Prentice (research mentorship portal)" },
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw refusal(answer);
    }
    text = await readAll(answer, limits.bytes);
  } catch (error) {
    if (error instanceof OpenAlexTrouble) throw error;
    throw signal.aborted
      ? new OpenAlexTrouble("OpenAlex did not answer in time.", { passing: true })
      : new OpenAlexTrouble("OpenAlex could not be reached, or its answer broke off.", { passing: true });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw nonsense();
  }
  const read = worksPageSchema.safeParse(json);
  if (!read.success) throw nonsense();
  return read.data;
}

/** The body as text; not a byte more is taken than may be. */
async function readAll(answer: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new OpenAlexTrouble("OpenAlex’s answer was larger than is read.", { passing: false });
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8").decode(Buffer.concat(chunks));
}

function nonsense() {
  return new OpenAlexTrouble(
    "OpenAlex’s answer could not be read: it has another form than it is documented to have.",
    {
      passing: false,
    },
  );
}

function refusal(answer: Response): OpenAlexTrouble {
  const { status } = answer;
  const retryAfter = readRetryAfter(answer.headers.get("retry-after"), Date.now());
  if (status === 429)
    return new OpenAlexTrouble("OpenAlex takes no more questions for now: its limit is reached.", {
      passing: true,
      retryAfter,
    });
  if (status === 401 || status === 403)
    return new OpenAlexTrouble("OpenAlex refused to answer: whoever runs this portal should look at its key.", {
      passing: false,
    });
  if (status >= 500)
    return new OpenAlexTrouble("OpenAlex has a fault of its own at the moment.", { passing: true, retryAfter });
  return new OpenAlexTrouble(`OpenAlex did not understand the question (${status}).`, { passing: false });
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). @returns seconds, or null */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const seconds = /^\d{1,9}$/.test(value.trim()) ? Number(value) : Math.ceil((Date.parse(value) - now) / 1_000);
  return Number.isFinite(seconds) ? Math.min(LONGEST_WAIT, Math.max(1, seconds)) : null;
}
