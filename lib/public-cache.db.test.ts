import { expect, test, vi } from "vitest";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import PublicCache from "./public-cache.ts";

const { db } = await testDatabase();

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
  const own = [`/projects/${project.slug}`, `/projects/${project.slug}/questions`];
  const others = ["/cohorts/open", "/projects/another", `/projects/${project.slug}-two`];
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
