import { expect, test } from "../fixtures.ts";
import { editor, expectSaved, makeApplication, makeEssay, makeWorld, signInByLink, words } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the session ends while one types: one signs in in another tab, and the text is there and is saved", async ({
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
      const text = `${words(333)}\n\n"quoted" <b>& more</b>\n  indented`;
      await page.goto(`/essays/${id}`);
      await editor(page).fill(text);
      await db.session.deleteMany({ where: { userId: ada.id } });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(
        page
          .getByText(/you are signed out/i)
          .filter({ visible: true })
          .first(),
      ).toBeVisible();
      await expect(page.getByRole("alert").filter({ hasText: /sign in in another tab/i })).toBeVisible();
      await expect(javaScriptEnabled ? editor(page) : page.getByLabel("What you typed")).toHaveValue(text);
      expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe("stored");
      if (javaScriptEnabled) await sound(page);

      const other = await context.newPage();
      await other.goto(`/essays/${id}`);
      await signInByLink(other, mailbox, ada.email);
      await expect(other).toHaveURL(new RegExp(`/essays/${id}`));
      // With its script, the first tab hears of it and sends by itself.
      if (!javaScriptEnabled) {
        await expect(editor(other)).toHaveValue("stored");
        await page.getByRole("button", { name: "Send it again", exact: true }).click();
      }
      await expectSaved(page);
      await expect(editor(page)).toHaveValue(text);
      expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe(text);
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
      await expect(page.getByText(/signed out|sign in/i).first()).toBeVisible();
      expect(await db.submission.count({ where: { applicationId: id } })).toBe(0);

      // The same press by the same person, signed in.
      const again = await pageOf(ada);
      await again.goto(`/applications/${id}`);
      await again.getByRole("button", { name: "Submit application" }).click();
      await expect(again.getByRole("region", { name: "Your receipt" })).toBeVisible();
    });
  });
}

test("the page that gives a form back to somebody signed out suits everybody", async ({ page, baseURL, sound }) => {
  // It is shown to those without script only, where axe can't run: so its very bytes are looked at with it.
  const text = `${"A very long sentence, ".repeat(40)} </textarea><script>alert(1)</script>`;
  const answer = await page.request.post("/essays/00000000-0000-7000-8000-000000000000", {
    multipart: { text, version: "1" },
    headers: { Origin: baseURL ?? "" },
  });
  expect(answer.status()).toBe(401);
  await page.setContent(await answer.text());
  await expect(page.getByLabel("What you typed")).toHaveValue(text);
  await expect(page.getByRole("link", { name: "Sign in in another tab" })).toBeVisible();
  await sound(page);
});
