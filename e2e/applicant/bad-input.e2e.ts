import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { editor, expectSaved, makeApplication, makeEssay, makeWorld, words } from "./world.ts";

/** As a paste does it; `fill` would send the text through JSON and mend it on the way. */
async function paste(page: Page, code: number) {
  await editor(page).evaluate((area: HTMLTextAreaElement, unit) => {
    area.value = `before${String.fromCharCode(unit)}after`;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }, code);
}

const value = (page: Page) => editor(page).evaluate((area: HTMLTextAreaElement) => area.value);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("what can't be stored is refused by the field, with everything still in it", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { project, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      const { id } = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: "stored" });
      const stored = async () => (await db.essay.findUniqueOrThrow({ where: { id } })).text;
      const press = () => page.getByRole("button", { name: "Save", exact: true }).click();
      await page.goto(`/essays/${id}`);

      await paste(page, 0);
      await press();
      await expect(page.getByRole("alert").filter({ hasText: "contains a NUL character" }).first()).toBeVisible();
      await expect(editor(page)).toHaveAttribute("aria-invalid", "true");
      if (javaScriptEnabled) expect(await value(page)).toBe("before\0after");
      expect((await value(page)).replace(/[\0\ufffd]/g, "")).toBe("beforeafter");
      expect(await stored()).toBe("stored");
      if (javaScriptEnabled) await sound(page);

      if (javaScriptEnabled) {
        // Without script the browser itself makes U+FFFD of it before it sends.
        await paste(page, 0xd83d);
        await press();
        await expect(page.getByRole("alert").filter({ hasText: "half of a character" }).first()).toBeVisible();
        expect(await value(page)).toBe("before\ud83dafter");
        expect(await stored()).toBe("stored");
      }

      // 300,000 characters of three bytes each: too many, and by how many.
      const long = "文".repeat(300_000);
      await editor(page).fill(long);
      await press();
      await expect(
        page.getByRole("alert").filter({ hasText: "at most 200,000 fit. Shorten it by 100,000." }).first(),
      ).toBeVisible();
      expect((await value(page)) === long).toBe(true);
      expect(await stored()).toBe("stored");
      if (javaScriptEnabled) await sound(page);

      await editor(page).fill(words(12));
      await press();
      await expectSaved(page);
      expect(await stored()).toBe(words(12));
    });

    test("markup, Markdown and every script are stored as typed and counted alike", async ({
      page,
      db,
      person,
      signInAs,
    }) => {
      const { project, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      const { id } = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: "" });
      const text = "\n</textarea><script>alert(1)</script>\n\n- a — b / well-known\n  naïve 文字 😀 ½";
      await page.goto(`/essays/${id}`);
      await editor(page).fill(text);
      if (javaScriptEnabled) await expect(page.locator("#word-count")).toHaveText("8 words");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expectSaved(page);
      const essay = await db.essay.findUniqueOrThrow({ where: { id } });
      expect(essay.text).toBe(text);
      expect(essay.wordCount).toBe(8);
      await page.reload();
      await expect(editor(page)).toHaveValue(text);
      await expect(page.locator("#word-count")).toHaveText("8 words");
    });
  });
}
