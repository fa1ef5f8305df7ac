import { expect, test } from "../fixtures.ts";
import { editor, expectSaved, makeApplication, makeEssay, makeWorld, signInByLink, words } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the session ends while one types: one signs in in another tab, presses again, and the text is there", async ({
      page,
      context,
      db,
      person,
      signInAs,
      mailbox,
      sound,
    }) => {
      const { project, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      const { id } = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: "stored" });
      await page.goto(`/essays/${id}`);
      await editor(page).fill(words(333));
      await db.session.deleteMany({ where: { userId: ada.id } });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      const alert = page.getByRole("alert").filter({ hasText: "signed out" }).first();
      await expect(alert).toContainText("sign in in another tab");
      await expect(editor(page)).toHaveValue(words(333));
      expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe("stored");
      if (javaScriptEnabled) await sound(page);

      const [other] = await Promise.all([
        context.waitForEvent("page"),
        page.getByRole("link", { name: "Sign in in another tab" }).click(),
      ]);
      await signInByLink(other, mailbox, ada.email);
      await expect(other).toHaveURL(new RegExp(`/essays/${id}`));

      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expectSaved(page);
      await expect(editor(page)).toHaveValue(words(333));
      expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe(words(333));
    });

    test("Submit after the session ended sends nothing, and leads back", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
    }) => {
      const { project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const { id } = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await makeEssay(db, { applicantId: ada.id, problemId: plain });
      await page.goto(`/applications/${id}`);
      await db.session.deleteMany({ where: { userId: ada.id } });
      await page.getByRole("button", { name: "Submit application" }).click();
      await expect(page.getByText(/signed out|Sign in/).first()).toBeVisible();
      expect(await db.submission.count({ where: { applicationId: id } })).toBe(0);

      // The same press by the same person, signed in.
      const again = await pageOf(ada);
      await again.goto(`/applications/${id}`);
      await again.getByRole("button", { name: "Submit application" }).click();
      await expect(again.getByRole("region", { name: "Your receipt" })).toBeVisible();
    });
  });
}
