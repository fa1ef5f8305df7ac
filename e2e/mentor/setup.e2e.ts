import { expect, test } from "../fixtures.ts";
import { CLARITY, INSIGHT, makeWorld, notes, row, score } from "./world.ts";

const MINUTE = 60_000;

test("a mentor sets up what is scored, when, and how often; a reviewer is held to it", async ({
  page,
  db,
  person,
  signInAs,
  pageOf,
  sound,
}) => {
  test.slow();
  const reviewer = await person("reviewer");
  const { project, mentor, applications } = await makeWorld(db, 1, { reviewerUserIds: [reviewer.id] });
  const code = applications[0]?.code ?? "";
  await signInAs(mentor);

  await page.goto(`/review/${project.slug}`);
  await page.getByRole("link", { name: "Set up reviewing" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Setting up “${project.title}”`);
  await page.getByLabel("Reviews each application needs").fill("21");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "must be between 1 and 20" })).toBeVisible();
  await page.getByLabel("Reviews each application needs").fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await sound(page);

  // Clarity is noted, but need not be, and does not count.
  await page.getByRole("link", { name: "Edit the rubric" }).click();
  const clarity = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: CLARITY }) });
  await clarity.getByLabel("A review can’t be submitted without it").uncheck();
  await clarity.getByLabel("It counts in the overall score").uncheck();
  await clarity.getByRole("button", { name: "Save" }).click();
  await expect(clarity).toContainText("Shown, not counted, from 1 to 5, optional");
  await sound(page);

  // Three phases, from the deadline on; nothing else fits before the last ends.
  await page.getByRole("link", { name: `Setting up “${project.title}”` }).click();
  await expect(page.getByText("Insight and Clarity (not counted)")).toBeVisible();
  await page.getByRole("link", { name: "Edit the phases" }).click();
  await page.getByRole("button", { name: "Add these three phases" }).click();
  await expect(page.getByRole("heading", { level: 3 })).toHaveText(["Read and score", "Discuss", "Decide"]);
  const add = page.locator("#add-phase");
  await add.getByLabel("Name").fill("One more");
  const starts = add.getByRole("group", { name: "Starts" });
  await starts.getByLabel("Date").fill("2030-01-01");
  await starts.getByLabel("Time", { exact: true }).fill("08:00");
  await add.getByRole("button", { name: "Add the phase" }).click();
  await expect(add.getByRole("alert").filter({ hasText: "“Decide” goes on from" })).toBeVisible();
  await expect(add.getByLabel("Name")).toHaveValue("One more");
  await sound(page);

  // Before the first begins, there is nothing to read.
  const theirs = await pageOf(reviewer);
  await theirs.goto(`/review/${project.slug}`);
  await expect(theirs.getByText("Next: Read and score, from")).toBeVisible();
  await expect(row(theirs, code)).toHaveCount(0);
  expect((await theirs.goto(`/review/${project.slug}/${code}`))?.status()).toBe(404);
  expect((await theirs.goto(`/review/${project.slug}/setup`))?.status()).toBe(404);

  // It begins: a review is submitted without what is optional, and the score is that of what counts.
  await db.reviewPhase.updateMany({
    where: { projectId: project.id, name: "Read and score" },
    data: { startsAt: new Date(Date.now() - MINUTE) },
  });
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "Goes on now" })).toContainText("Read and score");
  await theirs.goto(`/review/${project.slug}/${code}`);
  await expect(theirs.getByText("Phase: Read and score, until")).toBeVisible();
  await score(theirs, INSIGHT, 4).check();
  await theirs.getByRole("button", { name: "Submit review" }).click();
  await expect(theirs.getByText("Your overall score:")).toContainText("75");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a review sent after the phase ended is refused, says when that was, and is not lost", async ({
    page,
    db,
    signInAs,
  }) => {
    const { project, mentor, applications } = await makeWorld(db, 2);
    const [early, late] = applications.map(({ code }) => code);
    const phase = await db.reviewPhase.create({
      data: { projectId: project.id, name: "Read and score", startsAt: new Date(Date.now() - 60 * MINUTE) },
    });
    await signInAs(mentor);
    const write = async (code: string | undefined) => {
      await page.goto(`/review/${project.slug}/${code}`);
      await score(page, INSIGHT, 4).check();
      await score(page, CLARITY, 2).check();
      await notes(page).fill("Written until the very end.");
    };
    await write(early);
    await page.getByRole("button", { name: "Submit review" }).click();
    await expect(page.getByText("Your review is submitted.")).toBeVisible();

    await write(late);
    await db.reviewPhase.update({ where: { id: phase.id }, data: { endsAt: new Date(Date.now() - 1_000) } });
    await page.getByRole("button", { name: "Submit review" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Reading ended with “Read and score” on" })).toBeVisible();
    await expect(notes(page)).toHaveValue("Written until the very end.");
    await expect(score(page, INSIGHT, 4)).toBeChecked();
    expect(await db.review.count({ where: { projectId: project.id } })).toBe(1);
  });
});
