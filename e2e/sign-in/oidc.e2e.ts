import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

let count = 0;
const address = () => `member-${process.pid}-${Date.now()}-${++count}@example.org`;

async function signInAtProvider(page: Page, email: string, { verified = true } = {}) {
  await page.goto("/sign-in?next=/account");
  await page.getByRole("button", { name: "Sign in with Test University" }).click();
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=name]").fill("Grace Hopper");
  if (!verified) await page.locator("input[name=unverified]").check();
  await page.locator("button, input[type=submit]").first().click();
}

test("somebody new signs in with the OpenID provider", async ({ page, db }) => {
  const email = address();
  await signInAtProvider(page, email);
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  expect(await db.user.findUnique({ where: { email } })).toMatchObject({ name: "Grace Hopper" });
});

test("who has an account already comes into the same one", async ({ page, person, db }) => {
  const ada = await person("applicant");
  await signInAtProvider(page, ada.email);
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  expect(await db.user.count({ where: { email: ada.email } })).toBe(1);
  expect(await db.account.count({ where: { userId: ada.id } })).toBe(1);
});

test("an address that the provider has not verified opens nobody’s account", async ({ page, person, db }) => {
  const ada = await person("applicant");
  await signInAtProvider(page, ada.email, { verified: false });
  await expect(page.getByText("The provider does not vouch for your e-mail address.")).toBeVisible();
  expect(await db.session.count({ where: { userId: ada.id } })).toBe(0);
});

test("an answer that nobody asked for is refused", async ({ page, db }) => {
  const before = await db.session.count();
  await page.goto("/api/auth/callback/oidc?code=forged&state=forged");
  await expect(page).toHaveURL(/\/sign-in\?error=/);
  await expect(page.getByRole("alert").first()).toBeVisible();
  expect(await db.session.count()).toBeGreaterThanOrEqual(before);
  expect((await page.context().cookies()).some(({ name }) => name === "prentice-session")).toBe(false);
});

test("next-auth’s own endpoints are not there", async ({ request }) => {
  for (const path of [
    "signin",
    "signout",
    "session",
    "csrf",
    "providers",
    "callback/email?token=x&email=y",
    "signin/email",
    "error",
  ]) {
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  }
});
