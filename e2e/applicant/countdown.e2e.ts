import { makeEssay, makeProblem, makeProject } from "#prisma/factories.ts";
import { makeReady } from "#prisma/ready.ts";
import { expect, test } from "../fixtures.ts";
import { openEssay } from "./world.ts";

const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE);
const opensAt = new Date(0);
const timer = "main [role=timer]";

for (const [name, days] of [
  ["a day fast", 1],
  ["a day slow", -1],
] as const) {
  test(`the computer’s clock is ${name}: the page counts down by the server’s`, async ({ page, db, signInAs }) => {
    await page.addInitScript((shift) => {
      const RealDate = Date;
      // biome-ignore lint/suspicious/noGlobalAssign: the computer's clock is what this is about
      Date = class extends RealDate {
        constructor(...given: [] | [number]) {
          if (given.length === 0) super(RealDate.now() + shift);
          else super(...given);
        }
        static override now() {
          return RealDate.now() + shift;
        }
      } as DateConstructor;
    }, days * 86_400_000);
    const { actor, id } = await makeReady(db, { cohort: { opensAt, closesAt: inMinutes(125) } });
    await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
    for (const path of [`/applications/${id}`, "/applications"]) {
      await page.goto(path);
      await expect(page.locator(timer)).toHaveText(/^2 hours [45] minutes left$/);
      await expect(page.getByText("The deadline has passed")).toHaveCount(0);
    }
    await page.goto(`/applications/${id}`);
    await page.getByRole("link", { name: /^Edit / }).click();
    await expect(page.locator(timer)).toHaveText(/^2 hours [45] minutes left$/);
  });
}

test("in the last hour the pages say calmly what is still missing; in the last minutes they count seconds", async ({
  page,
  db,
  signInAs,
  sound,
}) => {
  const ana = await makeReady(db, { cohort: { opensAt, closesAt: inMinutes(40) } });
  const [ready, missing] = [await makeProblem(db, { title: "Done" }), await makeProblem(db, { title: "An omission" })];
  const project = await makeProject(db, {
    cohortId: ana.cohort.id,
    problems: [{ problemId: ready.id }, { problemId: missing.id }],
  });
  await makeEssay(db, { applicantId: ana.actor.id, problemId: ready.id });
  const { id } = await db.application.create({
    data: {
      cohortId: ana.cohort.id,
      projectId: project.id,
      applicantId: ana.actor.id,
      code: "AAAA-22",
      shuffle: 1,
    },
  });
  await signInAs({ ...ana.actor, role: "applicant", name: "Ana", affiliation: "" });
  await page.goto(`/applications/${id}`);
  await expect(page.locator(timer)).toHaveText(/^(39|40) minutes left$/);
  await expect(page.getByText("Still missing:").locator("..")).toContainText("“An omission” has no answer yet.");
  await sound(page);
  await openEssay(page, "Done");
  await expect(page.getByText(/this was missing: “An omission” has no answer yet\./)).toBeVisible();
  await sound(page);

  await db.cohort.update({ where: { id: ana.cohort.id }, data: { closesAt: inMinutes(3) } });
  await page.goto(`/applications/${id}`);
  await expect(page.locator(timer)).toHaveText(/^2 minutes \d+ seconds? left$/);
  const before = await page.locator(timer).textContent();
  await expect(page.locator(timer)).not.toHaveText(before ?? "");
});

test("the deadline passes while the page is open: it says what that means, without a reload", async ({
  page,
  db,
  signInAs,
}) => {
  const { actor, id, cohort } = await makeReady(db, { cohort: { opensAt, closesAt: new Date(Date.now() + 6_000) } });
  await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
  await page.goto(`/applications/${id}`);
  await expect(page.locator(timer)).toHaveText(/seconds? left$/);
  const loaded = await page.evaluate(() => performance.timeOrigin);
  await expect(page.locator(timer)).toHaveText("The deadline has passed.", { timeout: 10_000 });
  expect(Date.now()).toBeGreaterThanOrEqual(cohort.closesAt.getTime() - 500);
  await expect(page.getByRole("status").filter({ hasText: "This application was not submitted." })).toBeVisible();
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what was left when it was made", async ({ page, db, signInAs }) => {
    const { actor, id } = await makeReady(db, { cohort: { opensAt, closesAt: inMinutes(40) } });
    await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
    await page.goto(`/applications/${id}`);
    await expect(page.getByText(/^(39|40) minutes left$/)).toBeVisible();
    await expect(page.getByText(/Less than an hour is left for/)).toBeVisible();
  });
});
