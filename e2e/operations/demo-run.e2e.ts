import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { freePort } from "#scripts/postgres.ts";
import { expect, test } from "../fixtures.ts";
import { places } from "../places.ts";

const root = new URL("../..", import.meta.url).pathname;

/** `npm run demo` in a folder of this test's own. */
async function startDemo(dir: string, port: number) {
  const child = spawn(process.execPath, ["scripts/demo.ts", "--dir", dir], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    detached: true,
  });
  let output = "";
  const ready = new Promise<void>((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        output += text;
        if (output.includes("Ready in")) done();
      });
    }
    child.once("exit", (code) => fail(new Error(`the demo ended (${code}):\n${output}`)));
  });
  ready.catch(() => {});
  return {
    ready,
    output: () => output,
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      // As Ctrl-C does: to the whole group.
      process.kill(-(child.pid ?? 0), "SIGINT");
      await gone;
    },
  };
}

test("the demo comes up filled, lets one be anybody, shows its mails, stops whole, and keeps its data", async ({
  page,
  axe,
}) => {
  test.setTimeout(240_000);
  const dir = relative(root, join(dirname(places().distDir), `demo-${process.pid}`));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let demo = await startDemo(dir, port);
  try {
    await demo.ready;
    await page.goto(`${url}/demo`);
    await axe(page);
    const people = await page.getByRole("button", { name: /^Be / }).allTextContents();
    expect(people.length).toBeGreaterThanOrEqual(10);

    const landings = new Set<string>();
    for (const name of people) {
      await page.goto(`${url}/demo`);
      await page.getByRole("button", { name, exact: true }).click();
      await expect(page).toHaveURL(/\/(admin|review|applications)$/);
      landings.add(new URL(page.url()).pathname);
    }
    expect(landings).toEqual(new Set(["/admin", "/review", "/applications"]));

    await page.goto(`${url}/projects/aligning-language-models`);
    await expect(page.getByRole("link", { name: "Ethan Perez", exact: true })).toBeVisible();
    await expect(page.getByText("300 to 1,200 words, about 1,000 recommended here")).toBeVisible();
    await page.goto(`${url}/projects/model-organisms-of-misalignment`);
    await expect(page.getByText("700 to 1,200 words, about 1,000 recommended")).toBeVisible();

    await page.context().clearCookies();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("E-mail address").fill("newcomer@example.org");
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { name: "Check your mailbox" })).toBeVisible();
    const mail = page.getByRole("listitem").filter({ hasText: "newcomer@example.org" }).getByRole("link");
    await expect(async () => {
      await page.goto(`${url}/demo/mailbox`);
      await expect(mail).toBeVisible({ timeout: 500 });
    }).toPass();
    await axe(page);
    await mail.click();
    await page.getByRole("link", { name: /sign-in\/confirm/ }).click();
    await axe(page);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { name: "My applications" })).toBeVisible();

    await demo.stop();
    await expect(fetch(url)).rejects.toThrow();

    demo = await startDemo(dir, port);
    await demo.ready;
    expect(demo.output()).not.toContain("build");
    await page.goto(`${url}/account`);
    await expect(page.getByText("newcomer@example.org").first()).toBeVisible();
  } finally {
    await demo.stop();
    rmSync(join(root, dir), { recursive: true, force: true });
  }
});
