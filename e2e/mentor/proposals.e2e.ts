// A mentor wants their project's page to say something else; whether it does is an admin's to say, until they are trusted.
import { paths } from "#lib/paths.ts";
import { makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("what a mentor proposes is compared, declined, published, and later published by themselves", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
      sound,
      mailbox,
    }) => {
      const [mentor, admin] = [await person("mentor"), await person("admin")];
      const project = await makeProject(db, { mentorUserIds: [mentor.id], title: `A question ${Date.now()}` });
      const look = script ? sound : async () => {};
      await signInAs(mentor);
      await page.goto(paths.proposals);
      await page.getByRole("link", { name: project.title }).click();
      await page.getByLabel("Research directions").fill("- See [this](/projects/there-is-none)");
      await page.getByLabel("Places").fill("9");
      await page.getByLabel("Note to the admin").fill("More places, and a direction.");
      await page.getByRole("button", { name: "Send to the admins" }).click();
      await expect(page.getByRole("link", { name: /leads to a page that is not there/ })).toBeVisible();
      await look(page);
      await page.getByLabel("Research directions").fill("- See what comes");
      await page.getByRole("button", { name: "Send to the admins" }).click();
      await expect(page.getByText("Sent. The admins are told by e-mail")).toBeVisible();
      await expect(page.getByRole("button", { name: "Publish this proposal" })).toHaveCount(0);

      const desk = await pageOf(admin);
      const letter = await mailbox.waitFor(admin, ({ subject }) => subject.includes(project.title));
      expect(letter.text).toContain("> More places, and a direction.");
      await desk.goto(paths.admin.proposals);
      await desk.getByRole("link", { name: project.title }).click();
      await expect(desk.getByText("Not changed: the title")).toBeVisible();
      await look(desk);
      await desk.getByRole("link", { name: "See the page as it would be" }).click();
      await expect(desk.getByRole("heading", { level: 1 })).toHaveText(project.title);
      await expect(desk.getByText("See what comes")).toBeVisible();
      await desk.getByRole("link", { name: "Back to the changes" }).click();
      await desk.getByLabel("Your answer to the mentor").fill("Eight, please.");
      await desk.getByRole("button", { name: "Decline this proposal" }).click();
      await expect(desk.getByText("Declined. Whoever proposed it is told")).toBeVisible();

      await mailbox.waitFor(mentor, ({ text }) => text.includes("> Eight, please."));
      await page.goto(paths.proposal(project.slug));
      await expect(page.getByText("Eight, please.")).toBeVisible();
      await expect(page.getByLabel("Places")).toHaveValue("9");
      await page.getByLabel("Places").fill("8");
      await page.getByRole("button", { name: "Send to the admins" }).click();
      await expect(page.getByText("Sent. The admins are told by e-mail")).toBeVisible();
      await desk.goto(paths.proposal(project.slug, "changes"));
      await desk.getByRole("button", { name: "Publish this proposal" }).click();
      await expect(desk.getByText("The proposal is published.")).toBeVisible();
      await expect(async () => {
        await page.goto(paths.project(project.slug));
        await expect(page.getByText("See what comes")).toBeVisible({ timeout: 1_000 });
      }).toPass();

      await desk.goto(paths.admin.mentor(mentor.mentorId ?? ""));
      await desk.getByLabel("Publishes changes to their own projects without an admin").check();
      await desk.locator("#trust").getByRole("button", { name: "Save" }).click();
      await expect(desk.getByText(/Noted\. They publish changes/)).toBeVisible();
      await page.goto(paths.proposal(project.slug));
      await page.getByLabel("Summary").fill("In my own words.");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText("Saved. Nobody else sees it before you send it.")).toBeVisible();
      await page.getByRole("link", { name: "the page of changes" }).click();
      await page.getByRole("button", { name: "Publish this proposal" }).click();
      await expect(page.getByText("The proposal is published.")).toBeVisible();
      expect((await db.project.findUniqueOrThrow({ where: { id: project.id } })).summary).toBe("In my own words.");
    });
  });
}
