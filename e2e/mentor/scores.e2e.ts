import type { ScoreReport } from "#lib/scores/report.ts";
import { makeReview } from "#prisma/factories.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { expect, test } from "../fixtures.ts";
import { makeWorld } from "./world.ts";

test("what the scores mean: told to who leads the project, in the phase that shows them, as pictures and tables", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  const colleague = await person("reviewer", { name: "Grace Strict-Colleague" });
  const { project, mentor, applications } = await makeWorld(db, 3, { reviewerUserIds: [colleague.id] });
  const [a, b, c] = applications;
  if (!a || !b || !c) throw new Error("three applications");
  for (const [at, one] of applications.entries()) {
    await makeReview(db, { applicationId: one.id, reviewerId: colleague.id, scores: [5 - at, 4] });
    const corrected = {
      corrected: 80 - 15 * at,
      correctedError: 5,
      orderChanges: at > 0,
      scoreMean: [60, 50, 70][at] ?? 0,
    };
    await db.application.update({ where: { id: one.id }, data: corrected });
  }
  await db.project.update({ where: { id: project.id }, data: { places: 2 } });
  const [insight] = project.criteria;
  const report: ScoreReport = {
    applications: 3,
    reviews: 3,
    reviewers: 1,
    mean: 61.2,
    sd: { applications: 12, reviewers: 6, noise: 4 },
    parts: 2,
    severities: [
      { reviewerId: colleague.id, reviews: 3, mean: 55, effect: -6.2, interval: { low: -9.4, high: -3 }, part: 0 },
      { reviewerId: mentor.id, reviews: 2, mean: 66, effect: 3.4, interval: { low: -1, high: 7.8 }, part: 1 },
    ],
    agreement: [{ criterionId: null, alpha: 0.7, interval: { low: 0.68, high: 0.75 }, units: 2, scores: 4 }],
    distributions: [
      { criterionId: insight?.id ?? "", reviewerId: null, counts: { "3": 1, "4": 1, "5": 1 } },
      { criterionId: insight?.id ?? "", reviewerId: colleague.id, counts: { "3": 1, "4": 1, "5": 1 } },
    ],
    oneMore: [{ code: b.code, reviewerId: mentor.id, why: "its interval reaches over the cut." }],
  };
  await db.scoreFit.create({
    data: { projectId: project.id, fittedAt: new Date(), report: report as unknown as Prisma.InputJsonObject },
  });
  const address = `/review/${project.slug}/scores`;

  await signInAs(mentor);
  await page.goto(address);
  await expect(page.getByText("This project has no such phase")).toBeVisible();
  await expect(page.getByRole("img", { name: "Reviews over time" })).toBeVisible();
  for (const secret of [a.code, "61.2", "Strict-Colleague"]) expect(await page.content()).not.toContain(secret);
  await sound(page);

  await db.reviewPhase.create({
    data: { projectId: project.id, name: "Deciding", startsAt: new Date(Date.now() - 60_000), scores: "all" },
  });
  await page.reload();
  await expect(page.getByText("3 reviews of 3 applications by 1 reviewer; mean 61.2 of 100.")).toBeVisible();
  await expect(page.getByText("Not connected:")).toBeVisible();
  await expect(page.getByText("Reviewers agree tolerably")).toBeVisible();
  await expect(page.getByRole("region", { name: "One more reading" })).toContainText(
    `${b.code}, by ${mentor.name}: its interval reaches over the cut.`,
  );
  for (const name of [
    "Applications by corrected score",
    "How strict each reviewer is",
    "Reviews over time",
    "Insight, All reviewers",
    "Insight, Grace Strict-Colleague",
  ])
    await expect(page.getByRole("img", { name, exact: true })).toBeVisible();
  const ranking = page.getByRole("region", { name: "Applications by corrected score", exact: true });
  await expect(ranking.getByRole("img")).toContainText("65.0↑");
  await ranking.getByText("The numbers as a table").click();
  await expect(ranking.getByRole("row", { name: new RegExp(b.code) })).toContainText("within, by mean below");
  await expect(ranking.getByRole("row", { name: new RegExp(c.code) })).toContainText("below, by mean within");
  await sound(page);

  // Those who don't lead it have no such page.
  const theirs = await page.context().browser()?.newContext();
  if (!theirs) throw new Error("no browser");
  await signInAs(colleague, theirs);
  const other = await theirs.newPage();
  expect((await other.goto(new URL(address, page.url()).href))?.status()).toBe(404);
  await theirs.close();
});
