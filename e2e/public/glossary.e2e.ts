import type { Page } from "@playwright/test";
import type { Db } from "#prisma/client.ts";
import { makeProject } from "#prisma/factories.ts";
import { notice, refusal, tag } from "../admin/world.ts";
import { expect, type Person, test } from "../fixtures.ts";

/** A project whose page says a word twice; the word is nobody else's. */
async function wordedProject(db: Db, mentor: Person) {
  const word = `goal drift ${tag()}`;
  const project = await makeProject(db, {
    title: `Drifting ${tag()}`,
    question: `What is **${word}**, and when is ${word} no fault?`,
    mentorUserIds: [mentor.id],
  });
  return { word, project };
}

/** Opens a term where a page uses it, by keyboard and by pointer; leaves the page with its definition open. */
async function openInPlace(page: Page, word: string, definition: string) {
  const button = page.getByRole("button", { name: word, exact: true });
  const note = page.getByRole("note").filter({ hasText: definition });
  await expect(button).toHaveCount(1);
  await expect(note).toBeHidden();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(note).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(note.getByRole("link")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(note).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await expect(note).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a mentor explains a term, readers open it in place, and links to it outlive its renaming", async ({
      page,
      db,
      person,
      pageOf,
      sound,
    }) => {
      const mentor = await person("mentor");
      const { word, project } = await wordedProject(db, mentor);
      const definition = `What was wanted changes on the way (${tag()}).`;
      const mine = await pageOf(mentor);
      await mine.goto("/terms/new");
      await mine.getByLabel("Name").fill(word);
      await mine.getByLabel("Other forms").fill(`${word}s`);
      await mine.getByLabel("Definition in a sentence").fill(definition);
      await mine.getByLabel("Full text").fill("Seen *first* in games.[^1]\n\n[^1]: And since then elsewhere.");
      await mine.getByRole("button", { name: "Preview" }).click();
      await expect(mine.getByRole("region", { name: "Preview" }).locator("em")).toHaveText("first");
      if (javaScriptEnabled) await sound(mine);
      await mine.getByRole("button", { name: "Add the term" }).click();
      await expect(notice(mine, "Added.")).toBeVisible();
      await expect(mine.getByRole("link", { name: project.title })).toBeVisible();

      await page.goto(`/projects/${project.slug}`);
      await openInPlace(page, word, definition);
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("link", { name: `Full definition of ${word}` }).click();
      await expect(page.getByRole("heading", { level: 1, name: word })).toBeVisible();
      await expect(page.getByRole("link", { name: project.title })).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      const old = new URL(page.url()).pathname;

      const renamed = `objective-drift-${tag()}`;
      await mine.getByLabel("Address part").fill(renamed);
      await mine.getByLabel("Definition in a sentence").fill(`${definition} Or so.`);
      await mine.getByRole("button", { name: "Save the term" }).click();
      await expect(notice(mine, "Saved.")).toBeVisible();
      await mine.locator("summary", { hasText: mentor.name }).click();
      await expect(mine.locator("ins", { hasText: "Or so" })).toBeVisible();
      if (javaScriptEnabled) await sound(mine);
      await page.goto(old);
      await expect(page).toHaveURL(`/glossary/${renamed}`);

      // Neither its name nor the address that it had goes to another.
      await mine.goto("/terms/new");
      await mine.getByLabel("Name").fill(word.toUpperCase());
      await mine.getByLabel("Address part").fill(old.replace("/glossary/", ""));
      await mine.getByLabel("Definition in a sentence").fill("Something else.");
      await mine.getByRole("button", { name: "Add the term" }).click();
      await expect(refusal(mine)).toContainText(`The term “${word}” has this name`);
      await expect(refusal(mine)).toContainText(`This was the address of “${word}” before`);
      await expect(mine.getByLabel("Definition in a sentence")).toHaveValue("Something else.");
    });
  });
}

test("an admin deletes a term: what uses it is said before, and stays", async ({ page, db, person, pageOf }) => {
  const { word, project } = await wordedProject(db, await person("mentor"));
  const { slug } = await db.term.create({ data: { slug: `drift-${tag()}`, name: word, definition: "It changes." } });
  const mine = await pageOf(await person("admin"));
  await mine.goto("/terms");
  await mine.getByRole("link", { name: word }).click();
  await mine.getByText("Delete this term").click();
  await expect(mine.getByText("The page listed above will not mark it any more")).toBeVisible();
  await mine.getByRole("button", { name: `Delete “${word}” for good` }).click();
  await expect(notice(mine, "Deleted.")).toBeVisible();
  expect((await page.goto(`/glossary/${slug}`))?.status()).toBe(404);
  await page.goto(`/projects/${project.slug}`);
  await expect(page.getByText(`when is ${word} no fault`)).toBeVisible();
  await expect(page.getByRole("button", { name: word })).toHaveCount(0);
});
