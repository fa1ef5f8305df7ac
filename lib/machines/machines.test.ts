import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { describe, expect, test, vi } from "vitest";
import type { PostView } from "#lib/questions/view.ts";
import { SIGNED_IN_PREFIXES } from "#lib/security-headers.ts";
import { answer } from "./answer.ts";
import { projectsFeed } from "./feed.ts";
import { glossaryData, termData } from "./glossary-data.ts";
import { type At, written } from "./json-ld.ts";
import { onceASecond } from "./kept.ts";
import { cutAtWord, plainText } from "./plain.ts";
import type { NewProject, PublicPage } from "./queries.ts";
import { robots } from "./robots.ts";
import { sitemap } from "./sitemap.ts";
import { threadData } from "./thread-data.ts";
import { atom, jsonFeed } from "./write-feed.ts";

const at: At = (path) => new URL(path, "https://apply.example.org").href;
const hostile = `</script><script>alert(1)</script><!--<script> ]]> & " ' \u2028\u2029 \u0008`;

describe("JSON in a page", () => {
  test.for([hostile, "</SCRIPT >", "<!--", "-->", "\u2028", "a & b"])("holds %j and nothing that ends it", (text) => {
    const json = written({ name: text, list: [{ [text]: text }] });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual({ name: text, list: [{ [text]: text }] });
  });

  test("leaves out what is not known", () => {
    expect(written({ name: "A", image: undefined })).toBe('{"name":"A"}');
  });

  test("tells a term by one name on its page and in the glossary", () => {
    const term = { slug: "rlhf", name: "RLHF", also: [], definition: "Feedback." };
    const set = glossaryData(at, "Prentice", [term]) as { "@id": string; hasDefinedTerm: { "@id": string }[] };
    const own = termData(at, "Prentice", term) as { "@id": string; inDefinedTermSet: { "@id": string } };
    expect(set.hasDefinedTerm[0]?.["@id"]).toBe(own["@id"]);
    expect(own.inDefinedTermSet["@id"]).toBe(set["@id"]);
  });
});

test("of a thread, comments are told below the answer that they are about, and below no other", () => {
  const post = (id: string, depth: number, stone: string | null = null): PostView => ({
    id,
    depth,
    question: depth === 0,
    at: new Date(0),
    ...(stone === null
      ? {
          stone,
          by: id,
          named: true,
          mentor: null,
          answer: null,
          html: id,
          editedAt: null,
          earlier: [],
          earlierLeftOut: 0,
          to: null,
        }
      : { stone }),
  });
  const posts = [
    post("why", 0),
    post("so", 1),
    post("really", 2),
    post("gone", 1, "Deleted."),
    post("to-gone", 2),
    post("or-so", 1),
  ];
  const data = threadData(at, {
    ...{ project: { slug: "p", title: "P" }, number: 1, title: "Why?", pinned: false, closed: false, readOnly: false },
    ...{ posts, total: posts.length, page: 1, pages: 1 },
  });
  const asked = data?.["mainEntity"] as { suggestedAnswer: { text: string; comment?: { text: string }[] }[] };
  expect(asked.suggestedAnswer.map(({ text, comment }) => [text, comment?.map((one) => one.text)])).toEqual([
    ["so", ["really"]],
    ["or-so", undefined],
  ]);
});

describe("a description", () => {
  test.for([
    ["<p>One <em>two</em>three.</p>\n<ul><li>Four</li><li>five</li></ul>", "One twothree. Four five"],
    ["<p>a &#x3C;b&#x3E; &amp; &quot;c&quot; &#9999999;</p>", 'a <b> & "c"'],
    ['<p><a href="x" title="a > b">link</a></p>', "link"],
    ["", ""],
  ] as const)("is %j without its marks", ([html, text]) => expect(plainText(html)).toBe(text));

  test("is cut behind a word", () => {
    expect(cutAtWord("one two three four", 14)).toBe("one two three…");
    expect(cutAtWord("one two, three", 11)).toBe("one two…");
    expect(cutAtWord("x".repeat(30), 10)).toBe(`${"x".repeat(9)}…`);
    expect(cutAtWord("😀".repeat(10), 6)).toBe("😀😀…");
    expect(cutAtWord("  short\n text ", 30)).toBe("short text");
  });
});

const project = (over: Partial<NewProject> = {}): NewProject => ({
  id: "01a2028a-4af0-718e-a050-0fc336682213",
  slug: "a-project",
  title: hostile,
  summary: hostile,
  question: "See [ours](/glossary/rlhf), [theirs](https://example.org/?a=1&b=2) and a note.[^1]\n\n[^1]: Below.",
  directions: `${hostile}\n\n\`<a href="/not/a/link">\``,
  publishedAt: new Date("2026-03-01T10:00:00Z"),
  updatedAt: new Date("2026-03-02T10:00:00Z"),
  cohort: { name: "Summer", closesAt: new Date("2026-05-01T11:59:00Z") },
  topics: [{ slug: "red-teaming", name: "Red & blue" }],
  mentors: [{ slug: "ada", name: "Ada <Lovelace>" }],
  ...over,
});

