import pg from "pg";
import { makeCohort, makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

/** A fresh connection each time, so that both processes of the portal are asked in turn. */
const titles = (url: string) =>
  Promise.all(
    Array.from({ length: 12 }, async () => {
      const answer = await fetch(url, { headers: { Connection: "close" } });
      return /<h1[^>]*>([^<]*)/.exec(await answer.text())?.[1];
    }),
  );

test("a published change is on the public pages of every process at once, whoever made it", async ({ ownPortal }) => {
  test.slow();
  const { url, db, databaseUrl } = await ownPortal();
  const cohort = await makeCohort(db);
  const project = await makeProject(db, { cohortId: cohort.id, title: "Before" });
  const page = `${url}/projects/${project.slug}`;
  await expect.poll(async () => new Set(await titles(page))).toEqual(new Set(["Before"]));

  // Not by the portal's own code: even a repair in SQL is seen.
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("UPDATE project SET title = 'After' WHERE id = $1", [project.id]);
  await client.end();
  await expect.poll(async () => [...new Set(await titles(page))], { timeout: 3_000 }).toEqual(["After"]);

  await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
  await expect.poll(async () => (await fetch(page)).status, { timeout: 3_000 }).toBe(404);
});

test("public pages stay up while the database is away, and change again when it is back", async ({ ownPortal }) => {
  test.slow();
  const { url, db, databaseUrl } = await ownPortal();
  const project = await makeProject(db, { title: "Kept" });
  const page = `${url}/projects/${project.slug}`;
  // Until every process keeps it.
  const kept = async () => {
    const answers = Array.from({ length: 12 }, () => fetch(page, { headers: { Connection: "close" } }));
    return new Set((await Promise.all(answers)).map(({ headers }) => headers.get("x-nextjs-cache")));
  };
  await expect.poll(kept).toEqual(new Set(["HIT"]));

  // Nobody may connect, and those who are connected are thrown out.
  const name = new URL(databaseUrl).pathname.slice(1);
  const server = new pg.Client({
    connectionString: Object.assign(new URL(databaseUrl), { pathname: "/postgres" }).href,
  });
  await server.connect();
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(new Set(await titles(page))).toEqual(new Set(["Kept"]));

  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  const back = Date.now();
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 5_000 }).toBe(200);
  expect(Date.now() - back).toBeLessThan(5_000);
  await server.query("SELECT 1");
  await server.end();
  await db.project.update({ where: { id: project.id }, data: { title: "Changed" } });
  await expect.poll(async () => [...new Set(await titles(page))], { timeout: 8_000 }).toEqual(["Changed"]);
});
