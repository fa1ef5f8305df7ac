import { makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

const everywhere = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=31536000",
};

test("public pages: nothing from elsewhere, no frames", async ({ request, db }) => {
  const project = await makeProject(db, {});
  for (const path of ["/", `/projects/${project.slug}`, "/?q=x"]) {
    const headers = (await request.get(path)).headers();
    expect(headers).toMatchObject(everywhere);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("signed-in pages: only scripts with this request’s nonce, kept by nobody", async ({
  page,
  request,
  person,
  signInAs,
}) => {
  await signInAs(await person("admin"));
  const nonces = new Set<string>();
  for (const path of ["/account", "/applications", "/admin", "/sign-in"]) {
    const answer = await (path === "/sign-in" ? request : page.request).get(path);
    expect(answer.status(), path).toBe(200);
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(policy, path).not.toContain("unsafe");
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(nonce.length).toBeGreaterThan(20);
    nonces.add(nonce);
    expect(answer.headers()).toMatchObject(everywhere);
    expect(answer.headers()["cache-control"]).toContain("no-store");
    expect(answer.headers()["x-robots-tag"]).toBe("noindex");
    const scripts = (await answer.text()).match(/<script(?![^>]*nonce=)[^>]*>/g) ?? [];
    expect(scripts, path).toEqual([]);
  }
  expect(nonces.size).toBe(4);
});

test("no page complains in the browser’s console", async ({ page, person, signInAs, db }) => {
  const project = await makeProject(db, {});
  await signInAs(await person("admin"));
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  for (const path of ["/", `/projects/${project.slug}`, "/sign-in/sent", "/account", "/applications", "/admin"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  expect(complaints).toEqual([]);
});

test("nothing is fetched from elsewhere", async ({ page, baseURL, db }) => {
  const project = await makeProject(db, {});
  const others: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "") && !request.url().startsWith("data:")) others.push(request.url());
  });
  for (const path of ["/", `/projects/${project.slug}`, "/sign-in"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  expect(others).toEqual([]);
});

test("a form sent from another site is refused in words; the same form from the portal is taken", async ({
  page,
  person,
  signInAs,
  baseURL,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  const send = (origin: string) =>
    page.request.post("/account", { multipart: { name: "Ada" }, headers: { Origin: origin }, maxRedirects: 0 });
  for (const origin of ["https://elsewhere.example", "null"]) {
    const foreign = await send(origin);
    expect(foreign.status()).toBe(403);
    expect(await foreign.text()).toContain("sent from another site");
  }
  expect((await send(baseURL ?? "")).status()).not.toBe(403);
});
