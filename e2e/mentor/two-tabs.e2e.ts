import { submitApplicationRow } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { CLARITY, INSIGHT, makeWorld, notes, saveDraft, score } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("one review in two places: nothing is overwritten, both are shown, and one decides", async ({
      page,
      context,
      db,
      signInAs,
      pageOf,
      sound,
    }) => {
      const { project, mentor, applications } = await makeWorld(db, 1);
      const path = `/review/${project.slug}/${applications[0]?.code}`;
      await signInAs(mentor);
      const stored = async () =>
        db.review.findFirstOrThrow({ where: { reviewerId: mentor.id }, include: { scores: true } });
      // Two tabs of one browser tell each other what they save where their script runs.
      const other = javaScriptEnabled ? await pageOf(mentor) : await context.newPage();
      await page.goto(path);
      await other.goto(path);
      await score(other, INSIGHT, 4).check();
      await notes(other).fill("Written at the desk.");
      await saveDraft(other);

      await score(page, INSIGHT, 2).check();
      await notes(page).fill("Written on the train.");
      // With its script it is saved without being asked to; then the button would mean this text, not the other.
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Save draft" }).click();
      const found = page.getByRole("alert", { name: "What is stored", exact: true });
      await expect(found).toContainText("Written at the desk.");
      await expect(found).toContainText("4 of 5");
      await expect(page.getByText(/changed in another tab or on another device/).first()).toBeVisible();
      await expect(notes(page)).toHaveValue("Written on the train.");
      await expect(score(page, INSIGHT, 2)).toBeChecked();
      expect(await stored()).toMatchObject({ notes: "Written at the desk.", scores: [{ score: 4 }] });
      if (javaScriptEnabled) await sound(page);

      await saveDraft(page);
      expect(await stored()).toMatchObject({ notes: "Written on the train.", scores: [{ score: 2 }] });
      await expect(found).toHaveCount(0);

      // The other tab submits on what it saw: refused, and its person takes what is stored.
      await score(other, CLARITY, 5).check();
      if (!javaScriptEnabled) await other.getByRole("button", { name: "Submit review" }).click();
      const there = other.getByRole("alert", { name: "What is stored", exact: true });
      await expect(there).toContainText("Written on the train.");
      await expect(notes(other)).toHaveValue("Written at the desk.");
      await expect(score(other, CLARITY, 5)).toBeChecked();
      expect((await stored()).state).toBe("draft");
      if (javaScriptEnabled) await sound(other);
      await there.getByRole("link", { name: "Take what is stored" }).click();
      await expect(notes(other)).toHaveValue("Written on the train.");
      await expect(score(other, INSIGHT, 2)).toBeChecked();
      await score(other, CLARITY, 5).check();
      await other.getByRole("button", { name: "Submit review" }).click();
      await expect(other.getByText("Submitted. Your overall score:")).toBeVisible();
    });

    test("the application is withdrawn while one writes: nothing is saved, and what one wrote stays to copy", async ({
      page,
      db,
      signInAs,
    }) => {
      const { project, mentor, applications } = await makeWorld(db, 1);
      const [application] = applications;
      await signInAs(mentor);
      await page.goto(`/review/${project.slug}/${application?.code}`);
      await score(page, INSIGHT, 4).check();
      await notes(page).fill("A long thought.");
      await db.application.update({ where: { id: application?.id ?? "" }, data: { state: "withdrawn" } });
      await page.getByRole("button", { name: "Save draft" }).click();
      await expect(page.getByText(/This application is not here any more/).first()).toBeVisible();
      await expect(notes(page)).toHaveValue("A long thought.");
      expect(await db.review.count({ where: { reviewerId: mentor.id } })).toBe(0);
    });

    test("a newer text arrives while one reads: the review says which text it is about", async ({
      page,
      db,
      signInAs,
      sound,
    }) => {
      const { project, mentor, applications } = await makeWorld(db, 1);
      const [application] = applications;
      if (!application) throw new Error("one application");
      await signInAs(mentor);
      await page.goto(`/review/${project.slug}/${application.code}`);
      await score(page, INSIGHT, 4).check();
      await score(page, CLARITY, 4).check();
      await page.getByRole("button", { name: "Submit review" }).click();
      await expect(page.getByText("Submitted. Your overall score:")).toBeVisible();
      await db.essay.updateMany({ where: { applicantId: application.person.id }, data: { text: "A second thought." } });
      await submitApplicationRow(db, { applicationId: application.id });
      await page.reload();
      await expect(page.getByText("There is a newer text.")).toBeVisible();
      await expect(page.getByText("A second thought.")).toBeVisible();
      if (javaScriptEnabled) await sound(page);
    });

    test("the session ends while one writes a review: nothing is lost", async ({ page, db, signInAs, context }) => {
      const { project, mentor, applications } = await makeWorld(db, 1);
      await signInAs(mentor);
      await page.goto(`/review/${project.slug}/${applications[0]?.code}`);
      await score(page, INSIGHT, 4).check();
      await score(page, CLARITY, 2).check();
      await notes(page).fill("A long thought.");
      await db.session.deleteMany({ where: { userId: mentor.id } });
      await page.getByRole("button", { name: "Submit review" }).click();
      await expect(page.getByText(/signed out/).first()).toBeVisible();
      await expect(javaScriptEnabled ? notes(page) : page.getByLabel("What you typed")).toHaveValue("A long thought.");
      if (javaScriptEnabled) await expect(score(page, CLARITY, 2)).toBeChecked();
      expect(await db.review.count({ where: { reviewerId: mentor.id } })).toBe(0);
      await signInAs(mentor, context);
      await page.getByRole("button", { name: javaScriptEnabled ? "Submit review" : "Send it again" }).click();
      await expect(page.getByText("Submitted. Your overall score:")).toBeVisible();
      expect(await db.review.findFirst({ where: { reviewerId: mentor.id } })).toMatchObject({
        state: "submitted",
        notes: "A long thought.",
      });
    });

    test("notes that can't be stored are refused by the field, with everything kept", async ({
      page,
      db,
      signInAs,
      sound,
    }) => {
      const { project, mentor, applications } = await makeWorld(db, 1);
      await signInAs(mentor);
      await page.goto(`/review/${project.slug}/${applications[0]?.code}`);
      await score(page, INSIGHT, 4).check();
      await score(page, CLARITY, 2).check();
      const long = "n".repeat(20_001);
      await notes(page).fill(long);
      for (const button of ["Save draft", "Submit review"]) {
        await page.getByRole("button", { name: button }).click();
        await expect(page.getByText(/at most 20,000 fit\. Shorten it by 1\./).first()).toBeVisible();
        expect((await notes(page).inputValue()) === long, button).toBe(true);
        await expect(score(page, CLARITY, 2)).toBeChecked();
      }
      await expect(notes(page)).toHaveAttribute("aria-invalid", "true");
      if (javaScriptEnabled) await sound(page);
      expect(await db.review.count({ where: { reviewerId: mentor.id } })).toBe(0);
      await notes(page).fill("Short.");
      await saveDraft(page);
    });
  });
}
