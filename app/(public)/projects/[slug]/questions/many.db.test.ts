// A project with a thousand comments: what its public pages cost. The figures are printed.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ThreadView } from "#components/questions/thread-view.tsx";
import type { Prisma } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import {
  POSTS_A_PAGE,
  QUESTIONS_A_PAGE,
  questionsOnPage,
  questionsPage,
  threadPage,
  whereIsPost,
} from "#lib/questions/public-queries.ts";
import { placeOfReply } from "#lib/questions/rules.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";

const { db } = await testDatabase();
const start = Date.parse("2026-11-01T12:00:00Z");

const text = (n: number) =>
  `Reply ${n}: I read *that paper* again, and [its second section](https://example.org/${n}) says otherwise.\n\n${"What is measured there is not what is claimed, as far as I can see. ".repeat(6)}\n\n- one thing\n- another, with \`code\`\n`;

/** Forty questions; the first has 600 replies as people write them, the others ten each: a thousand posts. */
async function crowded() {
  const people = await Promise.all(["Mei", "Kofi", "Lena", "Noor"].map((name) => makeUser(db, { name })));
  const project = await makeProject(db, { mentorUserIds: [people[0]?.id ?? ""] });
  let minute = 0;
  const rows: Prisma.PostCreateManyInput[] = [];
  const add = (
    thread: { id: string; depth: number; path: string } | null,
    parent = thread,
    number: number | null = null,
  ) => {
    minute += 1;
    const createdAt = new Date(start + minute * 60_000);
    const id = uuid7(createdAt);
    const place = parent ? placeOfReply(parent, id) : { depth: 0, path: id };
    const author = people[minute % people.length];
    const common = {
      id,
      ...place,
      projectId: project.id,
      threadId: thread?.id ?? id,
      parentId: parent?.id ?? null,
      number,
    };
    rows.push({
      ...common,
      authorId: author?.id ?? null,
      answer: thread !== null && author === people[0],
      text: text(minute),
      createdAt,
    });
    return { id, ...place };
  };
  for (let number = 1; number <= 40; number += 1) {
    const thread = add(null, null, number);
    const posts = [thread];
    // Every third answers the question, the others somebody who wrote before.
    for (let n = 0; n < (number === 1 ? 600 : 10); n += 1)
      posts.push(add(thread, n % 3 === 0 ? thread : posts[(n * 7919) % posts.length]));
  }
  await db.post.createMany({ data: rows });
  await db.$executeRaw`ANALYZE post`;
  return { project, rows: rows.length, people };
}

const timed = async <T>(run: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now();
  const result = await run();
  return [result, performance.now() - from];
};

test("a thousand comments are paged: each page is bounded, and found by index", { timeout: 60_000 }, async () => {
  const { project, rows } = await crowded();
  expect(rows).toBeGreaterThan(1_000);
  const slug = project.slug;

  const [first, coldFor] = await timed(() => threadPage(slug, 1, 1));
  const [, warmFor] = await timed(() => threadPage(slug, 1, 1));
  const [last, lastFor] = await timed(() => threadPage(slug, 1, 13));
  const [list, listFor] = await timed(() => questionsPage(slug, 1));
  const [section, sectionFor] = await timed(() => questionsOnPage(project.id));
  const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
  const figures = {
    "thread, first page, cold": [coldFor, bytes(first)],
    "thread, first page": [warmFor, bytes(first)],
    "thread, last page": [lastFor, bytes(last)],
    "all questions, first page": [listFor, bytes(list)],
    "section on the project's page": [sectionFor, bytes(section)],
  };
  for (const [name, [ms = 0, size = 0]] of Object.entries(figures))
    process.stdout.write(`${name}: ${ms.toFixed(0)} ms, ${(size / 1024).toFixed(0)} KB of data\n`);

  if (!first) throw new Error("No such thread.");
  const html = Buffer.byteLength(renderToStaticMarkup(createElement(ThreadView, { view: first })));
  process.stdout.write(`thread, first page: ${(html / 1024).toFixed(0)} KB of HTML\n`);
  // React sends what it rendered twice: as HTML, and as data for the router.
  expect(html).toBeLessThan(120 * 1024);

  expect(first.posts).toHaveLength(POSTS_A_PAGE);
  expect(first).toMatchObject({ pages: 13, total: 601 });
  expect(last?.posts).toHaveLength(1);
  expect(list?.questions).toHaveLength(QUESTIONS_A_PAGE);
  expect(section.questions).toHaveLength(10);
  expect(bytes(first)).toBeLessThan(150 * 1024);
  expect(bytes(section)).toBeLessThan(30 * 1024);

  // Every post is on the page that its permalink leads to.
  const pages = await Promise.all([1, 7, 13].map((page) => threadPage(slug, 1, page)));
  for (const [at, page] of [1, 7, 13].entries())
    for (const post of [pages[at]?.posts[0], pages[at]?.posts.at(-1)])
      expect(await whereIsPost(slug, post?.id ?? "")).toEqual({ number: 1, page });
});

test("no page of a thread sorts or reads more than it skips and shows", async () => {
  const [busiest] = await db.$queryRaw<{ id: string }[]>`
    SELECT thread_id::text AS id FROM post GROUP BY thread_id ORDER BY count(*) DESC LIMIT 1`;
  const explain = async (sql: string) => {
    const rows = await db.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(
      `EXPLAIN (ANALYZE, COSTS off, TIMING off) ${sql}`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  const thread = await explain(
    `SELECT * FROM post WHERE thread_id = '${busiest?.id}' ORDER BY path LIMIT 50 OFFSET 100`,
  );
  expect(thread).toContain("post_thread_id_path_key");
  expect(thread).not.toContain("Sort");
  const where = await explain(
    `SELECT count(*) FROM post b WHERE b.thread_id = '${busiest?.id}' AND b.path < (SELECT path FROM post WHERE thread_id = '${busiest?.id}' ORDER BY path OFFSET 100 LIMIT 1)`,
  );
  expect(where).toContain("post_thread_id_path_key");
  const [crowd] = await db.$queryRaw<{ id: string }[]>`SELECT project_id::text AS id FROM post LIMIT 1`;
  const list = await explain(
    `SELECT * FROM post x WHERE x.project_id = '${crowd?.id}' AND x.number IS NOT NULL ORDER BY (x.pinned_at IS NOT NULL) DESC, x.number DESC LIMIT 30`,
  );
  expect(list).toMatch(/post_questions|post_project_id_number_key/);
});
