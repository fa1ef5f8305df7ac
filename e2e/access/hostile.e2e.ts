import { paths } from "#lib/paths.ts";
import { myStates } from "#lib/reviews/rules.ts";
import { sorts } from "#lib/reviews/table.ts";
import { type Ask, FLIGHT, flightPath } from "./http.ts";
import { pages } from "./pages.ts";
import { expect, type Kind, test, type World } from "./world.ts";

const NOWHERE = "019aa000-0000-7000-8000-000000000000";

/** What stands where a name or an id should: as it goes over the wire. */
const segments = [
  "..%2f",
  "..%2f..%2fadmin",
  "%2e%2e",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "%00",
  "x%00y",
  `${NOWHERE}%00`,
  "%F0%9F%98%80",
  "%E2%80%AE",
  "%D7%A2%D7%91",
  "%27%20OR%201%3D1--",
  "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  "%24%7B7*7%7D",
  "%0d%0aSet-Cookie:x=y",
  "__proto__",
  "constructor",
  "null",
  "undefined",
  "-1",
  "0",
  "1e999",
  "[slug]",
  "*",
  NOWHERE.toUpperCase(),
  `${NOWHERE}0`,
  `{${NOWHERE}}`,
  NOWHERE.replaceAll("-", ""),
  "a".repeat(300),
  "%61".repeat(2_000),
  "a-".repeat(2_000),
];

/** What no text is written as. */
const undecodable = ["%", "%ff", "%c3%28", "%ed%a0%80"];

/** Query strings that a page may be given, whatever it understands. */
const values = [
  "%00",
  "x%00y",
  "%",
  "%ff",
  "%ed%a0%80",
  "%F0%9F%98%80",
  "%27%20OR%201%3D1--",
  "%5C",
  "-1",
  "99999999999999999999",
  "NaN",
  `${NOWHERE}%00`,
  "a".repeat(500),
  "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  "//evil.example",
];
const names = [
  "q",
  "topic",
  "next",
  "done",
  "error",
  "token",
  "email",
  "application",
  "before",
  "after",
  "state",
  "subject",
  "cohort",
  "sort",
  "dir",
  "reviews",
  "change",
  "skip",
  "page",
  "with",
  "sent",
  "number",
  "add",
  "_rsc",
  "__proto__",
];

/** Cursors of the review table that somebody made up; each with every order. */
const cursors = [
  "0",
  "_",
  "0_AAAA-22",
  "1_AAAA-22",
  "2_AAAA-22",
  "9_AAAA-22",
  "0_1_AAAA-22",
  "0_1_2_AAAA-22",
  "0_1_2_3_AAAA-22",
  "0_-1_-1_AAAA-22",
  "0_1.5_2.5_AAAA-22",
  "0_9999999999_1_AAAA-22",
  "0_1_99999999999999999999_AAAA-22",
  "0_1e300_1e300_AAAA-22",
  "0_1e308_AAAA-22",
  "0_-1e308_AAAA-22",
  "0_8640000000000001_AAAA-22",
  "0_-62135596800001_AAAA-22",
  "0_1e-320_AAAA-22",
  "0_0_0_%00",
  "0_%27_AAAA-22",
];

/** What the portal has written to its log since `from`; its own warnings and errors only. */
function complaints(world: World, from: number): string {
  return world.own
    .portal()
    .log()
    .slice(from)
    .split("\n")
    .filter((line) => line.trim() && !/"msg":"worker ready"/.test(line))
    .join("\n");
}

