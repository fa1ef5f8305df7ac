import type { Db } from "#prisma/client.ts";
import { makeCohort, makeProblem, makeProject, makeUser } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

/** A project that asks another's problem with a range of its own. */
async function borrowedProblem(db: Db) {
  const cohort = await makeCohort(db, { closesAt: new Date("2031-12-07T11:59:00Z") });
  const problem = await makeProblem(db, {
    title: "An essay on alignment",
    prompts: [
      "Which **argument** is most likely wrong?",
      "Where does the risk come from?",
      "How would you structure training?",
    ],
    minWords: 700,
    recommendedWords: 1000,
    maxWords: 1200,
  });
  const mentor = await makeUser(db, { name: "Evelyn Mentor" });
  await db.mentor.create({
    data: { userId: mentor.id, slug: `evelyn-${problem.id.slice(-12)}`, name: "Evelyn Mentor" },
  });
  return makeProject(db, {
    cohortId: cohort.id,
    title: `Aligning things ${problem.id.slice(-6)}`,
    summary: "What could go wrong, and how to notice.",
    question: "Which failures come *first*?",
    directions: "- Demonstrations\n  - of deception\n  - of sycophancy\n- Oversight",
    places: 3,
    mentorUserIds: [mentor.id],
    problems: [{ problemId: problem.id, position: 1, minWords: 300, guidance: "A longer answer may be used again." }],
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("anyone reads a project with its problems, prompts and ranges before signing in", async ({
      page,
      db,
      axe,
    }) => {
      const project = await borrowedProblem(db);
      await page.goto(`/projects/${project.slug}`);
      await expect(page.getByRole("heading", { level: 1, name: project.title })).toBeVisible();
      await expect(page.locator(".prose li li", { hasText: "of deception" })).toBeVisible();
      await expect(page.getByText("300 to 1,200 words, about 1,000 recommended here")).toBeVisible();
      await expect(page.getByText("700 to 1,200 words")).toBeVisible();
      for (const prompt of [
        "Which argument is most likely wrong?",
        "Where does the risk come from?",
        "How would you structure training?",
      ]) {
        await expect(page.getByText(prompt)).toBeVisible();
      }
      await expect(page.getByText("Sunday 7 December 2031, 11:59")).toBeVisible();
      await expect(page.getByText("Saturday 6 December 2031, 23:59")).toBeVisible();
      // Playwright's browser is in Berlin; its own time needs the script.
      await expect(page.getByText("Sunday 7 December 2031, 12:59")).toHaveCount(javaScriptEnabled ? 1 : 0);
      if (javaScriptEnabled) await axe(page);

      await page.getByRole("link", { name: "Evelyn Mentor" }).first().click();
      await expect(page.getByRole("heading", { level: 1, name: "Evelyn Mentor" })).toBeVisible();
      await expect(page.getByRole("link", { name: project.title })).toBeVisible();
      if (javaScriptEnabled) await axe(page);

      await page.goto(`/projects/${project.slug}`);
      await page.getByRole("link", { name: "Apply" }).click();
      await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=%2Fapply%2F${project.slug}`));
    });
  });
}

test("drafts, archived projects and those of unpublished cohorts are not there", async ({ request, db }) => {
  const hidden = await makeCohort(db, { state: "draft" });
  for (const overrides of [{ state: "draft" as const }, { state: "archived" as const }, { cohortId: hidden.id }]) {
    const project = await makeProject(db, overrides);
    expect((await request.get(`/projects/${project.slug}`)).status(), JSON.stringify(overrides)).toBe(404);
  }
  const shown = await makeProject(db, {});
  expect((await request.get(`/projects/${shown.slug}`)).status()).toBe(200);
  expect((await request.get(`/cohorts/${hidden.slug}`)).status()).toBe(404);
});

test("a closed project says so and offers no Apply", async ({ page, db, axe }) => {
  const project = await makeProject(db, { state: "closed" });
  await page.goto(`/projects/${project.slug}`);
  await expect(page.getByText("This project takes no more applications.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Apply" })).toHaveCount(0);
  await axe(page);
});

test("public pages are the same for the signed-in, may be kept by shared caches, and set no cookie", async ({
  page,
  request,
  db,
  person,
  signInAs,
}) => {
  const project = await makeProject(db, {});
  const path = `/projects/${project.slug}`;
  const outside = await request.get(path);
  await signInAs(await person("admin"));
  const inside = await page.request.get(path);
  expect(await inside.text()).toBe(await outside.text());
  expect(outside.headers()["cache-control"]).toBe("s-maxage=5");
  expect(outside.headers()["set-cookie"]).toBeUndefined();
});

test("public pages work at 320 px and in the dark", async ({ browser, db, axe }) => {
  const project = await borrowedProblem(db);
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  const page = await context.newPage();
  for (const path of [`/projects/${project.slug}`, "/", "/sign-in"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    await axe(page);
  }
  await context.close();
});
