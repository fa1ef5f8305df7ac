// A stranger's address is asked for by the worker alone, and only through here. What answers may be
// hostile, and so may be the address: it is there to be led into our own network.
import { lookup } from "node:dns/promises";
import type { IncomingMessage, RequestOptions } from "node:http";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { readBody } from "./body.ts";
import { hop, hostOf, webPorts } from "./next-hop.ts";
import { isPublicAddress } from "./public-address.ts";
import { Refused } from "./refused.ts";

const fetchLimits = { redirects: 5, milliseconds: 15_000, bytes: 2 * 1024 * 1024 } as const;

/** What counts as outside, and how names are resolved. Tests have their own; nothing else does. */
export type Outside = {
  isPublic: (address: string) => boolean;
  resolve: (host: string) => Promise<string[]>;
  ports: readonly number[];
  milliseconds: number;
  bytes: number;
};

export const outside: Outside = {
  isPublic: isPublicAddress,
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  ports: webPorts,
  milliseconds: fetchLimits.milliseconds,
  bytes: fetchLimits.bytes,
};

export type Fetched =
  /** `at`: where it was in the end. `charset`: as the answer's head names it. */
  | {
      kind: "read";
      body: Buffer;
      at: string;
      charset: string | undefined;
      etag: string | null;
      modified: string | null;
    }
  /** It is as it was when `etag` and `modified` were given out. */
  | { kind: "unchanged" }
  /** Why not, as a sentence for the mentor. */
  | { kind: "failed"; why: string };

/**
 * The same for a private address, a name that leads to one, a name that is unknown, and a port that
 * isn't the web's: the answer must not tell what there is in the network around us.
 */
export const CANT = "This address can’t be fetched from here. Check that it is spelt right and open to everybody.";
const SILENT = "The site didn’t answer. Try again later.";
const SLOW = "The site took too long to answer. Try again later.";

/**
 * Gets a feed from an address. Each address on the way, at most 5 redirects, is resolved here, every
 * result must be public, and the connection goes to what was resolved, whatever the name says a moment
 * later. 15 s and 2 MiB (unpacked) in all; no cookies, nothing of ours but the User-Agent.
 * @param known what the last answer called its version, to be told when that is still the newest
 * Errors: none is thrown for what an address or a server can do.
 */
export async function fetchFeed(
  address: string,
  userAgent: string,
  known: { etag?: string | null; modified?: string | null } = {},
  world: Outside = outside,
): Promise<Fetched> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), world.milliseconds);
  try {
    return await follow(address, { userAgent, known, world, signal: over.signal });
  } catch (error) {
    if (over.signal.aborted) return { kind: "failed", why: SLOW };
    return { kind: "failed", why: error instanceof Refused ? error.message : SILENT };
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

type Way = {
  userAgent: string;
  known: { etag?: string | null; modified?: string | null };
  world: Outside;
  signal: AbortSignal;
};

async function follow(address: string, way: Way): Promise<Fetched> {
  let url = hop(address, way.world.ports);
  for (let redirects = 0; url !== undefined; redirects += 1) {
    const answer = await ask(url, way);
    try {
      const status = answer.statusCode ?? 0;
      const location = answer.headers.location;
      if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
        return await taken(answer, url, status, way);
      if (redirects === fetchLimits.redirects)
        throw new Refused(`The address leads on more than ${fetchLimits.redirects} times. Enter the one at its end.`);
      url = hop(location, way.world.ports, url);
    } finally {
      answer.destroy();
    }
  }
  throw new Refused(CANT);
}

async function taken(
  answer: IncomingMessage,
  url: URL,
  status: number,
  { world, known, signal }: Way,
): Promise<Fetched> {
  if (status === 304 && (known.etag || known.modified)) return { kind: "unchanged" };
  if (status !== 200) throw new Refused(sentenceOf(status));
  const [type = "", ...parameters] = (answer.headers["content-type"] ?? "").toLowerCase().split(";");
  if (/^\s*(image|audio|video|font)\//.test(type)) throw new Refused("What is at this address is not a feed.");
  const body = await readBody(answer, world.bytes, signal);
  return {
    kind: "read",
    body,
    at: url.href,
    charset: /charset=["']?([\w.:-]{1,40})/.exec(parameters.join(";"))?.[1],
    etag: short(answer.headers.etag),
    modified: short(answer.headers["last-modified"]),
  };
}

/** Sends the request to a resolved, public address and nowhere else. */
async function ask(url: URL, { userAgent, known, world, signal }: Way): Promise<IncomingMessage> {
  const addresses = await resolved(url, world, signal);
  const pinned: LookupFunction = (_host, options, give) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all) give(null, found);
    else give(null, found[0]?.address ?? "", found[0]?.family);
  };
  const options: RequestOptions = {
    method: "GET",
    // No connection is kept or shared.
    agent: false,
    lookup: pinned,
    signal,
    maxHeaderSize: 16_384,
    headers: {
      accept: "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
      "accept-encoding": "gzip, br",
      "user-agent": userAgent,
      ...(known.etag ? { "if-none-match": known.etag } : {}),
      ...(known.modified ? { "if-modified-since": known.modified } : {}),
    },
  };
  return new Promise((answered, failed) => {
    const request = (url.protocol === "https:" ? overHttps : overHttp)(url, options, answered);
    request.on("error", failed);
    // An address written as a number is never looked up, so what was connected to is asked as well.
    request.on("socket", (socket) => {
      socket.once("connect", () => {
        if (!world.isPublic(socket.remoteAddress ?? "")) request.destroy(new Refused(CANT));
      });
    });
    request.end();
  });
}

/** Every address that the host has. Errors: Refused, when one of them is not public, or there is none. */
async function resolved(url: URL, world: Outside, signal: AbortSignal): Promise<string[]> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await Promise.race([world.resolve(host).catch(() => []), ended(signal)]);
  if (addresses.length === 0 || !addresses.every((address) => isIP(address) !== 0 && world.isPublic(address)))
    throw new Refused(CANT);
  return addresses;
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function sentenceOf(status: number): string {
  if (status === 404 || status === 410) return "There is nothing at this address (the site says “not found”).";
  if (status === 401 || status === 403) return `The site doesn’t let this feed be read from here (HTTP ${status}).`;
  if (status === 429) return "The site asks us to come back later (HTTP 429).";
  return `The site answered with an error (HTTP ${status}).`;
}

/** A mark of a version as it goes into a later request; a long one is not worth keeping. */
function short(value: string | undefined): string | null {
  return value !== undefined && value.length <= 500 && /^[\x20-\x7e]+$/.test(value) ? value : null;
}
