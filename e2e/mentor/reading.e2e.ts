import { makeReview } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { CLARITY, INSIGHT, makeWorld, notes, score } from "./world.ts";

test("a mentor reads by single keys: scores, submits, skips, flags, goes back, and switches them off", async ({
  page,
  db,
  signInAs,
  sound,
}) => {
  const { project, mentor } = await makeWorld(db, 3);
  await signInAs(mentor);
  await page.goto(`/review/${project.slug}/next`);
  const heading = page.getByRole("heading", { level: 1 });
  const here = async () => ((await heading.textContent()) ?? "").replace("Application ", "");
  const first = await here();
  const { keyboard } = page;
  const said = page.locator("[aria-live=polite]");

  // Keys are heard once the page's script runs.
  const listening = () => expect(page.getByRole("button", { name: "Keyboard" })).toBeVisible();
  await listening();

  // Help says what there is; while it is open, keys do nothing to the page.
  await keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toBeVisible();
  await keyboard.press("5");
  await sound(page);
  await keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(page.locator("fieldset :checked")).toHaveCount(0);

  // A digit scores and goes on; one off the scale says so; in a field it is a digit.
  await keyboard.press("4");
  await expect(score(page, INSIGHT, 4)).toBeChecked();
  await expect(said.filter({ hasText: `${INSIGHT}: 4 of 5. Next: ${CLARITY}.` })).toHaveCount(1);
  await expect(page.getByRole("group", { name: new RegExp(`^${CLARITY}`) })).toBeFocused();
  await keyboard.press("7");
  await expect(said.filter({ hasText: `${CLARITY} goes from 1 to 5.` })).toHaveCount(1);
  await keyboard.press("k");
  await keyboard.press("5");
  await expect(score(page, INSIGHT, 5)).toBeChecked();
  await notes(page).fill("");
  await notes(page).pressSequentially("n1 f3");
  await expect(notes(page)).toHaveValue("n1 f3");
  await notes(page).blur();
  await keyboard.press("3");
  await expect(score(page, CLARITY, 3)).toBeChecked();
  await keyboard.press("f");
  await expect(page.getByRole("button", { name: "Remove flag" })).toBeVisible();
  await keyboard.press("s");
  await expect(page.getByRole("status").filter({ hasText: "Your review is submitted." })).toBeVisible();
  const second = await here();
  expect(second).not.toBe(first);
  const mark = { userId: mentor.id, application: { projectId: project.id } };
  expect(await db.reviewerMark.findMany({ where: mark })).toMatchObject([
    { flaggedAt: expect.any(Date), skippedAt: null },
  ]);

  // Skips one, and goes back to it from the next.
  await keyboard.press("n");
  await expect(page.getByText("Skipped. It comes back once the others are done.")).toBeVisible();
  await expect(heading).not.toHaveText(`Application ${second}`);
  await listening();
  await keyboard.press("p");
  await expect(heading).toHaveText(`Application ${second}`);
  await listening();
  await keyboard.press("p");
  await expect(heading).toHaveText(`Application ${first}`);
  await expect(page.getByText("Submitted. Your overall score:")).toContainText("83.3 of 100");

  // Switched off, they stay off in this browser; the button brings the list back.
  await page.goto(`/review/${project.slug}/${second}`);
  await page.getByRole("button", { name: "Keyboard" }).click();
  await help.getByLabel("Use keyboard shortcuts in this browser").uncheck();
  await help.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await listening();
  await keyboard.press("4");
  await keyboard.press("n");
  await page.getByRole("button", { name: "Keyboard" }).click();
  await expect(help.getByLabel("Use keyboard shortcuts in this browser")).not.toBeChecked();
  await expect(page.locator("fieldset :checked")).toHaveCount(0);
  await expect(heading).toHaveText(`Application ${second}`);
});

