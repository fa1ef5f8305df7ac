import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../fixtures.ts";
import { places } from "../places.ts";

const demoPaths = ["/demo", "/demo/mailbox", "/demo/mailbox/x"];

test("a production build has no demo pages at all", async () => {
  const routes = JSON.parse(readFileSync(join(places().distDir, "app-path-routes-manifest.json"), "utf8")) as Record<
    string,
    string
  >;
  expect(Object.values(routes).length).toBeGreaterThan(10);
  expect(Object.values(routes).filter((route) => route.includes("demo"))).toEqual([]);
});

test("nor can its environment bring them back", async ({ ownPortal, request }) => {
  test.slow();
  const own = await ownPortal({ PRENTICE_DEMO: "1", PRENTICE_MAILBOX: places().mails });
  await own.db.user.create({ data: { email: "ada@example.org", isAdmin: true } });
  for (const url of [places().url, own.url]) {
    for (const path of demoPaths) expect((await request.get(`${url}${path}`)).status(), path).toBe(404);
    const answer = await request.post(`${url}/demo/sign-in`, {
      form: { email: "ada@example.org" },
      headers: { Origin: url },
      maxRedirects: 0,
    });
    expect([404, 405]).toContain(answer.status());
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(await (await request.get(url)).text()).not.toContain("/demo");
  }
  expect(await own.db.session.count()).toBe(0);
});
