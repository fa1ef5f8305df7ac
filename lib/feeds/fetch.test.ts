import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { CANT, fetchFeed, type Outside, outside } from "./fetch.ts";
import { hop } from "./next-hop.ts";
import { isPublicAddress } from "./public-address.ts";

// A site of the open Internet, as far as this world knows: 127.0.0.1 is public in it and 127.0.0.2 is not.
const FEED = "<rss/>";
const MB = 1024 * 1024;
const nothing = Buffer.alloc(32 * MB);
const gzipBomb = gzipSync(nothing, { level: 1 });
const brotliBomb = brotliCompressSync(nothing, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
let server: Server;
let inner: Server;
let port = 0;
let innerPort = 0;
const heard: IncomingMessage[] = [];
const innerHeard = vi.fn();
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/feed": (_, response) =>
    response
      .writeHead(200, { "content-type": "application/rss+xml; charset=ISO-8859-1", etag: '"one"', "set-cookie": "a=b" })
      .end(FEED),
  "/known": (request, response) =>
    request.headers["if-none-match"] === '"one"' && request.headers["if-modified-since"] === "then"
      ? response.writeHead(304).end()
      : response.end(FEED),
  "/gone": (_, response) => response.writeHead(404).end(),
  "/picture": (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("x"),
  "/gzip": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(FEED)),
  "/br": (_, response) => response.writeHead(200, { "content-encoding": "br" }).end(brotliCompressSync(FEED)),
  "/twice": (_, response) =>
    response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(gzipSync(FEED))),
  "/gzip-bomb": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipBomb),
  "/br-bomb": (_, response) => response.writeHead(200, { "content-encoding": "br" }).end(brotliBomb),
  // Blocks of nothing, for ever: packed they are many bytes, unpacked none.
  "/nothing-packed": (_, response) => {
    const blocks = Buffer.alloc(65_535, Buffer.from([0, 0, 0, 0xff, 0xff]));
    const more = () => {
      while (!response.destroyed && response.write(blocks));
    };
    response.writeHead(200, { "content-encoding": "gzip" }).write(gzipSync("").subarray(0, 10));
    response.on("drain", more);
    more();
  },
  "/broken-gzip": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("not packed"),
  "/claims-much": (_, response) => response.writeHead(200, { "content-length": String(3 * MB) }).end(),
  "/endless": (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on("drain", more);
    more();
  },
  // A byte now and then, for ever.
  "/slow-body": (_, response) => {
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  },
  "/silent": () => {},
  "/cut": (_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("<rss>", () => response.destroy());
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request);
    const path = request.url ?? "";
    const to = /^\/to\/(.*)$/.exec(path)?.[1];
    const hops = /^\/hops\/(\d)$/.exec(path)?.[1];
    if (to !== undefined) response.writeHead(302, { location: decodeURIComponent(to) }).end("moved");
    else if (hops !== undefined)
      response.writeHead(301, { location: hops === "0" ? "/feed" : `/hops/${Number(hops) - 1}` }).end();
    else answers[path]?.(request, response);
  });
  inner = createServer((_, response) => {
    innerHeard();
    response.end("the inner network");
  });
  const listening = (one: Server, host: string) => new Promise<void>((done) => one.listen(0, host, done));
  await Promise.all([listening(server, "127.0.0.1"), listening(inner, "127.0.0.2")]);
  port = (server.address() as AddressInfo).port;
  innerPort = (inner.address() as AddressInfo).port;
});
afterAll(() => {
  for (const one of [server, inner]) {
    one.closeAllConnections();
    one.close();
  }
});

const world = (changes: Partial<Outside> = {}): Outside => ({
  isPublic: (address) => address === "127.0.0.1" || isPublicAddress(address),
  resolve: async (host) => (host === "feed.example" ? ["127.0.0.1"] : []),
  ports: [port, innerPort],
  milliseconds: 5_000,
  bytes: 2 * MB,
  ...changes,
});
const at = (path: string, host = "feed.example") => `http://${host}:${port}${path}`;
const get = (address: string, changes: Partial<Outside> = {}, known = {}) =>
  fetchFeed(address, "Prentice test", known, world(changes));
const why = async (address: string, changes: Partial<Outside> = {}) => {
  const fetched = await get(address, changes);
  return fetched.kind === "failed" ? fetched.why : fetched.kind;
};

test("a feed of the open web is read, by name and by number, with nothing of ours in the request", async () => {
  const fetched = await get(at("/feed"));
  expect(fetched).toMatchObject({
    kind: "read",
    at: at("/feed"),
    charset: "iso-8859-1",
    etag: '"one"',
    modified: null,
  });
  expect(fetched.kind === "read" && fetched.body.toString()).toBe(FEED);
  const { cookie, authorization, referer, "user-agent": agent, host } = heard.at(-1)?.headers ?? {};
  expect({ cookie, authorization, referer, agent, host }).toEqual({
    agent: "Prentice test",
    host: `feed.example:${port}`,
  });
  expect(await why(at("/feed", "127.0.0.1"))).toBe("read");
});

