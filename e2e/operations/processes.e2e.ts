import { spawn } from "node:child_process";
import { once } from "node:events";
import { createPerson, expect, signIn, test } from "../fixtures.ts";

const root = new URL("../..", import.meta.url).pathname;

test("a start without its environment is refused in plain lines", async () => {
  const child = spawn(process.execPath, ["scripts/start.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], NODE_ENV: "production" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  for (const name of ["DATABASE_URL", "AUTH_SECRET", "APP_URL", "SMTP_URL", "MAIL_FROM"])
    expect(output).toMatch(new RegExp(`^  ${name} is missing: `, "m"));
  expect(output).not.toMatch(/^\s+at /m);
});

test("SIGTERM finishes what is in flight", async ({ ownPortal }) => {
  test.slow();
  const own = await ownPortal();
  // A page that waits: its query stands behind a lock until we let go.
  let letGo = () => {};
  const held = own.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE session IN ACCESS EXCLUSIVE MODE`;
      await new Promise<void>((done) => {
        letGo = done;
      });
    },
    { timeout: 20_000 },
  );
  const cookie = "prentice-session=unknown";
  const answer = fetch(`${own.url}/account`, { headers: { Cookie: cookie }, redirect: "manual" });
  await expect
    .poll(
      async () =>
        (await own.db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`)[0]?.n,
    )
    .toBeGreaterThan(0);
  const stopped = own.stop("SIGTERM");
  // Told to end, it is not gone: the request that it holds keeps it.
  const first = await Promise.race([
    stopped.then(() => "gone"),
    answer.then(() => "answered"),
    own.db.user.count().then(() => "waiting"),
  ]);
  expect(first).toBe("waiting");
  letGo();
  await held;
  expect((await answer).status).toBe(307);
  await stopped;
});

test("a web process that dies is replaced, and nobody is signed out", async ({ ownPortal, browser }) => {
  test.slow();
  const own = await ownPortal();
  const person = await createPerson(own.db, "applicant");
  const context = await browser.newContext();
  await signIn(own.db, person, context, own.url);
  await own.stop("SIGKILL");
  await own.start();
  const page = await context.newPage();
  await page.goto(`${own.url}/account`);
  await expect(page.getByText(person.email).first()).toBeVisible();
  await context.close();
});
