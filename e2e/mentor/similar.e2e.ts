import type { Db } from "#prisma/client.ts";
import { createPerson, expect, type Person, test } from "../fixtures.ts";
import { expectBlind, makeWorld, row, type World } from "./world.ts";

const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `word${from + at}`).join(" ");

/** Two of these applications turn out to hold the same 40 words, as the worker would have found it. */
async function copy(db: Db, one: World["applications"][number], other: World["applications"][number]) {
  const same = words(500, 40);
  const ids = await Promise.all(
    [
      { submissionId: one.submissionId ?? "", text: `Mine alone ${words(100, 20)}.\n\nThen: ${same}.` },
      { submissionId: other.submissionId ?? "", text: `At first: ${same}!\n\nAnd also ${words(200, 20)}.` },
    ].map(async ({ submissionId, text }) => {
      const { id } = await db.submissionEssay.findFirstOrThrow({ where: { submissionId } });
      await db.submissionEssay.update({
        where: { id },
        data: { blindText: text, blindHtml: `<p>${text}</p>`, blindWords: 65 },
      });
      return id;
    }),
  );
  const [oneId = "", otherId = ""] = ids.sort();
  const alike = { similarity: 0.43, containment: 0.6, shared: 36, foundAt: new Date() };
  await db.similarPair.create({ data: { oneId, otherId, ...alike } });
}

test("two essays that are alike are read side by side, as evidence and blind", async ({
  page,
  db,
  signInAs,
  sound,
}) => {
  const world = await makeWorld(db, 3);
  const [a, b, c] = world.applications;
  if (!a || !b || !c) throw new Error("three applications");
  await copy(db, a, b);
  await signInAs(world.mentor);
  await page.goto(`/review/${world.project.slug}/similar`);
  await expect(page.getByRole("heading", { level: 1, name: "Similar essays" })).toBeVisible();
  await expect(page.getByText("This is evidence, not a verdict.")).toBeVisible();
  await expect(row(page, a.code)).toContainText("43%");
  await expect(page.getByText(c.code)).toHaveCount(0);
  await sound(page);

  await row(page, a.code).getByRole("link").click();
  const [first = "", second = ""] = [a.code, b.code].sort();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${first} and ${second}`);
  await expect(page.getByText("1 shared passage, 40 words in all.")).toBeVisible();
  await expect(page.getByText("This is evidence, not a verdict.")).toBeVisible();
  await expect(page.locator("mark")).toHaveCount(2);
  for (const { code } of [a, b]) {
    const text = page.getByRole("region", { name: code, exact: true });
    await expect(text.locator("mark")).toContainText(words(500, 40));
    await expect(text.locator("mark")).not.toContainText("word100");
  }
  // From the passage in one text to the same in the other.
  await page
    .getByRole("region", { name: first })
    .getByRole("link", { name: /shared passage 1/ })
    .click();
  await expect(page.getByRole("region", { name: second }).locator("mark:target")).toHaveCount(1);
  await expectBlind(
    page,
    world.applications.map(({ person }) => person),
  );
  await sound(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("across projects: a number for who reads one of them, the texts for who reads both, and for admins", async ({
    page,
    db,
    pageOf,
  }) => {
    const [here, there] = [await makeWorld(db, 1), await makeWorld(db, 1)];
    const [[a], [b]] = [here.applications, there.applications];
    if (!a || !b) throw new Error("an application each");
    await copy(db, a, b);
    const list = (world: World) => `/review/${world.project.slug}/similar`;
    const as = async (person: Person) => pageOf(person);

    const mentor = await as(here.mentor);
    await mentor.goto(list(here));
    await expect(mentor.getByText("1 essay of this project is like an essay of another applicant")).toBeVisible();
    expect(await mentor.content()).not.toContain(b.code);
    const pair = `${list(here)}/${a.code}/${b.code}?in=${there.project.slug}`;
    expect((await mentor.goto(pair))?.status()).toBe(404);

    const both = await createPerson(db, "reviewer");
    await db.projectReviewer.createMany({
      data: [here, there].map(({ project }) => ({ projectId: project.id, userId: both.id })),
    });
    const theirs = await as(both);
    await theirs.goto(list(here));
    await row(theirs, a.code).getByRole("link").click();
    await expect(theirs).toHaveURL(pair);
    await expect(theirs.locator("mark")).toHaveCount(2);
    await expectBlind(theirs, [a.person, b.person]);

    const admin = await as(await createPerson(db, "admin"));
    await admin.goto("/admin/similar");
    // Other tests' essays may be as much alike: it is on one of the pages.
    while ((await row(admin, a.code).count()) === 0)
      await admin.goto((await admin.getByRole("link", { name: "Next page" }).getAttribute("href")) ?? "");
    await row(admin, a.code).getByRole("link").click();
    await expect(admin.getByRole("region", { name: b.code, exact: true }).locator("mark")).toContainText("word500");
    await page.goto("/admin/similar");
    await expect(page).toHaveURL(/sign-in/);
  });
});
