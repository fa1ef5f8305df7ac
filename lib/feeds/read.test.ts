import { expect, test } from "vitest";
import { dayWritten } from "./day.ts";
import { decodeFeed } from "./decode.ts";
import { cut, plainText } from "./plain-text.ts";
import { type Entry, readFeed } from "./read.ts";
import { readApart } from "./read-apart.ts";

const now = new Date("2026-11-22T12:00:00Z");
const given = { self: "Mei Tanaka", now };
const rss = (items: string, before = "") =>
  `<?xml version="1.0"?>${before}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A forum</title><link>https://forum.example/</link>${items}</channel></rss>`;
const item = (inside: string) => `<item><pubDate>Thu, 21 Sep 2023 15:30:00 GMT</pubDate>${inside}</item>`;
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &amp;amp; B</title><link href="https://blog.example/"/>${entries}</feed>`;
const first = (text: string, address?: string): Entry => {
  const [read] = readFeed(text, { ...given, address }).entries;
  if (!read || "wrong" in read) throw new Error(read?.wrong ?? "no entry");
  return read.entry;
};
const wrongs = (text: string) =>
  readFeed(text, given).entries.map((read) => ("wrong" in read ? read.wrong : read.entry.title));

test("a post of a forum's RSS, as it is: what the site puts before it left out, a linkpost known by its words", () => {
  const body = `<![CDATA[Published on September 21, 2023 3:30 PM GMT<br/><br/><p>This is a linkpost for <a href="https://arxiv.org/abs/2309.08600">a paper</a>.</p><p>We show&nbsp;it.</p>]]>`;
  const feed = rss(
    item(`<title>Features, found</title><link>/posts/1</link><guid isPermaLink="false">p1</guid>
      <dc:creator>Mei  TANAKA</dc:creator><description>${body}</description>`),
  );
  expect(first(feed)).toEqual({
    guid: "p1",
    title: "Features, found",
    url: "https://forum.example/posts/1",
    publishedOn: "2023-09-21",
    coauthors: [],
    source: "A forum",
    excerpt: "This is a linkpost for a paper. We show it.",
    linkpost: true,
  });
});

test("Atom with its own kinds of text, base and authors", () => {
  const entry = first(
    atom(`<entry xml:base="https://blog.example/2024/"><id>tag:1</id><title>Why x &lt; y</title><link rel="self" href="nowhere"/>
      <link href="one"/><published>2024-02-29T23:30:00-08:00</published><updated>2025-01-01T00:00:00Z</updated>
      <author><name>Mei Tanaka</name></author><contributor><name>Kofi Mensah</name></contributor>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>and</b></p><p>two.</p></div></content></entry>`),
  );
  expect(entry).toMatchObject({
    title: "Why x < y",
    url: "https://blog.example/2024/one",
    publishedOn: "2024-02-29",
    coauthors: ["Kofi Mensah"],
    source: "A & B",
    excerpt: "One and two.",
    linkpost: false,
  });
});

test("JSON Feed and RDF, too", () => {
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    title: "Notes",
    items: [
      {
        id: "1",
        url: "https://n.example/1",
        external_url: "https://else.example/",
        title: "Of <b>",
        date_published: "2020-01-02",
      },
      {
        id: "2",
        url: "/2",
        title: "Two",
        date_published: "2020-01-02T00:00:00Z",
        authors: [{ name: "Ann B" }],
        tags: ["x"],
      },
    ],
  };
  const entries = readFeed(JSON.stringify(json), { ...given, address: "https://n.example/feed.json" }).entries;
  expect(entries).toMatchObject([
    { entry: { title: "Of <b>", linkpost: true } },
    { entry: { url: "https://n.example/2", coauthors: ["Ann B"], linkpost: false } },
  ]);
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://r.example/"><title>R</title><link>https://r.example/</link></channel>
    <item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><dc:date>2019-05-06</dc:date></item></rdf:RDF>`;
  expect(first(rdf)).toMatchObject({ title: "One", url: "https://r.example/1", publishedOn: "2019-05-06" });
});

test("who signed every post is not a co-author of any, whatever they call themselves", () => {
  const by = (...names: string[]) =>
    item(
      `<title>t${names.length}</title><link>/${names.length}</link>${names.map((name) => `<dc:creator>${name}</dc:creator>`).join("")}`,
    );
  const entries = readFeed(rss(by("mtan") + by("mtan", "Ann B")), given).entries;
  expect(entries.map((read) => "entry" in read && read.entry.coauthors)).toEqual([[], ["Ann B"]]);
});

