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

    test("after the close what is sent is kept as late, texts are still saved, and what was submitted stands", async ({
      page,
      db,
      person,
      signInAs,
      mailbox,
      sound,
    }) => {
      test.slow();
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
      await expect(page.getByRole("status").filter({ hasText: "Received after the deadline." })).toBeVisible();

      // Kept and told as late; what was in time is what reviewers read.
      await page.reload();
      const late = await db.submission.findFirstOrThrow({ where: { applicationId: id, late: true } });
      await expect(page.getByText("Received late on")).toBeVisible();
      await expect(page.getByText(late.receipt).first()).toBeVisible();
      await expect(page.getByRole("button", { name: /^(Submit|Send it late)/ })).toHaveCount(0);
      await expect(page.getByText("Closed", { exact: true })).toBeVisible();
      // What lies behind is not said to come.
      await expect.soft(page.getByText(/\bin (less than a|\d+) minute/)).toHaveCount(0);
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText(submission.receipt);
      // The very text that was sent in time, not the one edited since.
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("30 words");
      await mailbox.waitFor(ada, ({ subject }) => subject.startsWith("Received late"));
      if (javaScriptEnabled) await sound(page);

      // Texts are still one's own to write, and can be sent late once more.
      const essay = await db.essay.findFirstOrThrow({ where: { applicantId: ada.id, problemId: choice } });
      await page.goto(`/essays/${essay.id}`);
      await expect(editor(page)).toHaveValue(words(31));
      await editor(page).fill(words(32));
      await save(page);
      expect(await db.essay.findUnique({ where: { id: essay.id } })).toMatchObject({ text: words(32) });
      // Saved, but too late to be read: the page says it where one writes (promise 6).
      await expect(page.getByText(/deadline has passed|after the (deadline|close)|too late/i).first()).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      await page.goto(`/applications/${id}`);
      await page.getByRole("button", { name: "Send it late" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Received after the deadline." })).toBeVisible();
      const all = await db.submission.findMany({ where: { applicationId: id }, orderBy: { number: "asc" } });
      expect(all.map((one) => one.late)).toEqual([false, true, true]);
      expect(await db.application.findUnique({ where: { id } })).toMatchObject({ submissionId: submission.id });

      // No way in for anybody else.
      await page.goto(`/projects/${project.slug}`);
      await expect.poll(() => page.reload().then(() => page.getByRole("link", { name: "Apply" }).count())).toBe(0);
    });

    test("an application that was never submitted stays readable after the close, says so, and can be sent late", async ({
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
      await db.cohort.update({ where: { id: cohort.id }, data: { closesAt: new Date(Date.now() - 1_000) } });
      await page.goto("/applications");
      await expect(page.getByText("Not submitted")).toBeVisible();
      await page.getByRole("link", { name: project.title }).click();
      await expect(page.getByText("This application was not submitted before the deadline.")).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      // It is not complete: pressing says what is missing, as before the deadline.
      await page.getByRole("button", { name: "Send it late" }).click();
      await expect(page.getByRole("alert").first()).toContainText("Nothing was sent yet");
      await openEssay(page, CHOICE);
      await expect(editor(page)).toHaveValue(words(30));
      await editor(page).fill(words(31));
      await save(page);
      await makeEssay(db, { applicantId: ada.id, problemId: plain });
      await page.goto(`/applications/${id}`);
      await page.getByRole("button", { name: "Send it late" }).click();
      await expect(page.getByText("Received late on")).toBeVisible();
      expect(await db.application.findUnique({ where: { id } })).toMatchObject({ state: "draft", submissionId: null });
      if (javaScriptEnabled) await sound(page);

      // Withdrawing is still possible; taking up again is not.
      await page.getByText("Withdraw this application").click();
      await expect(page.getByText("The deadline has passed, so you could not take it up again.")).toBeVisible();
      await page.getByRole("button", { name: "Yes, withdraw it" }).click();
      await expect(page.getByRole("heading", { name: "You withdrew this application" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Take up again" })).toHaveCount(0);
    });
  });
}