/** Asks for every address and reports those that are answered by anything but a page or “not here”. */
async function storm(world: World, kind: Kind, addresses: string[], ask: Ask = {}): Promise<string[]> {
  const from = world.own.portal().log().length;
  const bad: string[] = [];
  await Promise.all(
    addresses.map(async (path) => {
      const answer = await world.ask(kind, path, ask);
      const sound = [200, 303, 307, 308, 400, 404, 405, 422, 431].includes(answer.status);
      if (!sound) bad.push(`${kind} ${path.slice(0, 200)}: ${answer.status}`);
      if (answer.body.includes("Something went wrong")) bad.push(`${kind} ${path.slice(0, 200)}: the error page`);
      if (answer.body.includes("<script>alert(1)")) bad.push(`${kind} ${path.slice(0, 200)}: repeats a script`);
      const to = answer.headers.location;
      if (to && !to.startsWith("/") && !to.startsWith(world.url))
        bad.push(`${kind} ${path.slice(0, 200)}: led to ${to}`);
      if (to && /^\/[/\\]/.test(to)) bad.push(`${kind} ${path.slice(0, 200)}: led to ${to}`);
    }),
  );
  const log = complaints(world, from);
  return [...bad.sort(), ...(log ? [`The portal’s log: ${log.slice(0, 4_000)}`] : [])];
}

/** Who gets furthest into a page. */
const guest = (path: string): Kind => {
  if (path.startsWith("/admin")) return "admin";
  return path.includes("/review") ? "mentor" : "owner";
};

const dynamic = [
  ...pages.map(({ path }) => path),
  "/review/[project]/next",
  "/applications/[id]/receipt/markdown",
  "/api/v1/essays/[id]",
  "/api/v1/applications/[id]/submission",
  "/api/v1/reviews/[project]/[code]",
].filter((path) => path.includes("["));

/** The address with the segment in all of its places, and in each of them with something real in the others. */
function addresses({ project, application }: World, path: string, segment: string): string[] {
  const parts = path.split("/");
  const open = parts.flatMap((part, at) => (part.startsWith("[") ? [at] : []));
  const real = (part: string) => (part === "[project]" ? project.slug : part === "[code]" ? application.code : part);
  const filled = (where: number[]) => parts.map((part, at) => (where.includes(at) ? segment : real(part))).join("/");
  // In all places at once each; in one alone by turns, as there are very many pages.
  const alone = open.filter((at) => (segments.indexOf(segment) + at) % 3 === 0);
  return [...new Set([filled(open), ...alone.map((at) => filled([at]))])];
}

for (const path of dynamic) {
  test(`${path}: whatever stands in it`, async ({ world }) => {
    const all = segments.flatMap((segment) => addresses(world, path, segment));
    expect(await storm(world, guest(path), all)).toEqual([]);
    expect(await storm(world, "nobody", all.slice(0, 12))).toEqual([]);
    if (!path.startsWith("/api")) return;
    const bodies = {
      essays: { text: "Words.", promptId: null, version: 1 },
      applications: { key: NOWHERE },
      reviews: { version: 0, submission: 1, notes: "", scores: {} },
    };
    const body = bodies[path.split("/")[3] as keyof typeof bodies];
    const method = path.includes("applications") ? "POST" : "PUT";
    const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
    expect(await storm(world, guest(path), all, { method, headers, body: JSON.stringify(body) })).toEqual([]);
  });
}

test("an address that can’t be decoded is no fault of the portal’s", async ({ world }) => {
  const all = dynamic.flatMap((path) => undecodable.flatMap((segment) => addresses(world, path, segment)));
  expect(await storm(world, "mentor", all)).toEqual([]);
});

test("every page: whatever is asked of it", async ({ world }) => {
  test.slow();
  const failures: string[] = [];
  for (const [turn, { path, cases }] of pages.entries()) {
    const [one] = cases;
    if (!one) continue;
    const [address = ""] = one.at(world).split("?");
    const queries = values.map((value) => names.map((name) => `${name}=${value}`).join("&"));
    const twice = names.map((name) => `${name}=a&${name}=b`).join("&");
    const nested = names.map((name) => `${name}[x]=1&${name}[]=2`).join("&");
    // One name at a time as well, by turns, where all of them at once would hide one behind another.
    const alone = names.filter((_, at) => (at + turn) % 4 === 0).map((name) => `${name}=%00`);
    const home = path === "/cohorts/[slug]" || path === "/search" ? "/" : address;
    failures.push(
      ...(await storm(
        world,
        guest(path),
        [...queries, twice, nested, ...alone, "%", "a".repeat(9_000)].map((query) => `${home}?${query}`),
      )),
    );
  }
  expect(failures).toEqual([]);
});

