import { getRouteCacheKey, type ResponseCacheOwner } from "next/dist/server/lib/route-cache-key.js";
import { expect, test, vi } from "vitest";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import PublicCache from "./public-cache.ts";

const { db } = await testDatabase();

/** The key under which the framework keeps the page of a path. */
const keyOf = (path: string) =>
  getRouteCacheKey(path, { kind: "APP_PAGE" as ResponseCacheOwner["kind"], sourceRoute: "/(public)/[[...path]]/page" });

/** Pages as the framework would keep them: asked for, not there, rendered, kept. */
async function keep(cache: PublicCache, ...keys: string[]) {
  for (const key of keys) {
    if (await cache.get(key)) continue;
    await cache.set(key, { kind: "APP_PAGE", html: key });
  }
}

test("a question drops the pages of its project, and leaves the others kept; a change of the project drops all", async () => {
  const project = await makeProject(db);
  const author = await makeUser(db);
  const cache = new PublicCache();
  const { slug } = project;
  const own = [`/projects/${slug}`, `/projects/${slug}/questions`, `/projects/${slug}/questions/1`].map(keyOf);
  const others = ["/cohorts/open", "/projects/another", `/projects/${slug}-two`].map(keyOf);
  const kept = async (keys: string[]) => (await Promise.all(keys.map((key) => cache.get(key)))).filter(Boolean).length;

  // Listening begins when the connection is there; what is kept before that is dropped then.
  await vi.waitFor(async () => {
    const [listening] = await db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'prentice public cache' AND query LIKE 'LISTEN%' AND state = 'idle'`;
    expect(Number(listening?.n)).toBe(1);
  });
  await vi.waitFor(async () => {
    await keep(cache, ...own, ...others);
    expect(await kept([...own, ...others])).toBe(own.length + others.length);
  });

  const id = "01890000-0000-7000-8000-000000000001";
  await db.post.create({
    data: {
      id,
      threadId: id,
      projectId: project.id,
      number: 1,
      path: id,
      authorId: author.id,
      text: "How many hours a week?",
      createdAt: new Date(),
    },
  });
  await vi.waitFor(async () => expect(await kept(own)).toBe(0));
  expect(await kept(others)).toBe(others.length);

  await db.project.update({ where: { id: project.id }, data: { title: "Another title" } });
  await vi.waitFor(async () => expect(await kept(others)).toBe(0));
});

test("what was being rendered while something changed is not kept", async () => {
  const project = await makeProject(db);
  const cache = new PublicCache();
  await vi.waitFor(async () => {
    await keep(cache, "/cohorts/open");
    expect(await cache.get("/cohorts/open")).not.toBeNull();
  });
  expect(await cache.get("/projects/being-rendered")).toBeNull();
  await db.project.update({ where: { id: project.id }, data: { title: "Changed meanwhile" } });
  await vi.waitFor(async () => expect(await cache.get("/cohorts/open")).toBeNull());
  await cache.set("/projects/being-rendered", { kind: "APP_PAGE", html: "as it was before" });
  expect(await cache.get("/projects/being-rendered")).toBeNull();
});

test("pages take so much memory and no more: the oldest make room", async () => {
  const cache = new PublicCache();
  const size = 20 * 1024 * 1024;
  const heavy = { kind: "APP_PAGE", html: "x".repeat(size / 2), segmentData: new Map([["/", Buffer.alloc(size / 2)]]) };
  const keys = Array.from({ length: 8 }, (_, at) => `/projects/heavy/questions/${at}`);
  await vi.waitFor(async () => {
    for (const key of keys) {
      await cache.get(key);
      await cache.set(key, heavy);
    }
    const kept = await Promise.all(keys.map(async (key) => (await cache.get(key)) !== null));
    expect(kept).toEqual([false, false, true, true, true, true, true, true]);
  });
  // One that is made anew does not count twice.
  for (let times = 0; times < 20; times += 1) await cache.set(keys[7] ?? "", heavy);
  expect(await cache.get(keys[2] ?? "")).not.toBeNull();
});
