import { makeCohort, makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

// The front page shows the one current cohort, so these tests have a portal to themselves.
for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("anyone finds a project by words and by topic", async ({ page, ownPortal, axe }) => {
      test.slow();
      const { url, db } = await ownPortal();
      await page.goto(url);
      await expect(page.getByText("No cohort is published yet.")).toBeVisible();

      const past = await makeCohort(db, {
        name: "Long ago",
        opensAt: new Date("2020-01-01"),
        closesAt: new Date("2020-02-01"),
      });
      const open = await makeCohort(db, { name: "Open now" });
      const topic = await db.topic.create({ data: { slug: "oversight", name: "Oversight" } });
      const debate = await makeProject(db, {
        cohortId: open.id,
        title: "Judging débats",
        summary: "Two models argue.",
      });
      await db.projectTopic.create({ data: { projectId: debate.id, topicId: topic.id } });
      await makeProject(db, {
        cohortId: open.id,
        title: "Sparse features",
        summary: "Dictionaries.",
        question: "Do autoencoders find them?",
      });
      await makeProject(db, { cohortId: past.id, title: "An old project" });

      await page.goto(url);
      await expect(page.getByRole("heading", { level: 1, name: "Open now" })).toBeVisible();
      await expect(page.getByRole("article")).toHaveCount(2);
      if (javaScriptEnabled) await axe(page);

      const search = async (q: string, choose = "Any topic") => {
        await page.getByLabel("Search the projects").fill(q);
        await page.getByLabel("Topic").selectOption(choose);
        await page.getByRole("button", { name: "Search" }).click();
      };
      await search("autoenc");
      await expect(page.getByRole("article")).toHaveCount(1);
      await expect(page.getByRole("link", { name: "Sparse features" })).toBeVisible();
      await search("DEBATS");
      await expect(page.getByRole("link", { name: "Judging débats" })).toBeVisible();
      await search("", "Oversight");
      await expect(page.getByRole("article")).toHaveCount(1);
      await expect(page.getByText("One project on Oversight")).toBeVisible();
      if (javaScriptEnabled) await axe(page);
      await search("sparse", "Oversight");
      await expect(page.getByText("No project has all of these words.")).toBeVisible();
      if (javaScriptEnabled) await axe(page);

      // What could break the search's own language, or the page, finds nothing and breaks neither.
      for (const hostile of [
        "' | !",
        "a & (b",
        "%_\\",
        "<script>alert(1)</script>",
        "x".repeat(5000),
        "\u0000",
        "😀",
      ]) {
        const answer = await page.request.get(`${url}/?q=${encodeURIComponent(hostile)}`);
        expect([200, 400], hostile.slice(0, 20)).toContain(answer.status());
        expect(await answer.text()).not.toContain("<script>alert");
      }

      await page.goto(url);
      await page.getByRole("link", { name: "Long ago" }).filter({ visible: true }).click();
      await expect(page.getByText("This cohort is closed.")).toBeVisible();
      await expect(page.getByRole("link", { name: "An old project" })).toBeVisible();
      if (javaScriptEnabled) await axe(page);
    });
  });
}
