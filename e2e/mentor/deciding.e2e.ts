// What readers say to each other of an application, and what its mentors decide.
import type { Page } from "@playwright/test";
import { paths } from "#lib/paths.ts";
import { makeReview } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { CLARITY, expectBlind, INSIGHT, makeWorld, score } from "./world.ts";

test("a reader mentions two others: one reads it at once, the other once their own review is in", async ({
  page,
  db,
  person,
  pageOf,
  signInAs,
  mailbox,
  sound,
}) => {
  test.slow();
  const [noor, felix] = [await person("reviewer"), await person("reviewer")];
  const { project, mentor, applications } = await makeWorld(db, 1, { reviewerUserIds: [noor.id, felix.id] });
  const [application] = applications;
  if (!application) throw new Error("Nobody applied.");
  for (const reader of [mentor, noor])
    await makeReview(db, { applicationId: application.id, reviewerId: reader.id, scores: [4, 2] });
  const here = paths.reviewApplication(project.slug, application.code);
  const discussion = (of: Page) => of.getByRole("region", { name: "Discussion" });

  // Felix has not read it, and finds no discussion.
  const felixes = await pageOf(felix);
  await felixes.goto(here);
  await expect(discussion(felixes)).toContainText("opens once your own review is in");
  await expect(discussion(felixes).getByRole("textbox")).toHaveCount(0);

  // The mentor writes; one name is completed, the other ticked.
  await signInAs(mentor);
  await page.goto(here);
  const words = discussion(page).getByLabel("Your comment");
  await words.fill("");
  await words.pressSequentially(`I doubt the **control**. @${noor.name.slice(0, -4)}`);
  await discussion(page)
    .getByRole("button", { name: `@${noor.name}` })
    .click();
  await expect(words).toHaveValue(`I doubt the **control**. @${noor.name} `);
  await discussion(page).getByText("Tell readers by e-mail").click();
  await discussion(page).getByLabel(felix.name).check();
  await sound(page);
  await discussion(page).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(discussion(page).getByRole("article")).toContainText("I doubt the control.");
  await expect(words).toHaveValue("");

  const toNoor = await mailbox.waitFor(noor, ({ subject }) => subject.includes(application.code));
  expect(toNoor.text).toContain("I doubt the **control**.");
  const toFelix = await mailbox.waitFor(felix, ({ subject }) => subject.includes(application.code));
  expect(toFelix.text).not.toContain("I doubt");
  for (const { text, subject } of [toNoor, toFelix])
    for (const word of [application.person.name, application.person.email, application.person.affiliation])
      expect(`${subject} ${text}`).not.toContain(word);

  // Noor follows the link of the mail to the comment, answers, thinks better of it, and deletes it.
  const link = /https?:\/\/\S+#comment-\S+/.exec(toNoor.text)?.[0] ?? "";
  const noors = await pageOf(noor);
  await noors.goto(new URL(link).pathname + new URL(link).hash);
  await expect(noors.locator(new URL(link).hash)).toContainText("I doubt the control.");
  await discussion(noors).getByLabel("Your comment").fill("So do I, sort of.");
  await discussion(noors).getByRole("button", { name: "Comment", exact: true }).click();
  const hers = discussion(noors).getByRole("article", { name: noor.name });
  await hers.getByText("Change or delete").click();
  await hers.getByLabel("The comment").fill("So do I.");
  await hers.getByRole("button", { name: "Save the comment" }).click();
  await expect(hers).toContainText("edited");
  await hers.getByRole("button", { name: "Delete the comment" }).click();
  await expect(discussion(noors)).toContainText(`${noor.name} deleted a comment`);
  await expectBlind(noors, [application.person]);

  // Felix submits his own review, and reads what was said.
  await felixes.goto(here);
  await score(felixes, INSIGHT, 3).check();
  await score(felixes, CLARITY, 3).check();
  await felixes.getByRole("button", { name: "Submit review" }).click();
  await expect(discussion(felixes).getByRole("article")).toContainText("I doubt the control.");
  await expect(discussion(felixes)).not.toContainText("So do I");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a mentor declines with reasons and words; others check them; the applicant sees nothing", async ({
      page,
      db,
      person,
      pageOf,
      signInAs,
      mailbox,
      sound,
    }) => {
      test.slow();
      const { project, mentor, applications } = await makeWorld(db, 1);
      const [other, admin] = [await person("mentor"), await person("admin")];
      await db.projectMentor.create({
        data: { projectId: project.id, mentorId: other.mentorId ?? "", position: 1 },
      });
      const [application] = applications;
      if (!application) throw new Error("Nobody applied.");
      for (const reader of [mentor, other])
        await makeReview(db, { applicationId: application.id, reviewerId: reader.id });
      const here = paths.reviewApplication(project.slug, application.code);
      const theirs = await pageOf(application.person);
      const applicantSeesNothing = async () => {
        for (const path of [paths.applications, paths.application(application.id), paths.receipt(application.id)]) {
          await theirs.goto(path);
          for (const word of ["SECRETNOTE", "Decline", "Do go on", "The argument rests"])
            expect(await theirs.content(), `“${word}” at ${path}`).not.toContain(word);
        }
        expect(mailbox.of(application.person)).toEqual([]);
      };

      // A decline, with two reasons and words; looked at before it is saved.
      await signInAs(mentor);
      await page.goto(here);
      const decision = page.getByRole("region", { name: "Decision" });
      // However early it is pressed, it stays.
      const decline = decision.getByRole("radio", { name: /^Decline/ });
      await decline.click();
      await expect(decline).toBeChecked();
      await decision.getByText("A doubt of your own").click();
      const unsupported = "The argument rests on a claim that is not supported.";
      await decision.getByLabel(unsupported).check();
      await decision.getByText("The application as a whole").click();
      await decision.getByLabel("Your interests lie somewhat apart").check();
      await decision.getByLabel("Private note").fill("SECRETNOTE: close.");
      await decision.getByLabel("Feedback in your own words").fill("Do go on measuring twice.");
      await decision.getByRole("button", { name: "Preview the feedback" }).click();
      const preview = page.getByRole("region", { name: "Preview of the feedback" });
      await expect(preview).toContainText(unsupported);
      await expect(preview).toContainText("Do go on measuring twice.");
      await expect(preview).not.toContainText("SECRETNOTE");
      expect(await db.decision.count({ where: { applicationId: application.id } })).toBe(0);
      if (javaScriptEnabled) await sound(page);
      await decision.getByRole("button", { name: "Save the decision" }).click();
      await expect(page.getByText("Saved as pending.").first()).toBeVisible();
      const stored = page.getByRole("region", {
        name: `Feedback for ${application.code}, as the applicant will read it`,
      });
      await expect(stored).toContainText(unsupported);
      await expect(decision).toContainText("Another mentor of the project, or an admin, has to check it");
      await expect(decision.getByRole("button", { name: "Mark as checked" })).toHaveCount(0);

      // The other mentor reads it in the list, and checks it.
      const others = await pageOf(other);
      await others.goto(paths.reviewDecisions(project.slug));
      await expect(others.getByText("0 offers for 2 places: 2 still free.")).toBeVisible();
      const line = others
        .getByRole("listitem")
        .filter({ has: others.getByRole("heading", { name: application.code }) });
      await expect(line).toContainText("To be checked");
      await line.getByText("Read and check the feedback").click();
      await line.getByRole("button", { name: "Mark as checked" }).click();
      await expect(line.getByText("Checked", { exact: true })).toBeVisible();
      if (javaScriptEnabled) await sound(others);

      // A change of the words undoes that; an admin, who reads codes only, checks it again.
      await page.goto(here);
      await expect(decision.getByRole("checkbox", { checked: true })).toHaveCount(2);
      await decision.getByLabel("Feedback in your own words").fill("Do go on measuring twice, and come back.");
      await decision.getByRole("button", { name: "Save the decision" }).click();
      await expect(page.getByText("Saved as pending.").first()).toBeVisible();
      const admins = await pageOf(admin);
      await admins.goto(paths.admin.projectDecisions(project.id));
      await expect(admins.getByRole("main")).not.toContainText("SECRETNOTE");
      await expectBlind(admins, [application.person]);
      await admins.getByText("Read and check the feedback").click();
      await expect(admins.getByText("Do go on measuring twice, and come back.")).toBeVisible();
      await admins.getByRole("button", { name: "Mark as checked" }).click();
      await expect(admins.getByText("Checked", { exact: true })).toBeVisible();
      const row = await db.decision.findUniqueOrThrow({ where: { applicationId: application.id } });
      expect(row).toMatchObject({ kind: "decline", checkedById: admin.id, releasedAt: null });
      expect(await db.decisionReason.count({ where: { decisionId: row.id } })).toBe(2);

      await applicantSeesNothing();
    });
  });
}
