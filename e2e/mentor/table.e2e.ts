import { makeReview } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { CLARITY, expectBlind, INSIGHT, makeWorld, row, score } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the table: states, reviews, mean and spread, sorted by links and filtered by a form, in the address", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const colleague = await person("reviewer", { name: "Grace Colleague" });
      const { project, mentor, applications } = await makeWorld(db, 4, { reviewerUserIds: [colleague.id] });
      const [a, b, c, d] = applications;
      if (!a || !b || !c || !d) throw new Error("four applications");
      for (const [one, scores] of [
        [a, [3, 3]],
        [b, [1, 1]],
        [c, [5, 5]],
      ] as const)
        await makeReview(db, { applicationId: one.id, reviewerId: colleague.id, scores });
      // 83.3 beside the colleague's 50, and 100 beside 0.
      await makeReview(db, { applicationId: a.id, reviewerId: mentor.id, scores: [5, 3] });
      await makeReview(db, { applicationId: b.id, reviewerId: mentor.id, scores: [5, 5] });
      await makeReview(db, { applicationId: d.id, reviewerId: mentor.id, state: "draft", scores: [2] });
      await signInAs(mentor);
      await page.goto(`/review/${project.slug}`);

      const cells = (code: string) => row(page, code).getByRole("cell").allTextContents();
      await expect(page.getByRole("rowheader")).toHaveCount(4);
      expect((await cells(a.code)).slice(0, 4)).toEqual(["Done", "2", "66.7", "23.6"]);
      expect((await cells(b.code)).slice(0, 4)).toEqual(["Done", "2", "50.0", "70.7"]);
      expect((await cells(c.code)).slice(0, 4)).toEqual(["Waiting", "1", "hidden", "hidden"]);
      expect((await cells(d.code)).slice(0, 4)).toEqual(["Draft", "0", "hidden", "hidden"]);
      await expectBlind(
        page,
        applications.map((one) => one.person),
      );
      if (javaScriptEnabled) await sound(page);

      const codes = page.getByRole("rowheader");
      const sortBy = async (label: string, sorted: "ascending" | "descending", search: RegExp) => {
        await page.getByRole("columnheader", { name: label }).getByRole("link").click();
        await expect(page).toHaveURL(search);
        await expect(page.getByRole("columnheader", { name: label })).toHaveAttribute("aria-sort", sorted);
      };
      // Those one may not see come last, whatever the direction.
      await sortBy("Mean", "descending", /\?sort=mean$/);
      const hidden = [c.code, d.code].sort();
      await expect(codes).toHaveText([a.code, b.code, ...hidden]);
      await sortBy("Mean", "ascending", /\?sort=mean&dir=asc$/);
      await expect(codes).toHaveText([b.code, a.code, ...hidden]);
      await sortBy("Spread", "descending", /\?sort=spread$/);
      await expect(codes).toHaveText([b.code, a.code, ...hidden]);
      await sortBy("Submitted", "ascending", /\?sort=submitted$/);
      await expect(codes).toHaveText([a.code, b.code, c.code, d.code]);
      await sortBy("Submitted", "descending", /\?sort=submitted&dir=desc$/);
      await expect(codes).toHaveText([d.code, c.code, b.code, a.code]);
      await sortBy("Reviews", "ascending", /\?sort=reviews$/);
      await expect(codes.first()).toHaveText(d.code);
      await sortBy("Code", "ascending", new RegExp(`/review/${project.slug}$`));
      await expect(codes).toHaveText([a.code, b.code, c.code, d.code].sort());

      await sortBy("Submitted", "ascending", /\?sort=submitted$/);
      await page.getByRole("combobox", { name: "My review" }).selectOption("Done");
      await page.getByRole("button", { name: "Filter" }).click();
      await expect(page).toHaveURL(/state=done/);
      await expect(page).toHaveURL(/sort=submitted/);
      await expect(codes).toHaveText([a.code, b.code]);
      await expect(page.getByRole("combobox", { name: "My review" })).toHaveValue("done");
      await page.getByRole("link", { name: "Show all" }).click();
      await expect(codes).toHaveCount(4);
      await page.getByRole("combobox", { name: "Reviews so far" }).selectOption("1");
      await page.getByRole("button", { name: "Filter" }).click();
      await expect(codes).toHaveText([c.code]);
      await page.getByRole("combobox", { name: "My review" }).selectOption("Stepped back");
      await page.getByRole("button", { name: "Filter" }).click();
      await expect(page.getByText("No application fits this filter.")).toBeVisible();
      if (javaScriptEnabled) await sound(page);

      // An address can be sent to a colleague, and one that says nonsense is as if it said nothing.
      await page.goto(`/review/${project.slug}?sort=name&dir=up&state=%01&reviews=-1&after=zzz`);
      await expect(codes).toHaveText([a.code, b.code, c.code, d.code].sort());
    });

    test("several at once: decided and assigned exactly as the preview says, and not when it is out of date", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const colleague = await person("reviewer", { name: "Grace Assigned" });
      const { project, mentor, applications } = await makeWorld(db, 4, { reviewerUserIds: [colleague.id] });
      const [a, b, c, d] = applications;
      if (!a || !b || !c || !d) throw new Error("four applications");
      for (const one of [a, b]) await makeReview(db, { applicationId: one.id, reviewerId: mentor.id, scores: [5, 5] });
      await makeReview(db, { applicationId: a.id, reviewerId: colleague.id, state: "draft" });
      await signInAs(mentor);
      const table = `/review/${project.slug}`;
      await page.goto(table);
      for (const one of [a, b, c]) await page.getByRole("checkbox", { name: `Select ${one.code}` }).check();
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("button", { name: "Decide" }).click();
      await page.getByRole("radio", { name: "Offer" }).check();
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("heading", { name: "2 applications would change" })).toBeVisible();
      await expect(page.getByRole("heading", { name: "No decision yet → Offer: 2" })).toBeVisible();
      await expect(page.getByRole("heading", { name: "Left out: 1" })).toBeVisible();
      await expect(page.getByText("Your own review of this application is not in yet.")).toBeVisible();
      if (javaScriptEnabled) await sound(page);

      // Somebody else decides on one of them meanwhile.
      await db.decision.create({ data: { applicationId: b.id, projectId: project.id, kind: "waitlist" } });
      await page.getByRole("button", { name: "Set Offer on 2 applications" }).click();
      await expect(page.getByText("Nothing was done: somebody changed something")).toBeVisible();
      await expect(page.getByRole("heading", { name: "Waitlist → Offer: 1" })).toBeVisible();
      expect(await db.decision.count({ where: { projectId: project.id, kind: "offer" } })).toBe(0);
      await page.getByRole("button", { name: "Set Offer on 2 applications" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Decided, and pending." })).toBeVisible();
      await expect(row(page, a.code)).toContainText("Offer");
      await expect(row(page, b.code)).toContainText("Offer");

      await page.goto(`${table}?q=-code:${d.code}`);
      await page.getByRole("checkbox", { name: "All 3 that match" }).check();
      await page.getByRole("button", { name: "Assign to a reader" }).click();
      await page.getByRole("combobox", { name: "Who is to read 3 applications" }).selectOption("Grace Assigned");
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("heading", { name: "Grace Assigned would be given 2 applications" })).toBeVisible();
      await expect(
        page.getByRole("heading", { name: "Left as they are, theirs already or not for them to read: 1" }),
      ).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("button", { name: "Assign 2 applications" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Assigned." })).toBeVisible();
      const assigned = await db.review.findMany({ where: { reviewerId: colleague.id, state: "assigned" } });
      expect(assigned.map(({ applicationId }) => applicationId).sort()).toEqual([b.id, c.id].sort());
    });

    test("others' scores are nowhere before one's own are in, and there after", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const colleague = await person("reviewer", { name: "Grace Hidden-Colleague" });
      const { project, mentor, applications } = await makeWorld(db, 1, { reviewerUserIds: [colleague.id] });
      const [application] = applications;
      if (!application) throw new Error("one application");
      await makeReview(db, {
        applicationId: application.id,
        reviewerId: colleague.id,
        scores: [4, 2],
        notes: "Only mine to read.",
      });
      await signInAs(mentor);
      const path = `/review/${project.slug}/${application.code}`;
      for (const at of [path, `/review/${project.slug}`]) {
        await page.goto(at);
        for (const html of [
          await page.content(),
          await (await page.request.get(at, { headers: { RSC: "1" } })).text(),
        ]) {
          for (const secret of ["Grace Hidden-Colleague", "58.3", "58.33"])
            expect(html.includes(secret), secret).toBe(false);
        }
      }
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "Other reviews" })).toHaveCount(0);
      await score(page, INSIGHT, 5).check();
      await score(page, CLARITY, 5).check();
      await page.getByRole("button", { name: "Submit review" }).click();
      const others = page.getByRole("region", { name: "Other reviews" });
      await expect(others.getByRole("heading", { name: "Grace Hidden-Colleague: 58.3" })).toBeVisible();
      await expect(others).toContainText("Mean of all reviews: 79.2 of 100, spread 29.5");
      await expect(others).toContainText("4 of 5");
      expect(await page.content()).not.toContain("Only mine to read.");
      if (javaScriptEnabled) await sound(page);
      await page.goto(`/review/${project.slug}`);
      await expect(row(page, application.code)).toContainText("79.2");

      // Who reviews is for those who lead.
      await page.getByRole("link", { name: "Who reviews, and how far they are" }).click();
      await expect(page.getByRole("row", { name: /Grace Hidden-Colleague/ })).toContainText("1");
      if (javaScriptEnabled) await sound(page);
      const reviewers = await page.context().browser()?.newContext({ javaScriptEnabled });
      if (!reviewers) throw new Error("no browser");
      await signInAs(colleague, reviewers);
      const theirs = await reviewers.newPage();
      await theirs.goto(new URL(`/review/${project.slug}`, page.url()).href);
      await expect(row(theirs, application.code)).toContainText("79.2");
      await expect(theirs.getByRole("link", { name: /Who reviews/ })).toHaveCount(0);
      await reviewers.close();
    });
  });
}

