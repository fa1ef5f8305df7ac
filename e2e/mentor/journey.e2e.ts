import { expect, test } from "../fixtures.ts";
import { CLARITY, expectBlind, INSIGHT, makeWorld, notes, row, saveDraft, score } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a mentor reads blind, drafts, comes back, submits, and goes on until nothing waits", async ({
      page,
      db,
      signInAs,
      sound,
    }) => {
      test.slow();
      const { project, mentor, applications } = await makeWorld(db, 3);
      const people = applications.map(({ person }) => person);
      const codes = applications.map(({ code }) => code);
      const look = async () => javaScriptEnabled && (await sound(page));
      await signInAs(mentor);

      // What waits, and what is done.
      await page.goto("/review");
      const mine = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: project.title }) });
      await expect(mine).toContainText("You lead this project");
      await expect(mine).toContainText("3 applications submitted");
      const counted = async (waiting: number, draft: number, done: number, recused = 0) => {
        for (const [count, words] of [
          [waiting, "wait for you"],
          [draft, "in draft"],
          [done, "done"],
          [recused, "stepped back"],
        ])
          await expect(mine.getByRole("link", { name: `${count} ${words}` })).toBeVisible();
      };
      await counted(3, 0, 0);
      await expectBlind(page, people);
      await look();

      // Opens one without seeing who wrote it.
      await page.getByRole("link", { name: `Review next in ${project.title}` }).click();
      const heading = page.getByRole("heading", { level: 1 });
      await expect(heading).toHaveText(/^Application /);
      const code = ((await heading.textContent()) ?? "").replace("Application ", "");
      expect(codes).toContain(code);
      const application = applications.find((one) => one.code === code);
      await expect(page.getByText("What do you doubt?")).toBeVisible();
      await expect(page.locator("article em", { hasText: "everything" })).toBeVisible();
      await expect(page.getByText(application?.text.split(", and then")[1]?.trim() ?? "?")).toBeVisible();
      await expectBlind(page, people);
      await look();

      // A draft with one score and notes; it is there after coming back.
      await score(page, INSIGHT, 5).check();
      await notes(page).fill("Sees further.\nAsk about the second measurement.");
      await saveDraft(page);
      await page.goto("/review");
      await counted(2, 1, 0);
      await mine.getByRole("link", { name: "1 in draft" }).click();
      await expect(page).toHaveURL(/\?state=draft$/);
      await expect(page.getByRole("row")).toHaveCount(2);
      await row(page, code).getByRole("link", { name: code }).click();
      await expect(score(page, INSIGHT, 5)).toBeChecked();
      await expect(score(page, CLARITY, 3)).not.toBeChecked();
      await expect(notes(page)).toHaveValue("Sees further.\nAsk about the second measurement.");

      // A criterion is missing: refused by the field, everything kept.
      await notes(page).fill("Sees further, and says so.");
      await page.getByRole("button", { name: "Submit review" }).click();
      const alert = page.getByRole("alert").filter({ hasText: `Choose a score for “${CLARITY}”.` });
      await expect(alert).toBeVisible();
      await expect(page.getByRole("group", { name: new RegExp(`^${CLARITY}`) })).toContainText(
        `Choose a score for “${CLARITY}”.`,
      );
      if (javaScriptEnabled) await expect(page.locator(":focus").getByRole("alert")).toBeVisible();
      await expect(score(page, INSIGHT, 5)).toBeChecked();
      await expect(notes(page)).toHaveValue("Sees further, and says so.");
      await look();
      await alert.getByRole("link", { name: "Choose a score" }).click();
      if (javaScriptEnabled) await expect(score(page, CLARITY, 1)).toBeFocused();

      // Submits, and is led to the next.
      await score(page, CLARITY, 3).check();
      await page.getByRole("button", { name: "Submit and next" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Your review is submitted." })).toBeVisible();
      const second = ((await heading.textContent()) ?? "").replace("Application ", "");
      expect(codes).toContain(second);
      expect(second).not.toBe(code);
      await expect(notes(page)).toHaveValue("");
      for (const criterion of [INSIGHT, CLARITY])
        await expect(page.getByRole("group", { name: new RegExp(`^${criterion}`) }).locator(":checked")).toHaveCount(0);
      const stored = await db.review.findFirstOrThrow({
        where: { reviewerId: mentor.id, application: { code, projectId: project.id } },
        include: { scores: { select: { score: true } } },
      });
      expect(stored).toMatchObject({ state: "submitted", notes: "Sees further, and says so." });
      expect(stored.score).toBeCloseTo(250 / 3, 5);

      // Skips it, takes the third, and comes back to it.
      await page.getByRole("button", { name: "Skip", exact: true }).click();
      const third = codes.find((one) => one !== code && one !== second) ?? "?";
      await expect(heading).toHaveText(`Application ${third}`);
      await score(page, INSIGHT, 1).check();
      await score(page, CLARITY, 1).check();
      await page.getByRole("button", { name: "Submit review" }).click();
      await expect(page.getByText("Submitted. Your overall score:")).toContainText("0.0 of 100");
      await expect(page.getByText("Nobody else has submitted a review yet.")).toBeVisible();
      await look();
      await page.getByRole("link", { name: "Next application" }).click();
      await expect(heading).toHaveText(`Application ${second}`);
      await page.getByRole("button", { name: "Skip", exact: true }).click();
      await expect(page.getByText("Only the application that you skipped still waits for you.")).toBeVisible();
      await page.getByRole("link", { name: "Review next" }).click();
      await score(page, INSIGHT, 3).check();
      await score(page, CLARITY, 3).check();
      await page.getByRole("button", { name: "Submit and next" }).click();
      await expect(page.getByText("You have reviewed everything that waits for you in this project.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Review next" })).toHaveCount(0);
      await look();

      // Changes a review that is in.
      await row(page, third).getByRole("link", { name: third }).click();
      await page.getByRole("link", { name: "Change my review" }).click();
      await expect(score(page, INSIGHT, 1)).toBeChecked();
      await look();
      await score(page, INSIGHT, 2).check();
      await page.getByRole("button", { name: "Submit review" }).click();
      await expect(page.getByText("Submitted. Your overall score:")).toContainText("16.7 of 100");
      await page.goto("/review");
      await counted(0, 0, 3);
    });

    test("a mentor steps back from an application, with a reason, for good", async ({ page, db, signInAs, sound }) => {
      const { project, mentor, applications } = await makeWorld(db, 2);
      const [mine, other] = applications.map(({ code }) => code);
      await signInAs(mentor);
      await page.goto(`/review/${project.slug}/${mine}`);
      await notes(page).fill("Half a thought.");
      await saveDraft(page);
      await page.getByText("I should not review this application").click();
      await page.getByRole("button", { name: "Step back from this application" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Say in a few words why you step back." })).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Reason" })).toHaveAttribute("aria-invalid", "true");
      await expect(notes(page)).toHaveValue("Half a thought.");
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("textbox", { name: "Reason" }).fill("We share an office.");
      await page.getByRole("button", { name: "Step back from this application" }).click();
      await expect(page.getByText("You stepped back from that application.")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Application ${other}`);
      expect(await db.review.findFirst({ where: { reviewerId: mentor.id } })).toMatchObject({
        state: "recused",
        recusal: "We share an office.",
      });

      // Neither its text nor a way to score it is left.
      await page.goto(`/review/${project.slug}/${mine}`);
      await expect(page.getByText("You stepped back from this application")).toBeVisible();
      await expect(page.getByText(/^Doubt number/)).toHaveCount(0);
      await expect(page.getByRole("button", { name: /Submit|Save/ })).toHaveCount(0);
      if (javaScriptEnabled) await sound(page);
      await page.goto(`/review/${project.slug}`);
      await expect(row(page, mine ?? "?")).toContainText("Stepped back");
      await page.getByRole("link", { name: "Review next" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Application ${other}`);
      await page.getByText("I should not review this application").click();
      await page.getByRole("textbox", { name: "Reason" }).fill("I know this essay.");
      await page.getByRole("button", { name: "Step back from this application" }).click();
      await expect(page.getByText("You have reviewed everything that waits for you in this project.")).toBeVisible();
    });
  });
}