test("the review table: whatever cursor, order and filter", async ({ world }) => {
  const table = paths.reviewProject(world.project.slug);
  const orders = [...sorts, "nonsense"].flatMap((sort) =>
    ["asc", "desc", "up"].map((dir) => `sort=${sort}&dir=${dir}`),
  );
  expect(
    await storm(
      world,
      "mentor",
      orders.flatMap((order) => cursors.map((cursor) => `${table}?${order}&after=${cursor}`)),
    ),
  ).toEqual([]);
  const filters = [...myStates, "nonsense", "%00"].flatMap((state) =>
    ["0", "3", "4", "-1", "x"].map((reviews) => `${table}?state=${state}&reviews=${reviews}`),
  );
  expect(await storm(world, "mentor", filters)).toEqual([]);
});

test("what the router asks for, forged", async ({ world }) => {
  const from = world.own.portal().log().length;
  const page = paths.reviewApplication(world.project.slug, world.application.code);
  const heads: Record<string, string>[] = [
    { "next-router-state-tree": "nonsense" },
    { "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" },
    { "next-router-state-tree": encodeURIComponent(JSON.stringify(["", { children: ["(signed-in)", {}] }])) },
    { "next-router-prefetch": "1" },
    { "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { "next-router-segment-prefetch": "/!KHNpZ25lZC1pbik/review" },
    { "next-url": "/admin" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
    { "x-matched-path": page },
    { "x-nextjs-data": "1" },
    { "x-now-route-matches": "1=x" },
    { "x-original-url": page, "x-rewrite-url": page },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { "x-action-forwarded": "1" },
  ];
  for (const head of heads) {
    for (const headers of [head, { ...head, ...FLIGHT }]) {
      for (const kind of ["stranger", "nobody"] as const) {
        for (const path of [page, flightPath(page), "/", "/account"]) {
          const { status, body, headers: got } = await world.ask(kind, path, { headers });
          const asked = `${kind} ${path} ${JSON.stringify(headers)}`;
          expect(body, asked).not.toContain("SECRETESSAY");
          expect(String(got.location ?? ""), asked).not.toContain("evil.example");
          expect(status, asked).toBeLessThan(500);
        }
      }
    }
  }
  expect((await world.ask("mentor", page)).body).toContain("SECRETESSAY");
  expect(complaints(world, from)).toBe("");
});

test("whatever spelling leads to a signed-in page, it is under the strict policy and kept by nobody", async ({
  world,
}) => {
  for (const path of ["/account", "/review", "/applications"]) {
    const spellings = [
      path,
      `${path}/`,
      `/${path}`,
      `/.${path}`,
      `${path}/.`,
      `${path}//`,
      path.toUpperCase(),
      `/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`,
      `${path}.rsc`,
      `${path}?_rsc`,
      `${path};x=y`,
      `${path}%2f`,
      `/en${path}`,
      `/_next/data/${path}.json`,
    ];
    for (const spelling of spellings) {
      const { status, headers, body } = await world.ask("mentor", spelling);
      if (status !== 200) continue;
      expect(headers["content-security-policy"], spelling).toContain("'strict-dynamic'");
      expect(headers["content-security-policy"], spelling).not.toContain("unsafe");
      expect(headers["cache-control"], spelling).toContain("no-store");
      expect(body.length, spelling).toBeGreaterThan(0);
    }
  }
});

test("an address that no part of the portal knows says so without JavaScript as well", async ({ world }) => {
  const { status, body } = await world.ask("stranger", "/nonsense");
  expect(status).toBe(404);
  expect(body.replace(/<script\b.*?<\/script>/gs, "")).toMatch(/<h1[^>]*>There is nothing at this address/);
});
