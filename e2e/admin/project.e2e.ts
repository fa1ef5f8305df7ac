import { makeCohort, makeProblem } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { expectPublic, notice, publicTitle, refusal, tag } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an admin writes a project from nothing, is told what is missing, previews, publishes, closes, archives", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      test.slow();
      const look = async () => javaScriptEnabled && (await sound(page));
      const title = `Aligning language models ${tag()}`;
      const topic = `Oversight ${tag()}`;
      const fresh = `A measurement ${tag()}`;
      // Not a whole number of days away: "in 10 days" must not become "in 9 days" between two looks.
      const cohort = await makeCohort(db, {
        name: `Cohort ${tag()}`,
        closesAt: new Date(Date.now() + 10.5 * 86_400_000),
      });
      const mentor = await person("mentor", { affiliation: "Institute of Listening" });
      const banked = await makeProblem(db, {
        title: `A doubt ${tag()}`,
        prompts: ["Which assumption do you doubt?", "Which failure taught you most?", "What would change your mind?"],
        minWords: 500,
        recommendedWords: 1_000,
        maxWords: 1_200,
      });
      await signInAs(await person("admin"));

      // A draft that only admins see.
      await page.goto("/admin/projects/new");
      await look();
      await page.getByRole("button", { name: "Create the draft" }).click();
      await expect(refusal(page)).toContainText("Choose a cohort.");
      await expect(refusal(page)).toContainText("Enter the title.");
      await page.getByLabel("Cohort").selectOption({ label: cohort.name });
      await page.getByRole("textbox", { name: "Title" }).fill(title);
      await page.getByRole("button", { name: "Create the draft" }).click();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      const project = await db.project.findFirstOrThrow({ where: { title } });
      const home = `/admin/projects/${project.id}`;
      const publicPage = `/projects/${project.slug}`;
      const back = () => page.goto(home);
      const part = (name: string) => page.getByRole("main").getByRole("heading", { name }).getByRole("link").click();
      await look();

      // Too early: everything that is missing is named, each with a link to where it is mended.
      await page.getByRole("button", { name: "Publish" }).click();
      const missing = {
        "There is no research question.": "Mend it in the details",
        "There is no mentor.": "Mend it among the mentors",
        "There is no selection problem.": "Mend it among the problems",
        "The rubric has no criterion to score.": "Mend it in the rubric",
      };
      for (const [what, where] of Object.entries(missing)) {
        await expect(refusal(page)).toContainText(what);
        await expect(
          page.getByRole("listitem").filter({ hasText: what }).getByRole("link", { name: where }),
        ).toBeVisible();
      }
      await expect(page.getByText("Not published: 4 things are missing or broken.")).toBeVisible();
      if (javaScriptEnabled) await expect(page.locator(":focus").getByRole("alert")).toBeVisible();
      await look();
      expect(await publicTitle(page, publicPage)).toBe("404");
      expect((await db.project.findUniqueOrThrow({ where: { id: project.id } })).state).toBe("draft");

      // A topic, then the details with nested directions.
      await page.goto("/admin/topics");
      await page.getByRole("region", { name: "Add a topic" }).getByLabel("Name").fill(topic);
      await page.getByRole("button", { name: "Add the topic" }).click();
      await expect(page.getByRole("heading", { name: topic })).toBeVisible();
      await back();
      await page
        .getByRole("listitem")
        .filter({ hasText: "There is no research question." })
        .getByRole("link", { name: "Mend it in the details" })
        .click();
      await page.getByRole("textbox", { name: "Summary" }).fill("What models say when nobody asks.");
      await page.getByRole("textbox", { name: "Research question" }).fill("Do models *mean* what they say?");
      await page
        .getByRole("textbox", { name: "Research directions" })
        .fill("- Listening\n  - to what is said\n  - to what is not\n- Asking again");
      await page.getByRole("textbox", { name: "Places" }).fill("many");
      await page.getByLabel(topic).check();
      await page.getByRole("button", { name: "Save the details" }).click();
      await expect(
        refusal(page).getByRole("link", { name: "The number of places must be a whole number." }),
      ).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Places" })).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByRole("textbox", { name: "Research question" })).toHaveValue(
        "Do models *mean* what they say?",
      );
      await expect(page.getByLabel(topic)).toBeChecked();
      await look();
      await page.getByRole("textbox", { name: "Places" }).fill("3");
      await page.getByRole("button", { name: "Save the details" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();

      // The mentor.
      await back();
      await part("Mentors and reviewers");
      await page.getByLabel("Mentor to add").selectOption({ label: `${mentor.name}, Institute of Listening` });
      await page.getByRole("button", { name: "Add the mentor" }).click();
      await expect(notice(page, "Added.")).toBeVisible();
      await expect(page.getByRole("link", { name: mentor.name })).toBeVisible();
      await look();

      // A problem from the bank, with a range of the project's own that must not contradict itself.
      await back();
      await part("Selection problems");
      await page.getByLabel("Problem to use").selectOption({ label: banked.version.title });
      await page.getByRole("button", { name: "Use this problem" }).click();
      await expect(page.getByRole("heading", { name: `Problem 1: ${banked.version.title}` })).toBeVisible();
      await page.getByRole("textbox", { name: "Maximum" }).fill("300");
      const save = () => page.getByRole("button", { name: `Save ${banked.version.title}` }).click();
      await save();
      // 300 is below the problem's own minimum of 500, and below its recommended 1,000.
      await expect(refusal(page)).toContainText(/maximum|minimum/i);
      await expect(refusal(page)).toContainText("500");
      await expect(page.getByRole("textbox", { name: "Maximum" })).toHaveValue("300");
      await expect(page.locator("[aria-invalid=true]")).toHaveCount(1);
      await look();
      expect((await db.projectProblem.findFirstOrThrow({ where: { projectId: project.id } })).maxWords).toBeNull();
      await page.getByRole("textbox", { name: "Minimum" }).fill("100");
      await page.getByRole("textbox", { name: "Recommended" }).fill("250");
      await save();
      await expect(notice(page, "Saved.")).toBeVisible();
      await expect(page.getByText("100 to 300 words, about 250 recommended")).toBeVisible();

      // A new one, still with the words that stand for what is to be written.
      await page.getByRole("link", { name: "Write a new problem for the bank" }).click();
      await look();
      await page.getByRole("textbox", { name: "Title" }).fill(fresh);
      await page.getByRole("textbox", { name: "Prompt 1" }).fill("Problem description here");
      await page.getByRole("textbox", { name: "Minimum" }).fill("50");
      await page.getByRole("textbox", { name: "Maximum" }).fill("40");
      await page.getByRole("button", { name: "Add the problem" }).click();
      await expect(refusal(page).getByRole("link")).toHaveCount(1);
      await expect(refusal(page)).toContainText("40");
      await expect(page.getByRole("textbox", { name: "Prompt 1" })).toHaveValue("Problem description here");
      await look();
      await page.getByRole("textbox", { name: "Maximum" }).fill("400");
      await page.getByRole("button", { name: "Add the problem" }).click();
      await expect(page.getByRole("heading", { level: 1, name: fresh })).toBeVisible();
      await back();
      await part("Selection problems");
      await page.getByLabel("Problem to use").selectOption({ label: fresh });
      await page.getByRole("button", { name: "Use this problem" }).click();
      await expect(page.getByRole("heading", { name: `Problem 2: ${fresh}` })).toBeVisible();
      await look();

      // The rubric.
      await back();
      await part("Rubric");
      const adding = page.getByRole("region", { name: "Add a criterion" });
      await adding.getByRole("textbox", { name: "Name" }).fill("Insight");
      await adding.getByLabel("1 means").fill("Repeats what is known.");
      await adding.getByLabel("5 means").fill("Changes what I will try next.");
      await adding.getByLabel("Highest score").fill("1");
      await page.getByRole("button", { name: "Add the criterion" }).click();
      await expect(
        refusal(page).getByRole("link", { name: "The highest score (1) must be above the lowest (1)." }),
      ).toBeVisible();
      await expect(adding.getByRole("textbox", { name: "Name" })).toHaveValue("Insight");
      await expect(adding.getByLabel("5 means")).toHaveValue("Changes what I will try next.");
      await look();
      await adding.getByLabel("Highest score").fill("5");
      await adding.getByLabel("Description").fill("Does it see further?");
      await page.getByRole("button", { name: "Add the criterion" }).click();
      await expect(page.getByRole("heading", { name: "Insight" })).toBeVisible();
      await look();

      // Only the placeholder stands in the way now.
      await back();
      await page.getByRole("button", { name: "Publish" }).click();
      await expect(refusal(page)).toContainText(
        "Problem 2, prompt 1 still holds a placeholder: “Problem description here”.",
      );
      await expect(page.getByText("Not published: one thing is missing or broken.")).toBeVisible();
      await page.getByRole("link", { name: "Mend it in the problem bank" }).click();
      await expect(page).toHaveURL(/#problem-prompts-0$/);
      await page.getByRole("textbox", { name: "Prompt 1" }).fill("Measure something twice. Why do the two differ?");
      await page.getByRole("button", { name: "Save the problem" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();
      await back();
      await expect(page.getByText("Nothing is missing: the project can be published.")).toBeVisible();

      // What the preview shows is what the public will see.
      await page.getByRole("link", { name: "Preview" }).click();
      await expect(page.getByText("This is what the public would see; the project is draft.")).toBeVisible();
      const nested = page.locator("main ul ul li");
      await expect(nested).toHaveText(["to what is said", "to what is not"]);
      await expect(page.locator("main")).toContainText("100 to 300 words, about 250 recommended");
      await expect.soft(page.getByRole("link", { name: "Apply" })).toBeVisible();
      await look();
      const previewed = (await page.locator("main").textContent()) ?? "";
      const links = () => page.locator("main a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
      const previewedLinks = await links();
      await page.getByRole("link", { name: "Back to the project" }).click();
      await page.getByRole("button", { name: "Publish" }).click();
      await expect(notice(page, "Published. The public pages show it now.")).toBeVisible();
      await look();
      await expectPublic(page, publicPage, title);
      await page.goto(publicPage);
      await expect.soft(page.locator("main")).toHaveText(previewed);
      expect.soft(await links()).toEqual(previewedLinks);
      await expect(nested).toHaveText(["to what is said", "to what is not"]);
      await page.goto(`/cohorts/${cohort.slug}`);
      const card = page.getByRole("article").filter({ hasText: title });
      for (const fact of [mentor.name, "3 places", "What models say when nobody asks.", topic])
        await expect(card).toContainText(fact);

      // An edit is public within seconds.
      const better = `${title}, better`;
      await back();
      await part("Details");
      await page.getByRole("textbox", { name: "Title" }).fill(better);
      await page.getByRole("button", { name: "Save the details" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();
      await expectPublic(page, publicPage, better);
      await expect
        .poll(async () => (await page.request.get(`/cohorts/${cohort.slug}`)).text(), { timeout: 5_000 })
        .toContain(better);

      // One that would break the public page is refused, with everything kept.
      await page.getByRole("textbox", { name: "Research question" }).fill("TBD");
      await page.getByRole("button", { name: "Save the details" }).click();
      await expect(refusal(page)).toContainText("placeholder");
      await expect(page.getByRole("textbox", { name: "Research question" })).toHaveValue("TBD");
      await look();

      // Closed: still to be read, but nobody can apply. Archived: gone.
      await back();
      await page.getByRole("button", { name: "Close" }).click();
      await expect(notice(page, "Closed. It is still shown, but takes no more applications.")).toBeVisible();
      await expect
        .poll(async () => (await page.request.get(publicPage)).text(), { timeout: 5_000 })
        .toContain("This project takes no more applications.");
      await page.goto(publicPage);
      await expect(page.getByRole("link", { name: "Apply" })).toHaveCount(0);
      await back();
      await page.getByRole("button", { name: "Archive" }).click();
      await expect(notice(page, "Archived.")).toBeVisible();
      await look();
      await expectPublic(page, publicPage, "404");
      await expect
        .poll(async () => (await page.request.get(`/cohorts/${cohort.slug}`)).text(), { timeout: 5_000 })
        .not.toContain(better);
    });
  });
}