test("a table of more than one page is walked by links", async ({ page, db, signInAs, sound }) => {
  const { project, mentor } = await makeWorld(db, 1);
  const applicants = Array.from({ length: 60 }, (_, at) => ({
    email: `crowd-${at}-${project.slug}@example.org`,
    name: `Crowd ${at}`,
  }));
  await db.user.createMany({ data: applicants });
  const users = await db.user.findMany({ where: { email: { endsWith: `${project.slug}@example.org` } } });
  const now = new Date();
  const rows = users.map((user, at) => ({
    cohortId: project.cohortId,
    projectId: project.id,
    applicantId: user.id,
    code: `CROWD-${at}`,
    shuffle: at,
  }));
  await db.application.createMany({ data: rows });
  const made = await db.application.findMany({ where: { projectId: project.id, state: "draft" } });
  await db.submission.createMany({
    data: made.map((one) => ({ applicationId: one.id, number: 1, receipt: `R-${one.id}`, receivedAt: now })),
  });
  await db.$executeRaw`
    UPDATE application a SET state = 'submitted', submitted_at = ${now}, submission_id = s.id
    FROM submission s WHERE s.application_id = a.id AND a.project_id = ${project.id}::uuid AND a.state = 'draft'`;
  await signInAs(mentor);
  await page.goto(`/review/${project.slug}`);
  await expect(page.getByText("61 applications submitted")).toBeVisible();
  const codes = page.getByRole("rowheader");
  await expect(codes).toHaveCount(50);
  const first = await codes.allTextContents();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByRole("link", { name: "First page" })).toBeVisible();
  await expect(codes).toHaveCount(11);
  const second = await codes.allTextContents();
  expect(new Set([...first, ...second]).size).toBe(61);
  await expect(page.getByRole("link", { name: "Next page" })).toHaveCount(0);
  await sound(page);
});