test("with one hand at 360 px: the bar says how far one is, sends, and covers nothing that has the focus", async ({
  page,
  db,
  signInAs,
}) => {
  const { project, mentor } = await makeWorld(db, 2);
  await page.setViewportSize({ width: 360, height: 640 });
  await signInAs(mentor);
  await page.goto(`/review/${project.slug}/next`);
  const heading = page.getByRole("heading", { level: 1 });
  const first = (await heading.textContent()) ?? "";
  const bar = page.getByRole("region", { name: "Review in short" });
  await expect(bar).toContainText("0 of 2");
  await score(page, INSIGHT, 4).check();
  await expect(bar).toContainText("1 of 2");

  // Whatever has the focus lies above the bar.
  const top = (await bar.boundingBox())?.y ?? 0;
  for (const control of [
    score(page, CLARITY, 2),
    notes(page),
    page.getByText("I should not review this application"),
  ]) {
    await page.evaluate(() => scrollTo(0, 0));
    await control.focus();
    await expect
      .poll(async () => {
        const box = await control.boundingBox();
        return (box?.y ?? 0) + Math.min(box?.height ?? 0, 44);
      })
      .toBeLessThanOrEqual(top);
  }

  // What one presses is large enough for a thumb.
  await bar.getByRole("button", { name: "More" }).click();
  const pressed = bar.locator("a, button").filter({ visible: true });
  for (const control of await pressed.all())
    expect((await control.boundingBox())?.height, (await control.textContent()) ?? "").toBeGreaterThanOrEqual(44);
  await bar.getByRole("button", { name: "Flag" }).click();
  await expect(bar.getByRole("button", { name: "Remove flag" })).toBeVisible();
  await page.keyboard.press("Escape");

  await score(page, CLARITY, 2).check();
  await bar.getByRole("button", { name: "Submit & next" }).click();
  await expect(page.getByText("Your review is submitted.")).toBeVisible();
  await expect(heading).not.toHaveText(first);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("a mentor compares what they flagged and read, side by side and below each other", async ({
  page,
  db,
  signInAs,
  sound,
}) => {
  const { project, mentor, applications } = await makeWorld(db, 4);
  const [one, two, three, gone] = applications;
  if (!one || !two || !three || !gone) throw new Error("There are four.");
  await db.$executeRaw`
    UPDATE submission_essay e SET blind_text = e.text, blind_html = e.html, blind_words = e.word_count
    FROM submission s JOIN application a ON a.id = s.application_id
    WHERE s.id = e.submission_id AND a.project_id = ${project.id}::uuid`;
  await makeReview(db, { applicationId: two.id, reviewerId: mentor.id });
  await makeReview(db, { applicationId: gone.id, reviewerId: mentor.id, state: "recused" });
  await db.reviewerMark.create({ data: { applicationId: three.id, userId: mentor.id, flaggedAt: new Date() } });
  await signInAs(mentor);
  await page.goto(`/review/${project.slug}/${one.code}`);
  await page.getByRole("link", { name: "Compare with…" }).first().click();
  await expect(page.getByRole("group", { name: "Flagged by you" }).getByLabel(three.code)).toBeVisible();
  await page.getByRole("group", { name: "You read last" }).getByLabel(two.code).check();
  await page.getByRole("group", { name: "Flagged by you" }).getByLabel(three.code).check();
  await page.getByLabel("Other applications, by code").fill(gone.code);
  await page.getByRole("button", { name: "Compare", exact: true }).click();

  const column = (code: string) => page.getByRole("article", { name: `Application ${code}` });
  for (const [at, { code }] of [one, three, two].entries())
    await expect(column(code)).toContainText(`Doubt number ${[1, 3, 2][at]}`);
  await expect(page.getByText(`${gone.code} is not shown`)).toBeVisible();
  await expect(column(gone.code)).toHaveCount(0);
  await expect(page.getByText("Doubt number 4")).toHaveCount(0);
  await sound(page);
  const places = async () => Promise.all([one, three, two].map(async ({ code }) => column(code).boundingBox()));
  const beside = await places();
  expect(new Set(beside.map((box) => box?.y)).size).toBeLessThan(3);
  await page.getByLabel("Scroll together").uncheck();
  await expect(column(one.code)).toHaveCSS("overflow-y", "auto");

  await page.setViewportSize({ width: 320, height: 640 });
  const below = await places();
  expect(new Set(below.map((box) => box?.x)).size).toBe(1);
  await page
    .getByRole("navigation", { name: "Applications compared here" })
    .getByRole("link", { name: two.code })
    .click();
  await expect(page).toHaveURL(new RegExp(`#of-${two.code}$`));
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a mentor flags, skips, and goes back by plain forms and links", async ({ page, db, signInAs }) => {
    const { project, mentor } = await makeWorld(db, 2);
    await signInAs(mentor);
    await page.goto(`/review/${project.slug}/next`);
    const heading = page.getByRole("heading", { level: 1 });
    const first = (await heading.textContent()) ?? "";
    await expect(page.getByRole("button", { name: "Keyboard" })).toHaveCount(0);
    await page.getByRole("button", { name: "Flag", exact: true }).click();
    await expect(page.getByRole("button", { name: "Remove flag" })).toBeVisible();
    await page.getByRole("button", { name: "Skip", exact: true }).click();
    await expect(page.getByText("Skipped. It comes back once the others are done.")).toBeVisible();
    await expect(heading).not.toHaveText(first);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(heading).toHaveText(first);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page.getByText("There is none before this one")).toBeVisible();
    await page.getByText("Prompt and guidance").click();
    await expect(page.getByText("What do you doubt?")).toBeHidden();
    await page.getByRole("link", { name: "To the prompt" }).click();
    await expect(page.getByText("What do you doubt?")).toBeVisible();
  });
});
