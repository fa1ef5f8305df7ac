import { makeApplication, makeEssay, makeReview, submitApplicationRow } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { expectBlind, makeWorld } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a mentor reads an essay with masks, is shown who wrote it for a reason, and an admin reads why", async ({
      page,
      db,
      person,
      pageOf,
      signInAs,
      sound,
    }) => {
      test.slow();
      const { project, mentor } = await makeWorld(db, 0);
      const look = async () => javaScriptEnabled && (await sound(page));
      const writer = await person("applicant", {
        name: "Zephyrine Quillfeather",
        affiliation: "Quillfeather Institute",
      });
      for (const { problemId } of project.problems)
        await makeEssay(db, {
          applicantId: writer.id,
          problemId,
          text: `I am **Zephyrine** Quillfeather of the Quillfeather Institute, ${writer.email}, and I doubt [everything](https://github.com/zephyrine-quillfeather).`,
        });
      const { id, code } = await makeApplication(db, { projectId: project.id, applicantId: writer.id });
      await submitApplicationRow(db, { applicationId: id });
      await signInAs(mentor);

      // The essay is read without what tells who wrote it, and its masks are seen.
      await page.goto(`/review/${project.slug}/${code}`);
      const essay = page.locator("article", { has: page.getByRole("heading", { name: "A doubt of your own" }) });
      for (const mask of ["name masked", "affiliation masked", "address masked", "profile masked"])
        await expect(essay.getByText(mask).first()).toBeVisible();
      await expect(essay).toContainText("I am name masked name masked of the affiliation masked");
      await expect(page.getByText("Once your own review is submitted you can ask")).toBeVisible();
      await expectBlind(page, [writer]);
      await look();

      // After their own review: a reason that says nothing is refused, one that does is kept.
      await makeReview(db, { applicationId: id, reviewerId: mentor.id });
      await page.goto(`/review/${project.slug}/${code}`);
      await expect(page.getByRole("link", { name: "Change my review" })).toBeVisible();
      await page.getByText("I need to see who wrote this application").click();
      await expect(page.getByText("Your review can’t be changed any more.")).toBeVisible();
      const reason = page.getByLabel("Why do you need to know?");
      await reason.fill("Why not");
      await page.getByRole("button", { name: "Show me who wrote it" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "at least 10 characters" })).toBeVisible();
      await expect(reason).toHaveValue("Why not");
      await expectBlind(page, [writer]);
      await reason.fill("We want to invite them to an interview.");
      await page.getByRole("button", { name: "Show me who wrote it" }).click();

      await expect(page.getByText("You see who wrote this application now.")).toBeVisible();
      const who = page.getByRole("region", { name: "Who wrote it" });
      await expect(who).toContainText("Zephyrine Quillfeather");
      await expect(who).toContainText("Quillfeather Institute");
      await expect(who).not.toContainText(writer.email);
      await expect(essay).toContainText("I am Zephyrine Quillfeather of the Quillfeather Institute");
      await expect(page.getByRole("link", { name: "Change my review" })).toHaveCount(0);
      await look();

      // An admin reads to whom it was shown and why, and both texts beside each other.
      const admin = await pageOf(await person("admin"));
      await admin.goto(`/admin/projects/${project.id}`);
      await admin.getByRole("link", { name: "Who wrote what" }).click();
      await expect(admin.getByRole("heading", { level: 1 })).toHaveText(`Applications to “${project.title}”`);
      await expect(admin.getByRole("listitem").filter({ hasText: mentor.name })).toContainText(
        "We want to invite them to an interview.",
      );
      await admin.getByLabel("Application’s code").fill(code.toLowerCase());
      await admin.getByRole("button", { name: "Open it" }).click();
      await expect(admin.getByRole("heading", { level: 1 })).toHaveText(`Application ${code}`);
      await expect(admin.getByText(writer.email).first()).toBeVisible();
      await expect(admin.getByText("5 places masked")).toBeVisible();
      if (javaScriptEnabled) await sound(admin);
    });
  });
}
