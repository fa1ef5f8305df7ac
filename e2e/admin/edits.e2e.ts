import { makeApplication, makeEssay, submitApplicationRow } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { expectPublic, makePublished, notice, refusal } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an edit of a problem that somebody answers makes a new version; what was submitted keeps the old", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { project, problem } = await makePublished(db, await person("mentor"));
      const ada = await person("applicant");
      const { id } = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: problem.id });
      await submitApplicationRow(db, { applicationId: id });
      await signInAs(await person("admin"));

      await page.goto(`/admin/problems/${problem.id}`);
      await expect(page.getByText("1 person answers this problem.")).toBeVisible();
      await page.getByRole("textbox", { name: "Prompt 1" }).fill("What do you doubt least about your own field?");
      await page.getByRole("button", { name: "Save the problem" }).click();
      await expect(notice(page, "Saved as a new version, since somebody answers this problem already.")).toBeVisible();
      await expect(page.getByText("Version 2")).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      expect(await db.problemVersion.count({ where: { problemId: problem.id } })).toBe(2);
      const sent = await db.submissionEssay.findFirstOrThrow({ where: { submission: { applicationId: id } } });
      expect(sent).toMatchObject({
        prompt: "What do you doubt most about your own field?",
        problemVersionId: problem.version.id,
      });
      await page.goto(`/projects/${project.slug}`);
      await expect
        .poll(() => page.reload().then(() => page.getByText("What do you doubt least").count()), { timeout: 5_000 })
        .toBe(1);

      // The same press with nothing changed makes no third.
      await page.goto(`/admin/problems/${problem.id}`);
      await page.getByRole("button", { name: "Save the problem" }).click();
      await expect(page.getByRole("status").first()).toBeVisible();
      expect(await db.problemVersion.count({ where: { problemId: problem.id } })).toBe(2);
    });

    test("two admins edit the same details: the later is told, loses nothing, and decides", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
      sound,
    }) => {
      const { project } = await makePublished(db, await person("mentor"));
      const early = await person("admin", { name: "Early Bird" });
      await signInAs(await person("admin"));
      const other = await pageOf(early);
      const path = `/admin/projects/${project.id}/details`;
      await page.goto(path);
      await other.goto(path);
      await other.getByRole("textbox", { name: "Title" }).fill(`${project.title} by Early`);
      await other.getByRole("button", { name: "Save the details" }).click();
      await expect(notice(other, "Saved.")).toBeVisible();

      await page.getByRole("textbox", { name: "Title" }).fill(`${project.title} by Late`);
      await page.getByRole("textbox", { name: "Summary" }).fill("A late summary.");
      await page.getByRole("button", { name: "Save the details" }).click();
      await expect(refusal(page)).toContainText("Early Bird changed the title");
      await expect(refusal(page)).toContainText("Nothing was saved and nothing is lost");
      await expect(page.getByRole("region", { name: "What is stored now" })).toContainText(`${project.title} by Early`);
      await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue(`${project.title} by Late`);
      await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue("A late summary.");
      expect((await db.project.findUniqueOrThrow({ where: { id: project.id } })).title).toBe(
        `${project.title} by Early`,
      );
      if (javaScriptEnabled) await sound(page);

      await page.getByRole("button", { name: "Save the details" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();
      expect(await db.project.findUniqueOrThrow({ where: { id: project.id } })).toMatchObject({
        title: `${project.title} by Late`,
        summary: "A late summary.",
      });
      await expectPublic(page, `/projects/${project.slug}`, `${project.title} by Late`);
    });

    test("the session ends while an admin writes: what was typed is not lost", async ({
      page,
      context,
      db,
      person,
      signInAs,
    }) => {
      const { project } = await makePublished(db, await person("mentor"));
      const admin = await person("admin");
      await signInAs(admin);
      await page.goto(`/admin/projects/${project.id}/details`);
      await page.getByRole("textbox", { name: "Research question" }).fill("A question that took an hour to write.");
      await db.session.deleteMany({ where: { userId: admin.id } });
      await page.getByRole("button", { name: "Save the details" }).click();
      await expect(page.getByText(/signed out/).first()).toBeVisible();
      await expect(page.getByText("A question that took an hour to write.").first()).toBeVisible();
      await signInAs(admin, context);
      await page.getByRole("button", { name: /^(Save the details|Send it again)$/ }).click();
      await expect
        .poll(async () => (await db.project.findUniqueOrThrow({ where: { id: project.id } })).question)
        .toBe("A question that took an hour to write.");
    });
  });
}