describe("the feed of new projects", () => {
  const visible = hostile.replace("\u0008", "");

  test("is Atom that a parser reads back, whatever is in it", () => {
    const text = atom(projectsFeed(at, "Prentice & sons", "atom", [project()]));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    const feed = parseAtomFeed(text);
    expect(feed).toMatchObject({ id: at("/feeds/projects.atom"), updated: "2026-03-02T10:00:00.000Z" });
    expect(feed.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ["self", at("/feeds/projects.atom")],
      ["alternate", at("/")],
    ]);
    const [entry] = feed.entries ?? [];
    expect(entry).toMatchObject({
      id: "urn:uuid:01a2028a-4af0-718e-a050-0fc336682213",
      published: "2026-03-01T10:00:00.000Z",
      authors: [{ name: "Ada <Lovelace>", uri: at("/mentors/ada") }],
      categories: [{ term: "red-teaming", label: "Red & blue" }],
    });
    expect(JSON.stringify(entry?.title)).toContain(JSON.stringify(visible.trim()).slice(1, -1));
    const content = JSON.stringify(entry?.content);
    expect(content).not.toContain("<script");
    expect(content).toContain("<h3>Research directions</h3>");
  });

  test("is a JSON Feed 1.1 with the same items", () => {
    const feed = parseJsonFeed(jsonFeed(projectsFeed(at, "Prentice", "json", [project(), project({ id: "b" })])));
    expect(feed).toMatchObject({ feed_url: at("/feeds/projects.json"), home_page_url: at("/") });
    expect(feed.items?.map(({ id }) => id)).toEqual(["urn:uuid:01a2028a-4af0-718e-a050-0fc336682213", "urn:uuid:b"]);
    expect(feed.items?.[0]).toMatchObject({ url: at("/projects/a-project"), tags: ["Red & blue"] });
  });

  test("leads from elsewhere to our pages, and leaves other addresses as they are", () => {
    const [item] = projectsFeed(at, "Prentice", "json", [project()]).items;
    expect(item?.html).toContain(`href="${at("/glossary/rlhf")}"`);
    expect(item?.html).toContain('href="https://example.org/?a=1&#x26;b=2"');
    expect(item?.html).toContain(`href="${at("/projects/a-project")}#question-fn-1"`);
    expect(item?.html).not.toMatch(/<[^>]*href="[/#]/);
    // What only looks like a link, in code, stays as it was typed.
    expect(item?.html).toContain('href="/not/a/link"');
  });

  test("of nothing is a feed without items", () => {
    expect(parseAtomFeed(atom(projectsFeed(at, "Prentice", "atom", []))).entries ?? []).toEqual([]);
  });
});

describe("a sitemap", () => {
  const pages: PublicPage[] = [
    { kind: "home", slug: null, number: null, changed: null },
    { kind: "question", slug: "a-project", number: 7, changed: new Date("2026-01-02T03:04:05Z") },
    { kind: "publications", slug: "ada", number: null, changed: null },
  ];
  test("lists each page with when it changed", () => {
    const text = sitemap(at, pages);
    expect([...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address)).toEqual([
      at("/"),
      at("/projects/a-project/questions/7"),
      at("/mentors/ada/publications"),
    ]);
    expect(text.match(/<lastmod>[^<]*/g)).toEqual(["<lastmod>2026-01-02T03:04:05.000Z"]);
  });
});

describe("robots.txt", () => {
  test("leaves out what needs a session, and no public page", () => {
    const lines = robots(at, false).split("\n");
    for (const prefix of SIGNED_IN_PREFIXES) expect(lines).toContain(`Disallow: /${prefix}`);
    expect(lines).toContain("Sitemap: https://apply.example.org/sitemap.xml");
    const closed = lines.flatMap((line) => /^Disallow: (.*)$/.exec(line)?.[1] ?? []);
    for (const path of ["/", "/projects/x", "/mentors/x", "/cohorts/x", "/glossary/x", "/feeds/projects.atom"])
      expect(closed.filter((prefix) => path.startsWith(prefix))).toEqual([]);
  });

  test("of a demo asks to leave everything", () => {
    expect(robots(at, true)).toBe("User-agent: *\nDisallow: /\n");
  });
});

describe("an answer that machines keep", () => {
  const ask = (headers: Record<string, string> = {}) =>
    answer(new Request("https://x/", { headers }), "text/plain", "body", new Date(5_000));

  test("is not sent again to who has it", async () => {
    const first = ask();
    const etag = first.headers.get("etag") ?? "";
    expect([first.status, await first.text()]).toEqual([200, "body"]);
    for (const had of [etag, etag.replace("W/", ""), `"other", ${etag}`, "*"]) {
      const again = ask({ "if-none-match": had });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    }
    expect(ask({ "if-none-match": '"other"' }).status).toBe(200);
  });

  test("is sent to who only knows a date, since a feed can lose what it had", () => {
    expect(ask().headers.get("last-modified")).toBe("Thu, 01 Jan 1970 00:00:05 GMT");
    expect(ask({ "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT" }).status).toBe(200);
  });
});

describe("what is made for everybody", () => {
  test("is made once for those who ask together, and again after a failure", async () => {
    let made = 0;
    const ask = onceASecond(async () => {
      made += 1;
      if (made === 1) throw new Error("The database is away.");
      return made;
    });
    await expect(ask()).rejects.toThrow("away");
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([2, 2, 2]);
  });

  test("is waited for where it takes longer than a second, and not begun once more", async () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    const slow = Promise.withResolvers<string>();
    let begun = 0;
    const ask = onceASecond(() => {
      begun += 1;
      return slow.promise;
    });
    const first = ask();
    clock.mockReturnValue(5_000);
    const second = ask();
    expect(begun).toBe(1);
    slow.resolve("all pages");
    expect(await Promise.all([first, second])).toEqual(["all pages", "all pages"]);
    await ask();
    expect(begun).toBe(2);
    clock.mockRestore();
  });
});
