import type { Page } from "@playwright/test";
import { makeUser } from "#prisma/factories.ts";
import { kept } from "../applicant/world.ts";
import { expect, test } from "../fixtures.ts";

const biography = (page: Page) => page.getByLabel("Biography");
const offer = (page: Page) =>
  page.getByRole("status").filter({ hasText: /^Text from \d\d:\d\d that you had not sent is on this computer\./ });

test("a long text in any form is kept until the form is accepted, and offered when one comes back", async ({
  page,
  context,
  db,
  person,
  signInAs,
  sound,
}) => {
  const admin = await person("admin");
  await signInAs(admin);
  const { mentorId: id = "" } = await person("mentor");
  const path = `/admin/mentors/${id}`;
  const save = () => page.getByRole("button", { name: "Save the profile" }).click();
  const stored = async () => (await db.mentor.findUniqueOrThrow({ where: { id } })).biography;
  const was = await stored();
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(path);
  await biography(page).fill("Measures what others assume.");
  await page.getByLabel("Role").fill("Reader");
  await expect.poll(() => kept(page, "role")).toEqual(["Reader"]);
  await page.reload();

  // Offered, never put in by itself: what is stored may have changed.
  await expect(offer(page)).toBeVisible();
  await expect(biography(page)).toHaveValue(was);
  await sound(page);
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(biography(page)).toHaveValue("Measures what others assume.");
  await expect(page.getByLabel("Role")).toHaveValue("Reader");
  await expect(offer(page)).toHaveCount(0);

  // The network fails: the page stays, with everything in it.
  await context.setOffline(true);
  await save();
  await expect(page.getByRole("alert").filter({ hasText: "Not sent: the portal can’t be reached." })).toBeVisible();
  await expect(biography(page)).toHaveValue("Measures what others assume.");
  await context.setOffline(false);
  await save();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await stored()).toBe("Measures what others assume.");
  await page.reload();
  await expect(biography(page)).toHaveValue("Measures what others assume.");
  await expect(offer(page)).toHaveCount(0);

  // What is discarded is gone, and what is refused is kept.
  await biography(page).fill("Nonsense.");
  await expect.poll(() => kept(page, "biography")).toEqual(["Nonsense."]);
  await page.reload();
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(offer(page)).toHaveCount(0);
  await biography(page).fill("Refused.");
  await page.getByLabel("Name", { exact: true }).fill("");
  await save();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem." })).toBeVisible();
  await page.reload();
  await expect(offer(page)).toBeVisible();
  await expect(biography(page)).toHaveValue("Measures what others assume.");
});

test("another admin on the same computer is offered nothing; signing out names it and deletes it", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  const admin = await person("admin");
  const other = await makeUser(db, { isAdmin: true });
  const { mentorId: id = "" } = await person("mentor");
  const path = `/admin/mentors/${id}`;
  page.on("dialog", (dialog) => dialog.accept());
  await signInAs(admin);
  await page.goto(path);
  await biography(page).fill("Mine alone.");
  await expect.poll(() => kept(page, "biography")).toEqual(["Mine alone."]);
  await page.reload();
  await expect(offer(page)).toBeVisible();
  await signInAs({ ...admin, id: other.id });
  await page.goto(path);
  await expect(biography(page)).toBeVisible();
  await expect(page.getByText("Mine alone.")).toHaveCount(0);
  await expect(offer(page)).toHaveCount(0);
  await signInAs(admin);
  await page.goto(path);
  await expect(offer(page)).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "1 text has not been sent yet" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out and delete them here" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await signInAs(admin);
  await page.goto(path);
  await expect(biography(page)).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
});