test("by the rule that holds outside of tests, this machine is refused, by name and by every number", async () => {
  const before = heard.length;
  for (const host of ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"])
    expect(await why(at("/feed", host), { isPublic: outside.isPublic, resolve: outside.resolve })).toBe(CANT);
  expect(heard).toHaveLength(before);
});

test("a private address, an unknown name, a wrong port and a mixed name are told apart by nothing", async () => {
  const before = heard.length;
  const mixed = async () => ["127.0.0.1", "10.0.0.1"];
  expect(await why("http://169.254.169.254/latest/meta-data/")).toBe(CANT);
  expect(await why(`http://127.0.0.2:${innerPort}/`)).toBe(CANT);
  expect(await why(at("/feed", "nobody.example"))).toBe(CANT);
  expect(await why("http://feed.example:22/")).toBe(CANT);
  expect(await why(at("/feed"), { resolve: mixed })).toBe(CANT);
  expect(await why(at("/feed"), { resolve: async () => ["feed.example"] })).toBe(CANT);
  expect(heard).toHaveLength(before);
  expect(innerHeard).not.toHaveBeenCalled();
});

test("what a name resolves to a moment later is not asked: the connection goes to what was checked", async () => {
  let asked = 0;
  const resolve = async () => (++asked === 1 ? ["127.0.0.1"] : ["127.0.0.2"]);
  expect(await why(at("/feed"), { resolve })).toBe("read");
  expect(asked).toBe(1);
  // The next request asks anew, and is refused.
  expect(await why(at("/feed"), { resolve })).toBe(CANT);
  expect(innerHeard).not.toHaveBeenCalled();
});

test("the address that was connected to is looked at once more", async () => {
  // A rule that is wrong before the connection, as by a mistake in it, is asked again after it.
  let asked = 0;
  expect(await why(`http://127.0.0.2:${innerPort}/`, { isPublic: () => ++asked === 1 })).toBe(CANT);
  expect(asked).toBe(2);
});

test("a redirect is followed five times, and to nothing that could not have been asked at first", async () => {
  expect(await why(at("/hops/4"))).toBe("read");
  expect(await why(at("/hops/5"))).toMatch(/more than 5 times/);
  expect(await why(at(`/to/${encodeURIComponent("/feed")}`))).toBe("read");
  for (const to of [
    `http://127.0.0.2:${innerPort}/`,
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "file:///etc/passwd",
    "gopher://feed.example/",
    `http://user:secret@feed.example:${port}/feed`,
    "http://feed.example:6379/",
  ])
    expect(await why(at(`/to/${encodeURIComponent(to)}`))).toBe(CANT);
  expect(innerHeard).not.toHaveBeenCalled();
  const secure = new URL("https://feed.example/");
  expect(hop("http://feed.example/", undefined, secure)).toBeUndefined();
  expect(hop("//feed.example/b", undefined, secure)?.href).toBe("https://feed.example/b");
});

test("only the web's addresses are gone to: no other scheme, no password, no other port", () => {
  for (const address of [
    "ftp://a.example/",
    "javascript:alert(1)",
    "http://u@a.example/",
    "https://a.example:8443/",
    "x",
  ])
    expect(hop(address)).toBeUndefined();
  for (const address of ["http://a.example/", "https://a.example/f?x=1", "http://a.example:443/"])
    expect(hop(address)?.href).toBe(address);
});

test("an answer that is slow, silent, or breaks off is given up", async () => {
  const quick = { milliseconds: 150 };
  expect(await why(at("/slow-body"), quick)).toMatch(/too long/);
  expect(await why(at("/silent"), quick)).toMatch(/too long/);
  expect(await why(at("/feed"), { ...quick, resolve: () => new Promise(() => {}) })).toMatch(/too long/);
  expect(await why(at("/cut"))).toMatch(/didn’t answer/);
  expect(await why(at("/feed"), { resolve: async () => ["127.0.0.1"], ports: [9], isPublic: () => true })).toBe(CANT);
});

test("two megabytes are the most, as they come and as they unfold", async () => {
  for (const path of ["/endless", "/gzip-bomb", "/br-bomb", "/nothing-packed", "/claims-much"])
    expect(await why(at(path))).toBe("What is at this address is larger than 2 MB.");
  expect(await why(at("/gzip"))).toBe("read");
  expect(await why(at("/br"))).toBe("read");
  expect(await why(at("/twice"))).toMatch(/can’t be read here/);
  expect(await why(at("/broken-gzip"))).toMatch(/packed wrongly/);
});

test("what is known is asked about, what is missing and what is no feed are said", async () => {
  expect((await get(at("/known"), {}, { etag: '"one"', modified: "then" })).kind).toBe("unchanged");
  expect((await get(at("/known"))).kind).toBe("read");
  expect(await why(at("/gone"))).toMatch(/nothing at this address/);
  expect(await why(at("/picture"))).toMatch(/not a feed/);
});
