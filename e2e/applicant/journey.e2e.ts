import { makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import {
  backTo,
  CHOICE,
  editor,
  expectSaved,
  makeWorld,
  openEssay,
  PLAIN,
  PROMPTS,
  save,
  sha256,
  signInByLink,
  submit,
  words,
} from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an applicant finds a project, answers, submits, submits again, withdraws and takes up again", async ({
      page,
      db,
      mailbox,
      sound,
    }) => {
      test.slow();
      const { cohort, project } = await makeWorld(db);
      const { title, slug } = project;
      const email = `ada-${slug}@example.org`;
      const look = async () => javaScriptEnabled && (await sound(page));

      // Finds it, and reads before signing in.
      await page.goto(`/cohorts/${cohort.slug}`);
      await page.getByRole("link", { name: title }).click();
      await expect(page.getByText("20 to 60 words, about 50 recommended")).toBeVisible();
      await expect(page.getByText("elsewhere this problem asks for 500 to 1,200 words")).toBeVisible();
      for (const prompt of PROMPTS) await expect(page.getByText(prompt)).toBeVisible();
      await page.getByRole("link", { name: "Apply" }).click();

      await signInByLink(page, mailbox, email);
      await expect(page.getByRole("heading", { level: 1, name: `Apply to ${title}` })).toBeVisible();
      await expect(page.getByText("20 to 60 words, about 50 recommended")).toBeVisible();
      await look();
      await page.getByRole("button", { name: "Start application" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Your application is begun." })).toBeVisible();
      await look();

      // Picks one prompt of three; any length is saved, and counted against this project's range.
      await openEssay(page, CHOICE);
      await look();
      await page.getByRole("radio", { name: PROMPTS[1] }).check();
      await editor(page).fill(words(5));
      if (javaScriptEnabled) {
        await expect(page.locator("#word-count")).toHaveText("5 words");
        await editor(page).press("End");
        await editor(page).pressSequentially(" and-two more —");
        await expect(page.locator("#word-count")).toHaveText("7 words");
        await expect(page.getByRole("status").filter({ hasText: "Not saved yet" })).toBeVisible();
        await editor(page).fill(words(61));
        await expect(page.getByText("1 word over the maximum")).toBeVisible();
        await editor(page).fill(words(60));
        await expect(page.getByText("fits", { exact: true })).toBeVisible();
        await editor(page).fill(words(5));
      }
      await save(page);
      await expect(page.locator("#word-count")).toHaveText("5 words");
      await expect(page.getByText("15 words short of the minimum")).toBeVisible();
      await look();
      await editor(page).fill(words(2_000));
      await save(page);
      await expect(page.locator("#word-count")).toHaveText("2,000 words");
      await expect(page.getByText("1,940 words over the maximum")).toBeVisible();
      await editor(page).fill(words(5));
      await save(page);
      await backTo(page, title);

      await openEssay(page, PLAIN);
      const experiment = `Measured — with care.\n\n${words(501)}`;
      await editor(page).fill(experiment);
      await save(page);
      await expect(page.locator("#word-count")).toHaveText("504 words");
      await backTo(page, title);

      // Refused: which problem, and by how much.
      await expect(page.getByText("2 answers are not ready yet.")).toBeVisible();
      await submit(page);
      const alert = page.getByRole("alert").filter({ hasText: "Nothing was sent yet" });
      await expect(alert).toContainText("2 answers are not ready. Your texts are kept as they are.");
      await expect(alert).toContainText(`“${CHOICE}” is 15 words short of its minimum of 20.`);
      await expect(alert).toContainText(`“${PLAIN}” is 4 words over its maximum of 500.`);
      if (javaScriptEnabled) await expect(page.locator(":focus").getByRole("alert")).toBeVisible();
      await look();
      await alert.getByRole("link", { name: "4 words over" }).click();
      await expect(page).toHaveURL(/#submit-problems-2$/);
      if (javaScriptEnabled) await expect(page.getByRole("link", { name: `Edit ${PLAIN}` })).toBeFocused();
      expect(await db.mail.count({ where: { to: email, kind: "receipt" } })).toBe(0);

      // Nothing of it is lost; mends both.
      await openEssay(page, PLAIN);
      await expect(editor(page)).toHaveValue(experiment);
      const shorter = `Measured — with care.\n\n${words(47)}`;
      await editor(page).fill(shorter);
      await save(page);
      await backTo(page, title);
      await expect(page.getByText("One answer is not ready yet.")).toBeVisible();
      await openEssay(page, CHOICE);
      await expect(page.getByRole("radio", { name: PROMPTS[1] })).toBeChecked();
      await expect(editor(page)).toHaveValue(words(5));
      await editor(page).fill(words(40));
      await save(page);
      await backTo(page, title);
      await expect(page.getByText(`${CHOICE}, prompt B: 40 words`)).toBeVisible();
      await expect(page.getByText("50 words, fits")).toBeVisible();

      // Submits: the receipt here, and by mail.
      await submit(page);
      await expect(
        page.getByRole("status").filter({ hasText: "Submitted. Your receipt is below, and on its way" }),
      ).toBeVisible();
      const receipt = page.getByRole("region", { name: "Your receipt" });
      const code = (await receipt.locator("dd").first().textContent()) ?? "";
      expect(code).toMatch(/^[A-Z0-9-]{8,}$/);
      await expect(receipt.locator("dd").nth(1)).toHaveText(/^\d{1,2} \w+ \d{4}, \d\d:\d\d:\d\d UTC$/);
      const time = (await receipt.locator("dd").nth(1).textContent()) ?? "";
      for (const fact of [CHOICE, PROMPTS[1], "40 words", sha256(words(40)), PLAIN, "50 words", sha256(shorter)])
        await expect(receipt).toContainText(fact);
      await look();
      const first = await mailbox.waitFor(email, ({ subject }) => subject.startsWith("Received:"));
      expect(first.subject).toContain(title);
      for (const fact of [code, time, "40 words", "50 words", sha256(words(40)), sha256(shorter)])
        expect(first.text).toContain(fact);

      await page.getByRole("link", { name: "Receipt to print" }).click();
      await expect(page.getByRole("heading", { level: 1, name: `Receipt ${code}` })).toBeVisible();
      await expect(page.getByText(sha256(words(40)))).toBeVisible();
      await look();
      await page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: title }).click();

      // Edits: told that it changed, submits again, gets another receipt.
      await openEssay(page, CHOICE);
      await editor(page).fill(`${words(40)} indeed`);
      await save(page);
      await backTo(page, title);
      await expect(page.getByText(`Changed since sent to “${title}” on`)).toBeVisible();
      await expect(page.getByText("You changed something since you submitted.")).toBeVisible();
      await look();
      await page
        .getByRole("navigation", { name: "Where you are" })
        .getByRole("link", { name: "My applications" })
        .click();
      await expect(page.getByText("Changed since you submitted; submit again to send the new text.")).toBeVisible();
      await look();
      await page.getByRole("link", { name: title }).click();
      await page.getByRole("button", { name: "Submit again" }).click();
      await expect(receipt).toContainText("number 2; it replaced the one before");
      await expect(receipt).toContainText(sha256(`${words(40)} indeed`));
      await expect(page.getByText(/Changed since (you submitted|sent)/)).toHaveCount(0);
      const second = (await receipt.locator("dd").first().textContent()) ?? "";
      expect(second).not.toBe(code);
      const again = await mailbox.waitFor(email, ({ text }) => text.includes(second));
      expect(again.text).toContain("41 words");

      // Withdraws, after being asked; takes up again, and submits anew.
      await page.getByText("Withdraw this application").click();
      await expect(page.getByText("Reviewers will not see it any more.")).toBeVisible();
      await look();
      await page.getByRole("button", { name: "Yes, withdraw it" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Your application is withdrawn." })).toBeVisible();
      await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
      await expect(page.getByRole("button", { name: /^Submit (application|again)/ })).toHaveCount(0);
      await look();
      await page.getByRole("button", { name: "Take up again" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Your application is a draft again." })).toBeVisible();
      await expect(page.getByText("Draft", { exact: true })).toBeVisible();
      await look();
      await submit(page);
      await expect(receipt).toContainText("number 3; it replaced the one before");

      // What was submitted stands as it was, each of the three times.
      const submissions = await db.submission.findMany({
        where: { application: { applicant: { email } } },
        include: { essays: { orderBy: { position: "asc" } } },
        orderBy: { number: "asc" },
      });
      expect(submissions.map(({ number, essays }) => [number, ...essays.map(({ wordCount }) => wordCount)])).toEqual([
        [1, 40, 50],
        [2, 41, 50],
        [3, 41, 50],
      ]);
      expect(submissions[0]?.essays[0]).toMatchObject({
        prompt: PROMPTS[1],
        text: words(40),
        minWords: 20,
        maxWords: 60,
        sha256: sha256(words(40)),
      });
    });

    test("one essay serves a second project that asks the same problem with another range", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { cohort, project, choice } = await makeWorld(db);
      const second = await makeProject(db, {
        cohortId: cohort.id,
        title: `Second look ${project.slug}`,
        problems: [{ problemId: choice, minWords: 40, recommendedWords: 45, maxWords: 50 }],
      });
      await signInAs(await person("applicant"));
      await page.goto(`/apply/${project.slug}`);
      await page.getByRole("button", { name: "Start application" }).click();
      await openEssay(page, CHOICE);
      await page.getByRole("radio", { name: PROMPTS[0] }).check();
      await editor(page).fill(words(55));
      await save(page);

      await page.goto(`/apply/${second.slug}`);
      await expect(page.getByText("You have an essay to this problem already:")).toBeVisible();
      await expect(page.getByText("55 words, 5 over the maximum")).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("button", { name: "Start application" }).click();
      await expect(page.getByText("55 words, 5 over the maximum")).toBeVisible();
      await openEssay(page, CHOICE);
      await expect(page.getByText("One essay for 2 of your applications:")).toBeVisible();
      await expect(editor(page)).toHaveValue(words(55));
      const rows = page.getByRole("complementary", { name: "Length and saving" }).getByRole("listitem");
      await expect(rows.filter({ hasText: project.title })).toContainText("20 to 60 words");
      await expect(rows.filter({ hasText: project.title })).toContainText(": fits");
      await expect(rows.filter({ hasText: second.title })).toContainText("40 to 50 words");
      await expect(rows.filter({ hasText: second.title })).toContainText("5 words over the maximum");
      if (javaScriptEnabled) await sound(page);

      await editor(page).fill(words(48));
      if (javaScriptEnabled) await expect(rows.filter({ hasText: second.title })).toContainText(": fits");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expectSaved(page);
      await backTo(page, second.title);
      await submit(page);
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("48 words");

      // The first project's application has the same text, and is not sent by the second's Submit.
      await page.goto("/applications");
      await expect(page.getByRole("listitem").filter({ hasText: project.title }).first()).toContainText("Draft");
      await page.getByRole("link", { name: project.title }).click();
      await expect(page.getByText("48 words, fits")).toBeVisible();
      await expect(page.getByText(`“${PLAIN}” has no answer yet.`)).toBeVisible();
      await submit(page);
      await expect(page.getByRole("alert").filter({ hasText: "Nothing was sent yet" })).toContainText(
        `“${PLAIN}” has no answer yet.`,
      );
    });
  });
}