test("what is wrong is said entry by entry, and the others are read", () => {
  const feed = rss(
    [
      item("<title>good</title><link>https://a.example/1</link>"),
      item("<title>runs</title><link>javascript:alert(1)</link>"),
      item("<title>holds</title><link>data:text/html,x</link>"),
      item("<title>knows</title><link>https://me:secret@a.example/</link>"),
      item("<link>https://a.example/2</link>"),
      item("<title>nowhere</title>"),
      "<item><title>undated</title><link>/3</link></item>",
      "<item><title>odd</title><link>/4</link><pubDate>yesterday</pubDate></item>",
      "<item><title>30 February</title><link>/5</link><pubDate>2023-02-30</pubDate></item>",
      "<item><title>future</title><link>/6</link><pubDate>2026-11-24</pubDate></item>",
      item("<title>again</title><link>https://a.example/1</link>"),
    ].join(""),
  );
  expect(wrongs(feed)).toEqual([
    "good",
    "Its address is not one of the web: javascript:alert(1)",
    "Its address is not one of the web: data:text/html,x",
    "Its address is not one of the web: https://me:secret@a.example/",
    "It has no title.",
    "It has no address.",
    "It has no date.",
    "Its date can’t be read: yesterday",
    "Its date can’t be read: 2023-02-30",
    "Its date lies in the future: 2026-11-24",
    "It has the same address as entry 1.",
  ]);
});

test("of hostile HTML only its text is left, and of that what is meant to be read", () => {
  expect(
    plainText(
      `<h1>Hi</h1><script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)><p>a<b>b</b>&lt;i&gt;</p><svg><text>s</text></svg><iframe srcdoc="x">f</iframe><!-- c -->`,
    ),
  ).toBe("Hi ab<i>");
  expect(plainText("turn\u202earound\u0000 and\u200b hide")).toBe("turnaround and hide");
  expect(plainText(`${"<div>".repeat(3_900)}deep`)).toBe("");
  expect(cut("one two three four", 12)).toBe("one two…");
  expect(cut("😀".repeat(10), 6).isWellFormed()).toBe(true);
});

test("days are taken as they are written, and only days that there are", () => {
  expect(
    ["2023-09-21T23:59:00-11:00", "Thu, 1 Feb 2024 00:00:00 +1300", "21 September 2023", "3-Mar-21"].map(dayWritten),
  ).toEqual(["2023-09-21", "2024-02-01", "2023-09-21", "2021-03-03"]);
  for (const date of ["", "2023", "2023-13-01", "31 Feb 2023", "1 Foo 2023", "hello 1", "0001-01-01", "1".repeat(99)])
    expect(dayWritten(date)).toBeUndefined();
});

test("a feed in another encoding is read by what it says of itself", () => {
  const text = `<?xml version="1.0" encoding="ISO-8859-1"?><rss>é</rss>`;
  expect(decodeFeed(Buffer.from(text, "latin1"))).toBe(text);
  expect(decodeFeed(Buffer.from("\ufeffé", "utf16le"))).toBe("é");
  expect(decodeFeed(Buffer.from("é", "latin1"), "windows-1252")).toBe("é");
  expect(() => decodeFeed(Buffer.from("x"), "x-nobody")).toThrow(/encoding/);
});

// What follows costs time or memory, where it is let.
const apart = async (text: string, limit?: number) => {
  const answer = await readApart({ ...given, bytes: Buffer.from(text) }, limit);
  return answer.ok ? answer.feed.entries.length : answer.why;
};

test("entities of one's own, a billion laughs and files of ours are refused at once", async () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  const billion = rss(item("<title>&l9;</title><link>/1</link>"), `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>`);
  expect(await apart(billion)).toMatch(/entities of its own/);
  const file = rss(
    item("<title>&x;</title><link>/1</link>"),
    `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>`,
  );
  expect(await apart(file)).toMatch(/entities of its own/);
  // A post that is about them is a post.
  expect(
    await apart(rss(item("<title>On XXE</title><link>/1</link><description><![CDATA[<!ENTITY x>]]></description>"))),
  ).toBe(1);
});

test("deep, unclosed and overlong feeds are answered, and no more than 500 entries are read", async () => {
  expect(await apart(rss("<a>".repeat(200_000)))).toMatch(/written wrongly/);
  expect(await apart(rss("<item><title>x".repeat(100_000)))).toMatch(/written wrongly/);
  expect(
    await apart(
      rss(item(`<title>t</title><link>/1</link><description>${"&lt;b&gt;&lt;div&gt;".repeat(90_000)}</description>`)),
    ),
  ).toBe(1);
  const many = readFeed(
    rss(Array.from({ length: 700 }, (_, at) => item(`<title>t</title><link>/${at}</link>`)).join("")),
    given,
  );
  expect([many.entries.length, many.more]).toEqual([500, true]);
  expect(await apart(" ".repeat(2 * 1024 * 1024 + 1))).toMatch(/larger than 2 MB/);
  expect(await apart("<!doctype html><html><head>")).toMatch(/not an RSS/);
  expect(await apart("")).toMatch(/not an RSS/);
});

test("a feed on which the parser would work for hours is given up, with the thread it was read in", async () => {
  expect(await apart(rss(item(`<author>${"(".repeat(400_000)}</author>`)), 400)).toMatch(/takes too long/);
});
