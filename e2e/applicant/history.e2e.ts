import type { Page } from "@playwright/test";
import { saveEssay } from "#lib/essays/save.ts";
import type { Db } from "#prisma/client.ts";
import { makeReady } from "#prisma/ready.ts";
import { expect, test } from "../fixtures.ts";
import { editor } from "./world.ts";

const HOUR = 3_600_000;
const FIRST = "In the beginning I doubted everything, and wrote it down in ten words or more.";
const SECOND = "In the beginning I doubted nothing, and wrote it down in ten words or more.";
const THIRD = "Now I doubt a few things only, and write them down in ten words or more.";

/** Ana's text as it became over three hours: twice another since she began. */
async function written(db: Db) {
  const start = Date.now() - 3 * HOUR;
  const ana = await makeReady(db, { text: FIRST, at: new Date(start) });
  const save = (text: string, version: number, at: number) =>
    saveEssay(db, ana.actor, ana.essay.id, { text, promptId: ana.essay.promptId, version }, new Date(at));
  await save(SECOND, 1, start + HOUR);
  await save(THIRD, 2, start + 2 * HOUR);
  return { ...ana, save };
}
const entries = (page: Page) => page.getByRole("main").getByRole("list").last().getByRole("listitem");

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("Ana looks at what her essay was, and puts an older text back", async ({ page, db, signInAs, sound }) => {
      const look = async () => javaScriptEnabled && (await sound(page));
      const { actor, essay } = await written(db);
      await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
      await page.goto(`/essays/${essay.id}`);
      await expect(editor(page)).toHaveValue(THIRD);
      await page.getByRole("link", { name: "Earlier versions" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Earlier versions");
      await expect(entries(page)).toHaveCount(3);
      await expect(entries(page).nth(0)).toContainText("Now");
      await expect(entries(page).nth(1)).toContainText("kept while you wrote");
      await expect(entries(page).nth(1)).toContainText("1 word added, 1 removed");
      await expect(entries(page).nth(2)).toContainText("The first that was kept.");
      await look();

      await entries(page).nth(2).getByRole("link").click();
      await expect(page.getByRole("heading", { name: "From this version to what stands there now" })).toBeVisible();
      await expect(page.locator("ins").first()).toContainText("Now");
      await expect(page.getByRole("region", { name: "The whole text" })).toContainText(FIRST);
      await look();
      await page.getByRole("button", { name: "Put this text back" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Put back." })).toBeVisible();
      await expect(editor(page)).toHaveValue(FIRST);

      // What it replaced is kept, and can be put back in turn.
      await page.getByRole("link", { name: "Earlier versions" }).click();
      await expect(entries(page).nth(1)).toContainText("kept before an older text was put back");
      await entries(page).nth(1).getByRole("link").click();
      await expect(page.getByRole("region", { name: "The whole text" })).toContainText(THIRD);
      expect(await db.essay.findUniqueOrThrow({ where: { id: essay.id } })).toMatchObject({ text: FIRST, version: 4 });
    });

    test("when something was saved in between, nothing is put back, and the page shows what came", async ({
      page,
      db,
      signInAs,
    }) => {
      const { actor, essay, save } = await written(db);
      await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
      await page.goto(`/essays/${essay.id}/history/1`);
      const phone = "This was typed on the phone, in the meantime, in rather more than ten words.";
      await save(phone, 3, Date.now());
      await page.getByRole("button", { name: "Put this text back" }).click();
      await expect(page.getByRole("alert").first()).toContainText("another text was saved in the meantime");
      await expect(page.locator("ins").filter({ hasText: "phone" }).first()).toBeVisible();
      expect((await db.essay.findUniqueOrThrow({ where: { id: essay.id } })).text).toBe(phone);
      // Seen and decided again: now it is.
      await page.getByRole("button", { name: "Put this text back" }).click();
      await expect(editor(page)).toHaveValue(FIRST);
      expect(await db.essayRevision.count({ where: { essayId: essay.id, text: phone, reason: "restored" } })).toBe(1);
    });
  });
}

test("a long history has pages, and somebody else’s is nowhere", async ({ page, db, signInAs, person }) => {
  const { actor, essay } = await written(db);
  await db.essayRevision.createMany({
    data: Array.from({ length: 30 }, (_, at) => ({
      essayId: essay.id,
      version: 10 + at,
      reason: "time" as const,
      text: `Text ${at}`,
      wordCount: 2,
      savedAt: new Date(Date.now() - HOUR + at * 60_000),
    })),
  });
  await db.essay.update({ where: { id: essay.id }, data: { version: 50 } });
  await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
  await page.goto(`/essays/${essay.id}/history`);
  await expect(entries(page)).toHaveCount(21);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(entries(page)).toHaveCount(12);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(entries(page)).toHaveCount(21);

  await signInAs(await person("applicant"));
  for (const path of [`/essays/${essay.id}/history`, `/essays/${essay.id}/history/1`])
    expect((await page.goto(path))?.status()).toBe(404);
});
