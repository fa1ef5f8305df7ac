import type { Page } from "@playwright/test";
import { expect, type Mailbox, test } from "../fixtures.ts";

let count = 0;
const stranger = () => `stranger-${process.pid}-${Date.now()}-${++count}@example.org`;

async function askForLink(page: Page, email: string, next = "") {
  await page.goto(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mailbox" })).toBeVisible();
}

async function linkTo(mailbox: Mailbox, email: string): Promise<string> {
  const mail = await mailbox.waitFor(email, ({ subject }) => subject.startsWith("Your sign-in link"));
  return /http\S+/.exec(mail.text)?.[0] ?? "";
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("somebody new signs in with a mailed link, gives a name, and signs out", async ({
      page,
      mailbox,
      context,
      axe,
    }) => {
      const email = stranger();
      await askForLink(page, email, "/account");
      if (javaScriptEnabled) await axe(page);

      const link = await linkTo(mailbox, email);
      await page.goto(link);
      await expect(page.getByText(email)).toBeVisible();
      if (javaScriptEnabled) await axe(page);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();

      await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
      const session = (await context.cookies()).find(({ name }) => name === "prentice-session");
      expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
      if (javaScriptEnabled) await axe(page);

      await page.getByLabel("Name").fill("  Ada \u00a0 Lovelace ");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
      await expect(page.getByLabel("Name")).toHaveValue("Ada Lovelace");

      await page.getByRole("button", { name: "Sign out", exact: true }).click();
      await expect(page.getByText("You are signed out.")).toBeVisible();
      await page.goto("/account");
      await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount/);
    });

    test("an address that is none is refused by the field, and stays in it", async ({ page, axe }) => {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail address").fill("ada at example");
      await page.getByRole("button", { name: "Send me a link" }).click();
      await expect(page.getByRole("alert").getByRole("link", { name: /in the form name@example\.org/ })).toBeVisible();
      await expect(page.getByLabel("E-mail address")).toHaveValue("ada at example");
      await expect(page.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
      if (javaScriptEnabled) await axe(page);
    });
  });
}

test("opening the link spends nothing; the button does, once", async ({ page, mailbox, browser }) => {
  const email = stranger();
  await askForLink(page, email);
  const link = await linkTo(mailbox, email);

  // A mail scanner, and the person twice.
  for (const method of ["GET", "HEAD", "GET"]) expect((await page.request.fetch(link, { method })).status()).toBe(200);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "My applications" })).toBeVisible();

  const thief = await (await browser.newContext()).newPage();
  await thief.goto(link);
  await thief.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(thief.getByText("That link has been used already")).toBeVisible();
  await thief.context().close();
});

test("twenty presses at once make one session", async ({ page, mailbox, db, baseURL }) => {
  const email = stranger();
  await askForLink(page, email);
  const { searchParams } = new URL(await linkTo(mailbox, email));
  const form = { token: searchParams.get("token") ?? "", email, next: "" };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      page.request.post("/api/auth/confirm", { form, headers: { Origin: baseURL ?? "" }, maxRedirects: 0 }),
    ),
  );
  expect(answers.filter((answer) => !answer.headers()["location"]?.includes("error"))).toHaveLength(1);
  expect(await db.session.count({ where: { user: { email } } })).toBe(1);
});

test("a link that is too old is refused, a younger one is not", async ({ page, mailbox, db }) => {
  const email = stranger();
  await askForLink(page, email);
  const link = await linkTo(mailbox, email);
  await db.verificationToken.updateMany({ where: { identifier: email }, data: { expires: new Date(Date.now() - 1) } });
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("older than fifteen minutes")).toBeVisible();

  const other = stranger();
  await askForLink(page, other);
  await page.goto(await linkTo(mailbox, other));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "My applications" })).toBeVisible();
});

test("the link of one address does not open another’s account", async ({ page, mailbox }) => {
  const [mine, theirs] = [stranger(), stranger()];
  await askForLink(page, mine);
  const link = new URL(await linkTo(mailbox, mine));
  link.searchParams.set("email", theirs);
  await page.goto(link.href);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/error=Verification/);
});

test("a known and an unknown address get the same page", async ({ page, person }) => {
  const known = await person("applicant");
  const bodies: string[] = [];
  for (const email of [known.email, stranger()]) {
    await askForLink(page, email);
    bodies.push((await page.locator("main").textContent()) ?? "");
    expect(new URL(page.url()).search).toBe("");
  }
  expect(bodies[0]).toBe(bodies[1]);
});

test("a press from another site signs nobody in", async ({ page, mailbox, db, baseURL }) => {
  const email = stranger();
  await askForLink(page, email);
  const { searchParams } = new URL(await linkTo(mailbox, email));
  const form = { token: searchParams.get("token") ?? "", email, next: "" };
  for (const headers of [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: baseURL ?? "", "Sec-Fetch-Site": "cross-site" },
    {},
  ]) {
    const answer = await page.request.post("/api/auth/confirm", {
      form,
      headers: headers as Record<string, string>,
      maxRedirects: 0,
    });
    expect(answer.headers()["location"]).toContain("error=Origin");
  }
  expect(await db.session.count({ where: { user: { email } } })).toBe(0);
  const own = await page.request.post("/api/auth/confirm", {
    form,
    headers: { Origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect(own.headers()["location"]).toBe("/applications");
});

test("after signing in one lands where one wanted to go, but never on another site", async ({ page, mailbox }) => {
  for (const [next, landed] of [
    ["/account", "/account"],
    ["https://evil.example/", "/applications"],
    ["//evil.example", "/applications"],
    ["/\\evil.example", "/applications"],
  ] as const) {
    const email = stranger();
    await askForLink(page, email, next);
    await page.goto(await linkTo(mailbox, email));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL((url) => url.pathname === landed);
    await page.context().clearCookies();
  }
});

test("a sixth link for the same address is refused, with the address kept", async ({ page }) => {
  const email = stranger();
  for (let n = 0; n < 5; n++) await askForLink(page, email);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("alert").getByText(/Too many links/)).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
});

test("a session that was ended elsewhere ends with its next request", async ({ page, person, signInAs, pageOf }) => {
  const ada = await person("applicant");
  await signInAs(ada);
  const other = await pageOf(ada);
  await other.goto("/account");
  await expect(other.getByText("Here, and on one other device.")).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("You are signed out on every other device.")).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
});
