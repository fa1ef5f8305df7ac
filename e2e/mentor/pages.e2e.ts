import { makeReview } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { CLARITY, INSIGHT, makeWorld, score } from "./world.ts";

test("every page of a mentor suits everybody, however long the words in it", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  test.slow();
  const colleague = await person("reviewer", { name: "Hubert Wolfeschlegelsteinhausenbergerdorff" });
  const { project, mentor, applications } = await makeWorld(db, 2, { reviewerUserIds: [colleague.id] });
  await db.project.update({
    where: { id: project.id },
    data: {
      title: `Interpretability-of-reinforcement-learning-from-human-feedback-in-large-language-models ${project.slug}`,
    },
  });
  const [first] = applications;
  await makeReview(db, { applicationId: first?.id ?? "", reviewerId: colleague.id });
  await signInAs(mentor);
  for (const path of [
    "/review",
    `/review/${project.slug}`,
    `/review/${project.slug}/reviewers`,
    `/review/${project.slug}/${first?.code}`,
    `/review/${project.slug}/NOT-THERE`,
  ]) {
    await page.goto(path);
    await sound(page);
  }
  await makeReview(db, { applicationId: first?.id ?? "", reviewerId: mentor.id, notes: "n".repeat(200) });
  await page.goto(`/review/${project.slug}/${first?.code}`);
  await expect(page.getByRole("heading", { name: "Other reviews" })).toBeVisible();
  await sound(page);

  // Somebody without any project.
  await signInAs(await person("mentor"));
  await page.goto("/review");
  await expect(page.getByText("You have no project to review yet.")).toBeVisible();
  await sound(page);
});

test("a review by keyboard alone", async ({ page, db, signInAs }) => {
  const { project, mentor, applications } = await makeWorld(db, 1);
  await signInAs(mentor);
  await page.goto(`/review/${project.slug}/${applications[0]?.code}`);
  const { keyboard } = page;
  const tabTo = async (reached: () => Promise<boolean>) => {
    for (let n = 0; n < 60; n++) {
      if (await reached()) return;
      await keyboard.press("Tab");
    }
    throw new Error("Tab does not reach it.");
  };
  const focused = (name: string) => () =>
    page.evaluate((wanted) => (document.activeElement?.textContent ?? "").trim() === wanted, name);
  const inGroup = (name: string) => () =>
    page.evaluate(
      (wanted) => document.activeElement?.closest("fieldset")?.textContent?.startsWith(wanted) ?? false,
      name,
    );
  await tabTo(inGroup(INSIGHT));
  await keyboard.press("Space");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await expect(score(page, INSIGHT, 3)).toBeChecked();
  await keyboard.press("Tab");
  await tabTo(inGroup(CLARITY));
  await keyboard.press("Space");
  await keyboard.press("Tab");
  await keyboard.type("Notes by hand.");
  await tabTo(focused("Submit review"));
  await keyboard.press("Enter");
  await expect(page.getByText("Submitted. Your overall score:")).toContainText("33.3 of 100");
  await expect(page.getByText("Notes by hand.")).toBeVisible();
});
