import { expect, test } from "../fixtures.ts";
import {
  CHOICE,
  editor,
  expectSaved,
  makeApplication,
  makeEssay,
  makeGroup,
  makeWorld,
  openEssay,
  PLAIN,
  PROMPTS,
  rewordProblem,
  save,
  submit,
  words,
} from "./world.ts";

// What an admin may do to a project while somebody is writing for it.
for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the prompt that one answers is removed while one writes: the text stays, another prompt is chosen", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { project, choice } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      const essay = await makeEssay(db, { applicantId: ada.id, problemId: choice, text: "" });
      await makeEssay(db, { applicantId: ada.id, problemId: project.problems[1]?.problemId ?? "" });

      await page.goto(`/applications/${application.id}`);
      await openEssay(page, CHOICE);
      await page.getByRole("radio", { name: PROMPTS[1] }).check();
      await editor(page).fill(words(30));
      await rewordProblem(db, choice, [PROMPTS[0], PROMPTS[2]]);
      await page.getByRole("button", { name: "Save", exact: true }).click();

      await expect(page.getByText(/^(Error: )?The prompt that you chose is not asked any more/).first()).toBeVisible();
      await expect(editor(page)).toHaveValue(words(30));
      await expect(page.getByRole("radio")).toHaveCount(2);
      await expect(page.getByRole("radio", { name: PROMPTS[1] })).toHaveCount(0);
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("radio", { name: PROMPTS[2] }).check();
      await save(page);

      expect(await db.essay.findUnique({ where: { id: essay.id }, include: { prompt: true } })).toMatchObject({
        text: words(30),
        prompt: { text: PROMPTS[2] },
      });
      await page.goto(`/applications/${application.id}`);
      await submit(page);
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText(PROMPTS[2]);
    });

    test("the prompt of a stored essay is removed: Submit asks for another, and sends nothing", async ({
      page,
      db,
      person,
      signInAs,
    }) => {
      const { project, choice } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await makeEssay(db, { applicantId: ada.id, problemId: project.problems[1]?.problemId ?? "" });
      await page.goto(`/applications/${application.id}`);
      await rewordProblem(db, choice, [PROMPTS[1], PROMPTS[2]]);
      await submit(page);
      await expect(page.getByRole("alert").filter({ hasText: "Nothing was sent yet" })).toContainText(
        `“${CHOICE}”: choose which prompt you answer.`,
      );
      expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(0);
      await openEssay(page, CHOICE);
      await expect(editor(page)).toHaveValue(words(30));
      await page.getByRole("radio", { name: PROMPTS[2] }).check();
      await save(page);
    });

    test("a problem is removed from the project while one writes: the text is still saved, and not asked for", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      const essay = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: "" });

      await page.goto(`/applications/${application.id}`);
      await openEssay(page, PLAIN);
      await editor(page).fill(words(3));
      await db.projectProblem.deleteMany({ where: { projectId: project.id, problemId: plain } });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expectSaved(page);
      expect(await db.essay.findUnique({ where: { id: essay.id } })).toMatchObject({ text: words(3) });
      await page.reload();
      await expect(editor(page)).toHaveValue(words(3));
      // Nobody asks for it now; the page says so instead of saying nothing.
      await expect(page.getByText(/not asked|no project asks|none of your applications/i)).toBeVisible();
      if (javaScriptEnabled) await sound(page);

      await page.goto(`/applications/${application.id}`);
      await expect(page.getByRole("heading", { name: PLAIN })).toHaveCount(0);
      await submit(page);
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("30 words");
      const sent = await db.submissionEssay.findMany({ where: { submission: { applicationId: application.id } } });
      expect(sent.map(({ title }) => title)).toEqual([CHOICE]);
    });

    test("a problem is added to the project after one began: it is begun from the application's page", async ({
      page,
      db,
      person,
      signInAs,
    }) => {
      const { project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await page.goto(`/applications/${application.id}`);
      await page.getByRole("button", { name: `Write ${PLAIN}` }).click();
      await expect(page.getByRole("heading", { level: 1, name: PLAIN })).toBeVisible();
      await editor(page).fill(words(30));
      await save(page);
      expect(await db.essay.findFirst({ where: { applicantId: ada.id, problemId: plain } })).toMatchObject({
        text: words(30),
      });
    });

    test("the range is changed before the press of Submit: refused by the new one, which the page then shows", async ({
      page,
      db,
      person,
      signInAs,
    }) => {
      const { project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await makeEssay(db, { applicantId: ada.id, problemId: plain });
      await page.goto(`/applications/${application.id}`);
      await expect(page.getByText("30 words, fits")).toBeVisible();
      await db.projectProblem.updateMany({
        where: { projectId: project.id, problemId: choice },
        data: { minWords: 45, recommendedWords: 50 },
      });
      await submit(page);
      await expect(page.getByRole("alert").filter({ hasText: "Nothing was sent yet" })).toContainText(
        `“${CHOICE}” is 15 words short of its minimum of 45.`,
      );
      await expect(page.getByText("45 to 60 words")).toBeVisible();
      await expect(page.getByText("30 words, fits")).toHaveCount(0);
      expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(0);
    });

    test("the problems become a choice before the press of Submit: one is left out, and nothing is lost", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      await makeEssay(db, { applicantId: ada.id, problemId: plain, text: words(40) });
      await page.goto(`/applications/${application.id}`);
      await makeGroup(db, { projectId: project.id, problemIds: [choice, plain], pick: 1 });
      await submit(page);
      await expect(page.getByRole("alert").filter({ hasText: "Nothing was sent yet" })).toContainText(
        `Answer only 1 of “${CHOICE}” and “${PLAIN}”: 2 would be sent. Leave one out of this application.`,
      );
      if (javaScriptEnabled) await sound(page);
      expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(0);
      await page.getByRole("button", { name: `Leave out ${PLAIN}` }).click();
      await expect(page.getByText("40 words, left out of this application")).toBeVisible();
      await submit(page);
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("30 words");
      const sent = await db.submissionEssay.findMany({ where: { submission: { applicationId: application.id } } });
      expect(sent.map(({ title }) => title)).toEqual([CHOICE]);
      expect(await db.essay.findFirst({ where: { applicantId: ada.id, problemId: plain } })).toMatchObject({
        text: words(40),
      });
    });

    test("a text for a problem that asks for links by now is kept, and told apart from links at Submit", async ({
      page,
      db,
      person,
      signInAs,
    }) => {
      const { project, choice, plain } = await makeWorld(db);
      const ada = await person("applicant");
      await signInAs(ada);
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
      const essay = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: "" });
      await page.goto(`/applications/${application.id}`);
      await openEssay(page, PLAIN);
      await editor(page).fill("Look at my page, please");
      // Nobody had written anything, so the kind could still be changed.
      const range = { minWords: 1, recommendedWords: null, maxWords: 5 };
      await db.problemVersion.updateMany({ where: { problemId: plain }, data: { kind: "links", ...range } });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expectSaved(page);
      expect(await db.essay.findUnique({ where: { id: essay.id } })).toMatchObject({ text: "Look at my page, please" });

      await page.goto(`/applications/${application.id}`);
      await submit(page);
      await expect(page.getByRole("alert").filter({ hasText: "Nothing was sent yet" })).toContainText(
        new RegExp(`“${PLAIN}” has an address in line 1 that can’t be used`),
      );
      expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(0);
      await openEssay(page, PLAIN);
      await expect(page.getByRole("textbox").first()).toHaveValue("Look at my page, please");
      await page.getByRole("textbox").first().fill("https://example.org/my-page");
      await save(page);
      await page.goto(`/applications/${application.id}`);
      await submit(page);
      await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("1 link");
    });
  });
}
