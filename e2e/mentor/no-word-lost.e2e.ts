import { makeUser } from "#prisma/factories.ts";
import { kept } from "../applicant/world.ts";
import { expect, test } from "../fixtures.ts";
import { CLARITY, INSIGHT, makeWorld, notes, score } from "./world.ts";

const PUT = "**/api/v1/reviews/**";

test("a review is saved while it is written, and outlives a crash and the end of the session", async ({
  page,
  context,
  db,
  signInAs,
  sound,
}) => {
  const { project, mentor, applications } = await makeWorld(db, 1);
  const path = `/review/${project.slug}/${applications[0]?.code}`;
  const stored = () => db.review.findFirst({ where: { reviewerId: mentor.id }, include: { scores: true } });
  const line = page.locator("#save-line");
  await signInAs(mentor);
  await page.goto(path);
  await expect(line).toContainText("Nothing written yet");
  await score(page, INSIGHT, 4).check();
  await notes(page).fill("A long thought.");
  await expect(line).toContainText(/Saved \d\d:\d\d:\d\d/);
  expect(await stored()).toMatchObject({ state: "draft", notes: "A long thought.", scores: [{ score: 4 }] });
  await sound(page);

  // Nothing can be sent, and the tab is gone: the next one has it.
  await page.route(PUT, (route) => route.abort());
  await notes(page).fill("A longer thought.");
  await score(page, CLARITY, 2).check();
  await expect(line).toContainText("Not saved: the server does not answer, trying again");
  page.on("dialog", (dialog) => dialog.accept());
  await page.unroute(PUT);
  await db.session.deleteMany({ where: { userId: mentor.id } });
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "you are signed out, kept on this computer" })).toBeVisible();
  await page.close();
  await signInAs(mentor, context);
  const again = await context.newPage();
  await again.goto(path);
  await expect(notes(again)).toHaveValue("A longer thought.");
  await expect(score(again, CLARITY, 2)).toBeChecked();
  await expect(again.getByText(/^Text from \d\d:\d\d that had not been sent was found on this computer/)).toBeVisible();
  await expect(again.locator("#save-line")).toContainText(/Saved \d\d:\d\d:\d\d/);
  expect(await stored()).toMatchObject({ notes: "A longer thought." });

  // Submitting takes the very last key along.
  await notes(again).fill("The last thought.");
  await again.getByRole("button", { name: "Submit review" }).click();
  await expect(again.getByText("Submitted. Your overall score:")).toBeVisible();
  expect(await stored()).toMatchObject({ state: "submitted", notes: "The last thought." });
});

test("a submitted review that is being changed is kept on this computer until it is submitted again", async ({
  page,
  db,
  signInAs,
}) => {
  const { project, mentor, applications } = await makeWorld(db, 1);
  const path = `/review/${project.slug}/${applications[0]?.code}`;
  await signInAs(mentor);
  await page.goto(path);
  await score(page, INSIGHT, 4).check();
  await score(page, CLARITY, 4).check();
  await page.getByRole("button", { name: "Submit review" }).click();
  await expect(page.getByText("Submitted. Your overall score:")).toBeVisible();
  await page.getByRole("link", { name: "Change my review" }).click();
  await notes(page).fill("On second thoughts.");
  await expect(page.locator("#save-line")).toContainText("Not sent yet, kept on this computer");
  await page.reload();
  await expect(notes(page)).toHaveValue("On second thoughts.");
  expect(await db.review.findFirst({ where: { reviewerId: mentor.id } })).toMatchObject({ notes: "" });
  await page.getByRole("button", { name: "Submit review" }).click();
  await expect(page.getByText("On second thoughts.")).toBeVisible();
  expect(await db.review.findFirst({ where: { reviewerId: mentor.id } })).toMatchObject({
    state: "submitted",
    notes: "On second thoughts.",
  });
  await page.getByRole("link", { name: "Change my review" }).click();
  await expect(page.getByText(/had not been sent was found/)).toHaveCount(0);
});

test("somebody else signs in in the same browser: one's notes do not become part of their review", async ({
  page,
  context,
  db,
  signInAs,
}) => {
  const colleague = await makeUser(db);
  const { project, mentor, applications } = await makeWorld(db, 1, { reviewerUserIds: [colleague.id] });
  const path = `/review/${project.slug}/${applications[0]?.code}`;
  await signInAs(mentor);
  await page.goto(path);
  await signInAs({ ...mentor, ...colleague, name: "", affiliation: "" }, context);
  await notes(page).fill("For my eyes only.");
  await expect(page.getByRole("alert").filter({ hasText: "somebody else is signed in" })).toBeVisible();
  expect(await db.review.count({ where: { reviewerId: { in: [mentor.id, colleague.id] } } })).toBe(0);
  const theirs = await context.newPage();
  await theirs.goto(path);
  await expect(notes(theirs)).toHaveValue("");
  await expect(theirs.locator("#save-line")).toContainText("Nothing written yet");
  // And back.
  await signInAs(mentor, context);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.locator("#save-line")).toContainText(/Saved \d\d:\d\d:\d\d/);
  expect(await db.review.findMany({ where: { notes: "For my eyes only." } })).toMatchObject([
    { reviewerId: mentor.id },
  ]);
  await expect.poll(() => kept(page, "notes")).toEqual([]);
});
