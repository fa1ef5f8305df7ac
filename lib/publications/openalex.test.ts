import { expect, test } from "vitest";
import { openAlexLimits, readRetryAfter, worksOf } from "./openalex.ts";
import { json, ORCID, openAlexServer, page, type Reply, work } from "./test-openalex.ts";

const free = async () => {};
const limits = { ...openAlexLimits, time: 300, bytes: 200_000 };

/** What comes of asking a server that replies so. */
async function ask(replies: Reply[], turn = free) {
  await using server = await openAlexServer(...replies);
  const works = await worksOf({ url: server.url, mailto: "portal@example.org", key: "k" }, ORCID, turn, limits).catch(
    (error: unknown) => error,
  );
  return { works, asked: server.asked };
}

test("the works of an ORCID iD are asked for page by page, each in its turn", async () => {
  let turns = 0;
  const replies = [
    json(page([work(1), work(2)], "next==", 3)),
    json(page([work(3)], "last", 3)),
    json(page([], null, 3)),
  ];
  const { works, asked } = await ask(replies, async () => {
    turns += 1;
  });
  expect(works).toMatchObject([{ cited_by_count: 10 }, { cited_by_count: 20 }, { cited_by_count: 30 }]);
  expect(turns).toBe(3);
  expect(asked.map((question) => question.searchParams.get("cursor"))).toEqual(["*", "next==", "last"]);
  expect(asked[0]?.pathname).toBe("/works");
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
    filter: `author.orcid:${ORCID}`,
    per_page: "100",
    mailto: "portal@example.org",
    api_key: "k",
    select: expect.stringMatching(/^id,doi,title,.*cited_by_count,counts_by_year,abstract_inverted_index/),
  });
});

test("at most twenty pages are read", async () => {
  let number = 0;
  const endless: Reply = (_, response) => {
    number += 1;
    response.end(page([work(number)], `cursor-${number}`));
  };
  const { works, asked } = await ask([endless]);
  expect(works).toHaveLength(20);
  expect(asked).toHaveLength(20);
});

test("a limit that is reached says when to come again; faults may pass", async () => {
  expect((await ask([json("{}", 429, { "retry-after": "120" })])).works).toMatchObject({
    passing: true,
    retryAfter: 120,
  });
  expect((await ask([json("{}", 429)])).works).toMatchObject({ passing: true, retryAfter: null });
  expect((await ask([json("<h1>no</h1>", 500)])).works).toMatchObject({ passing: true, message: /fault of its own/ });
  expect((await ask([json("{}", 503, { "retry-after": "5" })])).works).toMatchObject({ passing: true, retryAfter: 5 });
  expect((await ask([json("{}", 401)])).works).toMatchObject({ passing: false, message: /look at its key/ });
  expect((await ask([json("{}", 404)])).works).toMatchObject({ passing: false });
});

const hanging: Reply = (_, response) => void response.writeHead(200, { "content-type": "application/json" }).write("{");
const slow: Reply = () => {};
const cutOff: Reply = (_, response) => {
  const whole = page([work(1)]);
  response.writeHead(200, { "content-length": String(whole.length) });
  response.write(whole.slice(0, 200), () => response.destroy());
};
const huge: Reply = (_, response) => {
  response.on("error", () => {});
  response.end(`{"results":"${"x".repeat(400_000)}"}`);
};
const away: Reply = (_, response) => void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();

test.for<[string, Reply, RegExp, boolean]>([
  ["nothing at all", slow, /in time/, true],
  ["half an answer and then nothing", hanging, /in time/, true],
  ["an answer that breaks off", cutOff, /broke off/, true],
  ["a way elsewhere", away, /could not be reached/, true],
  ["more than is read", huge, /larger/, false],
  ["no JSON", json("<html>Welcome</html>"), /could not be read/, false],
  ["other JSON", json('{"hello":"world"}'), /could not be read/, false],
  ["works of another form", json(page([{ ...work(1), cited_by_count: "many" }])), /could not be read/, false],
  ["counts below nought", json(page([{ ...work(1), cited_by_count: -1 }])), /could not be read/, false],
  ["the same page again and again", json(page([work(1)], "*")), /could not be read/, false],
])("%s is a failure in words", async ([, reply, message, passing]) => {
  const { works } = await ask([reply]);
  expect(works).toMatchObject({ name: "OpenAlexTrouble", message: expect.stringMatching(message), passing });
});

test("of an asking that breaks off at its second page nothing is told", async () => {
  const { works } = await ask([json(page([work(1)], "next")), json("", 500)]);
  expect(works).toBeInstanceOf(Error);
});

test("Retry-After is seconds or a date, and heeded for a day at most", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  expect(readRetryAfter("30", now)).toBe(30);
  expect(readRetryAfter("0", now)).toBe(1);
  expect(readRetryAfter("Sun, 22 Nov 2026 12:01:30 GMT", now)).toBe(90);
  expect(readRetryAfter("Sun, 22 Nov 2020 12:01:30 GMT", now)).toBe(1);
  expect(readRetryAfter("999999999", now)).toBe(86_400);
  expect(readRetryAfter("soon", now)).toBeNull();
  expect(readRetryAfter(null, now)).toBeNull();
});
