import { expect, test } from "../fixtures.ts";
import {
  backTo,
  CHOICE,
  editor,
  makeApplication,
  makeEssay,
  makeWorld,
  openEssay,
  save,
  submit,
  submitApplicationRow,
  words,
} from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("after the close nothing can be submitted, texts are still saved, and what was submitted stands", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { cohort, project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const { id } = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await makeEssay(db, { applicantId: ada.id, problemId: plain });
      const { submission } = await submitApplicationRow(db, { applicationId: id });

      // A change is on the page, and the button for it; then the clock runs out.
      await page.goto(`/applications/${id}`);
      await openEssay(page, CHOICE);
      await editor(page).fill(words(31));
      await save(page);
      await backTo(page, project.title);
      await expect(page.getByRole("button", { name: "Submit again" })).toBeVisible();
      await db.cohort.update({ where: { id: cohort.id }, data: { closesAt: new Date(Date.now() - 1_000) } });
      await submit(page);
      await expect(
        page.getByRole("alert").filter({
          hasText: "The deadline has passed. What you submitted before it stands; your texts are kept.",
        }),
      ).toBeVisible();

      await page.reload();
      await expect(page.getByRole("button", { name: /Submit/ })).toHaveCount(0);
      await expect(page.getByText("Closed", { exact: true })).toBeVisible();
      // What lies behind is not said to come.
      await expect.soft(page.getByText(/\bin (less than a|\d+) minute/)).toHaveCount(0);
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText(submission.receipt);
      // The very text that was sent, not the one edited since.
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("30 words");
      if (javaScriptEnabled) await sound(page);

      // Texts are still one's own to write.
      const essay = await db.essay.findFirstOrThrow({ where: { applicantId: ada.id, problemId: choice } });
      await page.goto(`/essays/${essay.id}`);
      await expect(editor(page)).toHaveValue(words(31));
      await editor(page).fill(words(32));
      await save(page);
      expect(await db.essay.findUnique({ where: { id: essay.id } })).toMatchObject({ text: words(32) });
      // Saved, but too late to be read: the page says it where one writes (promise 6).
      await expect(page.getByText(/deadline has passed|after the (deadline|close)|too late/i).first()).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      expect(await db.submission.count({ where: { applicationId: id } })).toBe(1);

      // No way in for anybody else.
      await page.goto(`/projects/${project.slug}`);
      await expect.poll(() => page.reload().then(() => page.getByRole("link", { name: "Apply" }).count())).toBe(0);
    });

    test("an application that was never submitted stays readable after the close, and says so", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { cohort, project, choice } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const { id } = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await db.cohort.update({ where: { id: cohort.id }, data: { closesAt: new Date(Date.now() - 1_000) } });
      await page.goto("/applications");
      await expect(page.getByText("Not submitted")).toBeVisible();
      await page.getByRole("link", { name: project.title }).click();
      await expect(page.getByText("This application was not submitted, and it can’t be any more.")).toBeVisible();
      await expect(page.getByRole("button", { name: /Submit/ })).toHaveCount(0);
      if (javaScriptEnabled) await sound(page);
      await openEssay(page, CHOICE);
      await expect(editor(page)).toHaveValue(words(30));
      await editor(page).fill(words(31));
      await save(page);

      // Withdrawing is still possible; taking up again is not.
      await page.goto(`/applications/${id}`);
      await page.getByText("Withdraw this application").click();
      await expect(page.getByText("The deadline has passed, so you could not take it up again.")).toBeVisible();
      await page.getByRole("button", { name: "Yes, withdraw it" }).click();
      await expect(page.getByRole("heading", { name: "You withdrew this application" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Take up again" })).toHaveCount(0);
    });
  });
}
