import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { editor, expectSaved, makeApplication, makeEssay, makeWorld, save, submit, words } from "./world.ts";

/** Sends what is in the field, or, where the script has done so already, lets it be. */
const press = async (page: Page) => {
  const button = page.getByRole("button", { name: "Save", exact: true });
  await button.click({ timeout: 6_000 }).catch(() => expect(button).toHaveCount(0));
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the same essay in two places: both texts are shown, and one chooses", async ({
      page,
      context,
      db,
      person,
      signInAs,
      pageOf,
      sound,
    }) => {
      const { project, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      const { id } = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: "In the beginning." });
      const stored = async () => (await db.essay.findUniqueOrThrow({ where: { id } })).text;
      // Two tabs of one browser tell each other what they save where their script runs.
      const other = javaScriptEnabled ? await pageOf(ada) : await context.newPage();
      await page.goto(`/essays/${id}`);
      await other.goto(`/essays/${id}`);

      await editor(other).fill("Written at the desk.");
      await save(other);
      await editor(page).fill("Written on the train.");
      await press(page);
      const bothAre = async (there: Page, mine: string, theirs: string) => {
        await expect(there.getByRole("heading", { name: "Which text is to be kept?" })).toBeVisible();
        await expect(there.getByLabel("The text saved elsewhere")).toHaveValue(theirs);
        await expect(editor(there)).toHaveValue(mine);
        await expect(there.locator(".difference")).toBeVisible();
      };
      await bothAre(page, "Written on the train.", "Written at the desk.");
      expect(await stored()).toBe("Written at the desk.");
      if (javaScriptEnabled) {
        // The button that was pressed is gone; who works by keyboard is not thrown back to the page's beginning.
        await expect.soft(page.locator("main :focus")).toHaveCount(1);
        await sound(page);
      }

      // Mine over it, and what it replaces is in the history.
      await page.getByRole("button", { name: "Keep mine" }).click();
      await expectSaved(page);
      await expect(page.getByLabel("The text saved elsewhere")).toHaveCount(0);
      expect(await stored()).toBe("Written on the train.");
      const replaced = await db.essayRevision.findMany({ where: { essayId: id, reason: "replaced" } });
      expect(replaced.map(({ text }) => text)).toEqual(["Written at the desk."]);

      // The other place is behind now; it takes what is stored.
      await editor(other).fill("At the desk again.");
      await press(other);
      await bothAre(other, "At the desk again.", "Written on the train.");
      await other.getByRole("link", { name: "Take the other" }).click();
      await expect(editor(other)).toHaveValue("Written on the train.");
      if (javaScriptEnabled) {
        await other.getByText("Your text from before you took the other one").click();
        await expect(other.getByLabel("Your text from before")).toHaveValue("At the desk again.");
        await sound(other);
      }
      await editor(other).fill("Written on the train, and at the desk.");
      await save(other);
      expect(await stored()).toBe("Written on the train, and at the desk.");

      // And here both are made into one.
      await editor(page).fill("Mine.");
      await press(page);
      await bothAre(page, "Mine.", "Written on the train, and at the desk.");
      await page.getByRole("button", { name: "Keep both, to edit" }).click();
      await expect(editor(page)).toHaveValue("Mine.\n\nWritten on the train, and at the desk.");
      await save(page);
      expect(await stored()).toBe("Mine.\n\nWritten on the train, and at the desk.");
    });

    test("a conflict that is overtaken by a third text is a conflict again", async ({
      page,
      context,
      db,
      person,
      signInAs,
      pageOf,
    }) => {
      const { project, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      const { id } = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: "One." });
      const other = javaScriptEnabled ? await pageOf(ada) : await context.newPage();
      await page.goto(`/essays/${id}`);
      await other.goto(`/essays/${id}`);
      await editor(other).fill("Two.");
      await save(other);
      await editor(page).fill("Mine.");
      await press(page);
      await expect(page.getByLabel("The text saved elsewhere")).toHaveValue("Two.");
      await editor(other).fill("Three.");
      await save(other);
      await page.getByRole("button", { name: "Keep mine" }).click();
      await expect(page.getByLabel("The text saved elsewhere")).toHaveValue("Three.");
      await expect(editor(page)).toHaveValue("Mine.");
      expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe("Three.");
    });

    test("Submit pressed twice, and in two tabs at once, is one submission, one receipt and one mail", async ({
      page,
      context,
      db,
      person,
      signInAs,
      mailbox,
    }) => {
      const { project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const { id } = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await makeEssay(db, { applicantId: ada.id, problemId: plain });
      const other = await context.newPage();
      for (const tab of [page, other]) await tab.goto(`/applications/${id}`);
      await Promise.all([page.getByRole("button", { name: "Submit application" }).dblclick(), submit(other)]);
      const codes: (string | null)[] = [];
      for (const tab of [page, other]) {
        const receipt = tab.getByRole("region", { name: "Your receipt" });
        await expect(receipt).toBeVisible();
        codes.push(await receipt.locator("dd").first().textContent());
      }
      expect(codes[0]).toBe(codes[1]);
      expect(await db.submission.count({ where: { applicationId: id } })).toBe(1);
      expect(await db.mail.count({ where: { to: ada.email, kind: "receipt" } })).toBe(1);
      await mailbox.waitFor(ada, ({ text }) => text.includes(codes[0] ?? "?"));
      expect(
        await db.auditEvent.count({ where: { subject: "application", subjectId: id, act: "submitApplication" } }),
      ).toBe(1);
    });
  });
}