test("what a colleague just finished appears by itself; what is ticked and focused stays", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  const colleague = await person("reviewer", { name: "Grace Live" });
  const { project, mentor, applications } = await makeWorld(db, 2, { reviewerUserIds: [colleague.id] });
  const [a, b] = applications;
  if (!a || !b) throw new Error("two applications");
  await makeReview(db, { applicationId: a.id, reviewerId: mentor.id, scores: [5, 5] });
  await signInAs(mentor);
  const looked = page.waitForResponse((answer) => answer.url().endsWith("/pulse"));
  await page.goto(`/review/${project.slug}`);
  await looked;
  await expect(row(page, a.code)).toContainText("100.0");
  const box = page.getByRole("checkbox", { name: `Select ${b.code}` });
  await box.check();
  await box.focus();
  await makeReview(db, { applicationId: a.id, reviewerId: colleague.id, scores: [1, 1] });
  // It looks at once when the page is looked at again, and else within ten seconds.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByRole("status").filter({ hasText: "1 row changed." })).toBeVisible();
  await expect(row(page, a.code)).toContainText("50.0");
  await expect(box).toBeChecked();
  await expect(box).toBeFocused();
});

test("words and operators in one box, columns that are kept, and a file of exactly what is shown", async ({
  page,
  db,
  signInAs,
  sound,
}) => {
  const { project, mentor, applications } = await makeWorld(db, 3);
  const [a, b, c] = applications;
  if (!a || !b || !c) throw new Error("three applications");
  await makeReview(db, { applicationId: a.id, reviewerId: mentor.id, scores: [5, 5] });
  await makeReview(db, { applicationId: b.id, reviewerId: mentor.id, scores: [2, 2] });
  await signInAs(mentor);
  await page.goto(`/review/${project.slug}?sort=submitted`);
  const codes = page.getByRole("rowheader");
  const search = async (typed: string) => {
    await page.getByRole("searchbox", { name: "Search" }).fill(typed);
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page).toHaveURL(/[?&]q=/);
    await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue(typed);
  };
  // Every essay says “measure”; each has a number of its own.
  await search("measuring score:>20");
  await expect(codes).toHaveText([a.code, b.code]);
  await search('"doubt number 3" reviews:<1');
  await expect(codes).toHaveText([c.code]);
  await search("-score:>50");
  await expect(codes).toHaveText([b.code]);
  await search("measuring state:soon");
  await expect(page.getByRole("alert").filter({ hasText: "state:soon" })).toContainText("wants one of waiting, draft");
  await expect(codes).toHaveCount(0);
  await sound(page);
  await search("measuring");
  await expect(codes).toHaveCount(3);

  await page.getByText("Columns", { exact: true }).click();
  const choice = page.getByRole("group", { name: "Columns to show" });
  for (const box of await choice.getByRole("checkbox").all()) await box.uncheck();
  await choice.getByRole("checkbox", { name: /^Words/ }).check();
  await choice.getByRole("checkbox", { name: /^Mean/ }).check();
  await sound(page);
  await page.getByRole("button", { name: "Keep these columns" }).click();
  await expect(page.getByRole("columnheader")).toHaveText([/Code/, /Mean/, "Words"]);
  await expect(page).toHaveURL(/q=measuring/);
  await page.goto(`/review/${project.slug}?sort=submitted&state=done`);
  await expect(page.getByRole("columnheader")).toHaveText([/Code/, /Mean/, "Words"]);

  const file = async (format: "CSV" | "JSON") => {
    const href = await page.getByRole("link", { name: `Download as ${format}` }).getAttribute("href");
    const answer = await page.request.get(new URL(href ?? "", page.url()).href);
    expect(answer.headers()["content-disposition"]).toMatch(new RegExp(`^attachment; filename="${project.slug}-`));
    return answer.text();
  };
  const words = await row(page, a.code).getByRole("cell").last().textContent();
  expect(await file("CSV")).toBe(`\uFEFFCode,Mean,Words\r\n${a.code},100,${words}\r\n${b.code},25,${words}\r\n`);
  expect(JSON.parse(await file("JSON"))).toEqual([
    { code: a.code, mean: 100, words: Number(words) },
    { code: b.code, mean: 25, words: Number(words) },
  ]);
});
