// A whole round of reviewing: a mentor and two co-reviewers, from the invitation to decisions that wait for an admin.
import { paths } from "#lib/paths.ts";
import { createPerson, expect, test } from "../fixtures.ts";
import { CLARITY, expectBlind, INSIGHT, makeWorld, score } from "./world.ts";

test("a mentor sets up, invites two by mail, all read what they are given, see each other’s scores after, and decide", async ({
  page,
  db,
  pageOf,
  signInAs,
  mailbox,
}) => {
  test.setTimeout(120_000);
  const { project, mentor, applications } = await makeWorld(db, 3);
  const [strict, kind] = [await createPerson(db, "reviewer"), await createPerson(db, "reviewer")];
  const people = applications.map(({ person }) => person);
  await signInAs(mentor);

  // Each application is to be read by all three; both colleagues are invited and come by the mail.
  await page.goto(paths.reviewProject(project.slug));
  await page.getByRole("link", { name: "Set up reviewing" }).click();
  await page.getByLabel("Reviews each application needs").fill("3");
  await page.locator("#wanted").getByRole("button").click();
  await expect
    .poll(async () => (await db.project.findUniqueOrThrow({ where: { id: project.id } })).reviewsWanted)
    .toBe(3);
  await page.goto(paths.reviewers(project.slug));
  for (const colleague of [strict, kind]) {
    await page.getByLabel("Their e-mail address").fill(colleague.email);
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: colleague.email })).toContainText("no answer yet");
  }
  const pages = new Map([[mentor, page]]);
  for (const colleague of [strict, kind]) {
    const { text } = await mailbox.waitFor(colleague);
    for (const person of people) expect(text).not.toContain(person.name);
    const theirs = await pageOf(colleague);
    await theirs.goto(new URL(/http\S+/.exec(text)?.[0] ?? "").pathname.replace(/^.*next=/, ""));
    await theirs.goto(`/review/${project.slug}/invitation`);
    await theirs.getByRole("button", { name: "Yes, I will review" }).click();
    await expect(theirs.getByRole("heading", { level: 1, name: project.title })).toBeVisible();
    pages.set(colleague, theirs);
  }

  // Nine reviews, three each.
  await page.goto(`/review/${project.slug}/assignment`);
  await page.getByRole("button", { name: "Assign 9 reviews" }).click();
  await expect(page.getByText("Nothing is missing")).toBeVisible();

  // Everybody reads what waits for them. One gives what they think, one a point less, one a point more.
  const merit = new Map(applications.map(({ code }, at) => [code, 2 + at]));
  for (const [reader, off] of [
    [mentor, 0],
    [strict, -1],
    [kind, 1],
  ] as const) {
    const at = pages.get(reader) ?? page;
    await at.goto(paths.reviewProject(project.slug));
    await at.getByRole("link", { name: "Review next" }).click();
    for (let done = 1; done <= applications.length; done += 1) {
      const heading = at.getByRole("heading", { level: 1, name: /^Application / });
      await expect(heading).toBeVisible();
      const code = ((await heading.textContent()) ?? "").replace("Application ", "");
      await expectBlind(at, people);
      await expect(at.getByRole("region", { name: "Discussion" })).toContainText("once your own review is in");
      const points = (merit.get(code) ?? 0) + off;
      await score(at, INSIGHT, points).check();
      await score(at, CLARITY, points).check();
      await at.getByRole("button", { name: "Submit and next" }).click();
      await expect.poll(() => db.review.count({ where: { reviewerId: reader.id, state: "submitted" } })).toBe(done);
      await expect(heading.filter({ hasText: code })).toHaveCount(0);
    }
  }

  // The table, now that the mentor's own are in: best first, and all three scores in the mean.
  await page.goto(`${paths.reviewProject(project.slug)}?sort=mean`);
  const rows = page.getByRole("row").filter({ has: page.getByRole("checkbox") });
  const best = applications.at(-1)?.code ?? "";
  await expect(rows.first()).toContainText(best);
  await expect(rows.first()).toContainText("75.0");
  await expectBlind(page, people);

  // The fit finds who is strict, in a phase in which everybody sees all.
  await db.reviewPhase.create({
    data: {
      projectId: project.id,
      name: "Decide",
      startsAt: new Date(Date.now() - 60_000),
      scores: "all",
      mayScore: false,
      mayEdit: false,
      mayDecide: true,
    },
  });
  await expect(async () => {
    await page.goto(paths.reviewScores(project.slug));
    for (const fold of await page.getByText("The numbers as a table").all()) await fold.click();
    const line = (name: string) => page.getByRole("row", { name: new RegExp(name) }).first();
    await expect(line(strict.name)).toContainText("−", { timeout: 1_000 });
    await expect(line(kind.name)).toContainText("+", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

  // The best gets an offer, on its own page; the others are declined together, after a look at which.
  await page.goto(paths.reviewApplication(project.slug, best));
  const decision = page.getByRole("region", { name: "Decision" });
  await decision.getByRole("radio", { name: /^Offer/ }).check();
  await decision.getByRole("button", { name: "Save the decision" }).click();
  await expect(page.getByText("Saved as pending.").first()).toBeVisible();
  await page.goto(`${paths.reviewProject(project.slug)}?q=decision%3Anone`);
  await page.getByRole("checkbox", { name: /^All 2/ }).check();
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("radio", { name: /^Decline/ }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("heading", { name: "2 applications would change" })).toBeVisible();
  for (const { code } of applications.slice(0, 2)) await expect(page.getByRole("main")).toContainText(code);
  await page.getByRole("button", { name: "Set Decline on 2 applications" }).click();
  await expect.poll(() => db.decision.count({ where: { projectId: project.id, kind: "decline" } })).toBe(2);

  // All of it is pending: no applicant was told anything.
  await page.goto(paths.reviewDecisions(project.slug));
  await expect(page.getByRole("main")).toContainText(best);
  expect(await db.decision.count({ where: { projectId: project.id, releasedAt: null } })).toBe(3);
  for (const person of people) expect(mailbox.of(person)).toEqual([]);
});
