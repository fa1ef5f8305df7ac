import { expect, test } from "../fixtures.ts";
import { makePublished } from "./world.ts";

test("every page of an admin suits everybody, however long the words in it", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  test.setTimeout(240_000);
  const mentor = await person("mentor", { name: `Hubert Wolfeschlegelsteinhausenbergerdorff ${Date.now()}` });
  const { cohort, problem, project } = await makePublished(db, mentor);
  await db.project.update({
    where: { id: project.id },
    data: {
      title: `Interpretability-of-reinforcement-learning-from-human-feedback-in-large-language-models ${project.slug}`,
      question: `See https://example.org/${"a-very-long-address-without-a-break-".repeat(5)}`,
    },
  });
  await db.user.update({
    where: { id: mentor.id },
    data: { email: `hubert.wolfeschlegelsteinhausenbergerdorff.${project.slug}@example.org` },
  });
  await signInAs(await person("admin"));
  for (const path of [
    "/admin",
    "/admin/cohorts",
    "/admin/cohorts/new",
    `/admin/cohorts/${cohort.id}`,
    `/admin/projects?cohort=${cohort.slug}`,
    "/admin/projects/new",
    `/admin/projects/${project.id}`,
    ...["details", "mentors", "problems", "rubric", "preview"].map((part) => `/admin/projects/${project.id}/${part}`),
    "/admin/problems",
    "/admin/problems/new",
    `/admin/problems/${problem.id}`,
    "/admin/mentors",
    "/admin/mentors/new",
    `/admin/mentors/${mentor.mentorId}`,
    "/admin/topics",
    `/admin/people?q=${encodeURIComponent(mentor.name)}`,
    "/admin/mail",
    "/admin/audit",
    "/admin/projects/not-there",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await sound(page);
  }
});

test("an admin makes somebody a mentor and a reviewer, and signs somebody out everywhere", async ({
  page,
  db,
  person,
  signInAs,
  pageOf,
}) => {
  const { project } = await makePublished(db, await person("mentor"));
  const ada = await person("applicant", { name: `Ada Everywhere ${Date.now()}` });
  await signInAs(await person("admin"));

  // Not a reviewer yet: the page is not there.
  const adas = await pageOf(ada);
  expect((await adas.goto(`/review/${project.slug}`))?.status()).toBe(404);
  await page.goto(`/admin/projects/${project.id}/mentors`);
  await page.getByLabel("Reviewer’s e-mail address").fill("ada at example");
  await page.getByRole("button", { name: "Add the reviewer" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: /in the form name@example\.org/ })).toBeVisible();
  await page.getByLabel("Reviewer’s e-mail address").fill(ada.email.toUpperCase());
  await page.getByRole("button", { name: "Add the reviewer" }).click();
  await expect(page.getByRole("button", { name: `Remove ${ada.name}` })).toBeVisible();
  expect((await adas.goto(`/review/${project.slug}`))?.status()).toBe(200);
  await page.getByRole("button", { name: `Remove ${ada.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Removed." })).toBeVisible();
  expect((await adas.goto(`/review/${project.slug}`))?.status()).toBe(404);

  await page.goto(`/admin/people?q=${encodeURIComponent(ada.name)}`);
  await expect(page.getByText("1 person found.")).toBeVisible();
  await page.getByRole("button", { name: `Sign out everywhere ${ada.name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Signed out everywhere." })).toBeVisible();
  await adas.goto("/applications");
  await expect(adas).toHaveURL(/\/sign-in/);
  expect(await db.session.count({ where: { userId: ada.id } })).toBe(0);
});
