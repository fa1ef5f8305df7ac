import type { Page } from "@playwright/test";
import type { Db } from "#prisma/client.ts";
import { makeCohort, makeProblem, makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { editor, openEssay, save, sha256, submit, words } from "./world.ts";

const tag = () => Math.random().toString(36).slice(2, 10);
const ASKED = "A doubt of your own";

/** One open cohort, one problem, three mentors who ask it with ranges of their own. */
async function threeMentors(db: Db, mentorIds: { perez: string; hubinger: string; riggs: string }) {
  const cohort = await makeCohort(db, { name: `Winter cohort ${tag()}` });
  const problem = await makeProblem(db, { title: ASKED, prompts: ["Which assumption of the field do you doubt?"] });
  const project = (title: string, mentor: string, [minWords, recommendedWords, maxWords]: [number, number, number]) =>
    makeProject(db, {
      cohortId: cohort.id,
      title: `${title} ${tag()}`,
      mentorUserIds: [mentor],
      problems: [{ problemId: problem.id, minWords, recommendedWords, maxWords }],
    });
  return {
    cohort,
    problem,
    perez: await project("Aligning language models", mentorIds.perez, [20, 50, 60]),
    hubinger: await project("Learned optimization", mentorIds.hubinger, [30, 40, 100]),
    riggs: await project("Sparse features", mentorIds.riggs, [5, 10, 15]),
  };
}

async function notice(page: Page, text: string) {
  await expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("one essay and one variant answer for three mentors; a problem worded anew, a text changed, sent again", async ({
      page,
      db,
      person,
      pageOf,
      signInAs,
      sound,
    }) => {
      test.slow();
      const perez = await person("mentor", { name: "Ethan Perez" });
      const hubinger = await person("mentor", { name: "Evan Hubinger" });
      const riggs = await person("mentor", { name: "Logan Riggs" });
      const world = await threeMentors(db, { perez: perez.id, hubinger: hubinger.id, riggs: riggs.id });
      await signInAs(await person("applicant", { name: "Ana" }));
      const look = async () => javaScriptEnabled && (await sound(page));

      // Before starting: what the three would have her write.
      for (const project of [world.perez, world.hubinger, world.riggs]) {
        await page.goto(`/projects/${project.slug}`);
        await page.getByRole("link", { name: "Add to my plan" }).click();
        await expect(page.getByRole("heading", { name: "Add this project?" })).toBeVisible();
        await page.getByRole("button", { name: "Add to my plan" }).click();
        await notice(page, "Added to your plan.");
      }
      await expect(page.getByText("2 texts for 3 answers to 3 projects")).toBeVisible();
      await expect(page.getByText("at least 35 words, about 60 words as recommended")).toBeVisible();
      await expect(page.getByText("No single text fits everybody: it takes at least 2")).toBeVisible();
      await expect(page.getByText("For Hubinger and Perez: 30 to 60 words, about 50 recommended")).toBeVisible();
      await look();

      for (const project of [world.perez, world.hubinger, world.riggs]) {
        await page.goto(`/apply/${project.slug}`);
        await expect(page.getByText("You answer 1 problem.")).toBeVisible();
        await page.getByRole("button", { name: "Start application" }).click();
        await notice(page, "Your application is begun.");
      }

      // The problem is there once, for all three.
      await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Essays" }).click();
      const item = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: ASKED }) });
      await expect(item).toHaveCount(1);
      await expect(item).toContainText("Nothing written yet.");
      await look();
      await item.getByRole("link", { name: `Write ${ASKED}` }).click();
      await editor(page).fill(words(40));
      await save(page);
      await page.goto("/essays");
      await expect(item).toContainText("40 words. Fits Perez and Hubinger; 25 words over for Riggs.");
      await look();

      // Forks it for the third.
      await item.getByRole("link", { name: `Edit ${ASKED}` }).click();
      await page.getByText("Make a variant of this text", { exact: true }).click();
      await page.getByLabel("Its name").fill("Short, for Riggs");
      await page.getByLabel("Which application is to send it?").selectOption({ label: "Riggs" });
      await look();
      await page.getByRole("button", { name: "Make a variant" }).click();
      await notice(page, "Your variant is made");
      await expect(page.getByText("The variant “Short, for Riggs”, for one of your applications:")).toBeVisible();
      await expect(editor(page)).toHaveValue(words(40));
      await editor(page).fill(words(12));
      await save(page);
      await look();
      await page.goto("/essays");
      await expect(item).toContainText("40 words. Fits Perez and Hubinger.");
      await expect(item).toContainText("12 words. Fits Riggs.");
      await look();
      await page.getByRole("link", { name: "Compare with the shared text (“Short, for Riggs”)" }).click();
      await expect(page.getByRole("heading", { level: 1, name: `What differs: ${ASKED}` })).toBeVisible();
      await expect(page.locator("del")).toContainText("word40");
      await look();

      // A second of that name is refused, with what was typed still there.
      await page.goto("/essays");
      await item.getByRole("link", { name: `Edit The shared text of ${ASKED}` }).click();
      await page.getByText("Make a variant of this text", { exact: true }).click();
      await page.getByLabel("Its name").fill("short, for riggs");
      await page.getByRole("button", { name: "Make a variant" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "You have a variant named" }).first()).toBeVisible();
      await expect(page.getByLabel("Its name")).toHaveValue("short, for riggs");

      // Each application sends its own.
      for (const [project, sent] of [
        [world.perez, words(40)],
        [world.hubinger, words(40)],
        [world.riggs, words(12)],
      ] as const) {
        await page.goto("/applications");
        await page.getByRole("link", { name: project.title }).click();
        await submit(page);
        await expect(page.getByRole("region", { name: "Your receipt" })).toContainText(sha256(sent));
      }

      // An admin words the problem anew.
      const admin = await pageOf(await person("admin"));
      await admin.goto(`/admin/problems/${world.problem.id}`);
      await admin.getByLabel("Prompt 1").fill("Which assumption of the field do you doubt, and what would settle it?");
      await admin.getByRole("button", { name: "Save the problem" }).click();
      await expect(admin.getByRole("status").filter({ hasText: "Saved as a new version" })).toBeVisible();

      // She sees the difference, and says that she has read it.
      await page.goto(`/applications`);
      await page.getByRole("link", { name: world.perez.title }).click();
      await expect(page.getByText("The problem was worded anew since this was sent to")).toBeVisible();
      await page.goto("/essays");
      await expect(item).toContainText("This problem was worded anew since you wrote.");
      await item.getByRole("link", { name: `See what changed in ${ASKED}` }).click();
      await expect(page.getByRole("heading", { level: 1, name: `What changed: ${ASKED}` })).toBeVisible();
      await expect(page.locator("ins").first()).toContainText("and what would settle it");
      await look();
      await page.getByRole("button", { name: "I have read the change" }).click();
      await expect(page.getByText("worded anew since you wrote")).toHaveCount(0);

      // She changes the text: told what was sent otherwise, and to whom.
      await page.goto("/essays");
      await item.getByRole("link", { name: `Edit The shared text of ${ASKED}` }).click();
      await editor(page).fill(`${words(40)} and settled`);
      await save(page);
      await page.reload();
      await expect(page.getByText(`Changed since sent to “${world.perez.title}” on`)).toBeVisible();
      await expect(page.getByText(`Changed since sent to “${world.hubinger.title}” on`)).toBeVisible();
      await expect(page.getByText(`Changed since sent to “${world.riggs.title}” on`)).toHaveCount(0);
      await look();

      // In between, the reviewer reads what was sent, and the prompt that it answered.
      const reviewer = await pageOf(perez);
      await reviewer.goto(`/review/${world.perez.slug}/next`);
      const read = reviewer.getByRole("article").filter({ has: reviewer.getByRole("heading", { name: ASKED }) });
      await expect(read).toContainText("word40");
      await expect(read).not.toContainText("and settled");
      await expect(read).not.toContainText("what would settle it");

      await page.getByRole("link", { name: `See the difference and send it again to ${world.perez.title}` }).click();
      await expect(page.locator("ins").first()).toContainText("and settled");
      await look();
      await page.getByRole("button", { name: "Submit again" }).click();
      const receipt = page.getByRole("region", { name: "Your receipt" });
      await expect(receipt).toContainText("number 2; it replaced the one before");
      await expect(receipt).toContainText(sha256(`${words(40)} and settled`));
      await expect(page.getByText("Changed since sent")).toHaveCount(0);
      await reviewer.reload();
      await expect(read).toContainText("and settled");
      await expect(read).toContainText("what would settle it");

      // The other two stand as they were sent.
      const sent = await db.submissionEssay.findMany({
        where: { submission: { application: { projectId: { in: [world.hubinger.id, world.riggs.id] } } } },
        include: { problemVersion: true },
        orderBy: { wordCount: "asc" },
      });
      expect(sent.map(({ text, problemVersion }) => [text, problemVersion.number])).toEqual([
        [words(12), 1],
        [words(40), 1],
      ]);
    });

    test("two of three, and one if you like: chosen, left out, taken in, and sent as asked", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      test.slow();
      const [must, one, two, three, bonus] = await Promise.all(
        ["What you must say", "First choice", "Second choice", "Third choice", "A bonus"].map((title) =>
          makeProblem(db, { title }),
        ),
      );
      const project = await makeProject(db, {
        title: `Choices ${tag()}`,
        problems: [must, one, two, three, bonus].flatMap((problem, at) =>
          problem ? [{ problemId: problem.id, required: at === 0 }] : [],
        ),
      });
      const group = await db.problemGroup.create({ data: { projectId: project.id, pick: 2 } });
      await db.projectProblem.updateMany({
        where: { projectId: project.id, problemId: { in: [one, two, three].flatMap((problem) => problem?.id ?? []) } },
        data: { groupId: group.id },
      });
      await signInAs(await person("applicant"));
      await page.goto(`/apply/${project.slug}`);
      await expect(page.getByText("You answer 1 problem, 2 of a group of 3 and 1 more if you like.")).toBeVisible();
      await expect(page.getByText("Exactly 2 of these 3 are sent: choose freely.")).toBeVisible();
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("button", { name: "Start application" }).click();
      await expect(page.getByRole("heading", { name: "Answer 2 of these 3" })).toBeVisible();

      for (const title of ["What you must say", "First choice", "Second choice", "Third choice", "A bonus"]) {
        await openEssay(page, title);
        await editor(page).fill(words(20));
        await save(page);
        await page.goto("/applications");
        await page.getByRole("link", { name: project.title }).click();
      }
      await expect(page.getByText(/^Answer only 2 of .*: 3 would be sent\./).first()).toBeVisible();
      await submit(page);
      await expect(page.getByRole("alert").filter({ hasText: "Nothing was sent yet" })).toContainText(
        "Answer only 2 of",
      );
      if (javaScriptEnabled) await sound(page);
      await page.getByRole("button", { name: "Leave out Second choice" }).click();
      await notice(page, "Left out of this application.");
      await expect(page.getByText("20 words, left out of this application")).toBeVisible();
      await page.getByRole("button", { name: "Leave out A bonus" }).click();
      await page.getByRole("button", { name: "Include A bonus" }).click();
      await notice(page, "Taken in again.");
      if (javaScriptEnabled) await sound(page);
      await submit(page);
      const receipt = page.getByRole("region", { name: "Your receipt" });
      for (const title of ["What you must say", "First choice", "Third choice", "A bonus"])
        await expect(receipt).toContainText(title);
      await expect(receipt).not.toContainText("Second choice");
    });

    test("a receipt is kept as a file, a text is checked against it, earlier ones stay readable", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      test.slow();
      const problem = await makeProblem(db, { title: ASKED });
      const project = await makeProject(db, { title: `Receipts ${tag()}`, problems: [{ problemId: problem.id }] });
      await signInAs(await person("applicant"));
      await page.goto(`/apply/${project.slug}`);
      await page.getByRole("button", { name: "Start application" }).click();
      const texts = [`First.\n\n${words(30)}`, `Second.\n\n${words(30)} and more`];
      for (const text of texts) {
        await openEssay(page, ASKED);
        await editor(page).fill(text);
        await save(page);
        await page.goto("/applications");
        await page.getByRole("link", { name: project.title }).click();
        await submit(page);
        await expect(page.getByRole("region", { name: "Your receipt" })).toContainText(sha256(text));
      }
      await page.getByRole("link", { name: "Receipt to print" }).click();
      await expect(page.getByText("version 1 of the problem")).toBeVisible();
      await expect(page.getByRole("main")).toContainText("and more");
      if (javaScriptEnabled) await sound(page);

      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Save as Markdown" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^receipt-R-\w{4}-\w{4}\.md$/);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      const file = Buffer.concat(chunks).toString("utf8");
      expect(file).toContain(`\n${texts[1]}\n`);
      expect(file).toContain(`SHA-256: ${sha256(texts[1] ?? "")}`);

      const field = page.getByLabel("The text", { exact: true });
      const ask = () => page.getByRole("button", { name: "Check this text" }).click();
      // As a computer of another kind would save it.
      await field.fill((texts[1] ?? "").replaceAll("\n", "\r\n"));
      await ask();
      await notice(page, "Not a letter differs");
      await field.fill((texts[1] ?? "").replace("word7", "changed"));
      await ask();
      await expect(page.getByRole("alert").filter({ hasText: "No: this is none of the texts" })).toBeVisible();
      await expect(page.locator("del")).toContainText("word7");
      await expect(page.locator("ins")).toContainText("changed");
      await expect(field).toHaveValue(/changed/);
      if (javaScriptEnabled) await sound(page);
      const megabyte = "ten chars ".repeat(100_000);
      await field.fill(megabyte);
      await ask();
      await expect(page.getByRole("alert").filter({ hasText: "at most 200,000 fit" }).first()).toBeVisible();
      await expect(field).toHaveValue(megabyte);

      await page.getByRole("link", { name: "Submission 1", exact: true }).click();
      await expect(page.getByText("This was replaced by submission 2, which stands.")).toBeVisible();
      await expect(page.getByRole("main")).toContainText("First.");
      await expect(page.getByRole("main")).not.toContainText("and more");
      await field.fill(texts[0] ?? "");
      await ask();
      await notice(page, "Not a letter differs");
    });

    test("a variant is renamed, chosen and deleted; a tab that still shows it is told so", async ({
      page,
      db,
      person,
      signInAs,
      context,
    }) => {
      test.slow();
      const problem = await makeProblem(db, { title: ASKED });
      const project = await makeProject(db, { title: `Variants ${tag()}`, problems: [{ problemId: problem.id }] });
      await signInAs(await person("applicant"));
      await page.goto(`/apply/${project.slug}`);
      await page.getByRole("button", { name: "Start application" }).click();
      const application = page.url().replace(/\?.*/, "");
      await openEssay(page, ASKED);
      await editor(page).fill(words(20));
      await save(page);
      await page.getByText("Make a variant of this text", { exact: true }).click();
      await page.getByLabel("Its name").fill("Draft");
      await page.getByRole("button", { name: "Make a variant" }).click();
      await notice(page, "Your variant is made");
      await page.getByText("Rename this variant").click();
      await page.getByLabel("New name").fill("Brief");
      await page.getByRole("button", { name: "Rename", exact: true }).click();
      await notice(page, "The variant has its new name.");
      await expect(page.getByText("The variant “Brief”.")).toBeVisible();
      await expect(page.getByText("No application of yours sends this text at the moment.")).toBeVisible();
      const variant = page.url().replace(/\?.*/, "");

      // Chosen on the application's page; then it can't be deleted.
      await page.goto(application);
      await page.getByText(`Send another text to ${ASKED}`).click();
      await page.getByRole("radio", { name: "“Brief”" }).check();
      const stale = await context.newPage();
      await stale.goto(application);
      await page.getByRole("button", { name: "Send the chosen text" }).click();
      await notice(page, "Chosen.");
      await expect(page.getByText("Sends the variant “Brief”")).toBeVisible();
      await page.goto(variant);
      await page.getByText("Delete this variant", { exact: true }).click();
      await expect(
        page.getByText("An application sends this variant: choose another text for it first."),
      ).toBeVisible();

      // Given back on the page of the shared text, deleted, and chosen in the tab that still shows it.
      await page.getByRole("link", { name: "The shared text", exact: true }).click();
      await page.getByRole("button", { name: "Send this text instead" }).click();
      await notice(page, "Chosen.");
      await page.goto(variant);
      await page.getByText("Delete this variant", { exact: true }).click();
      await page.getByRole("button", { name: "Yes, delete this variant" }).click();
      await notice(page, "The variant is deleted, with its history.");
      await stale.getByText(`Send another text to ${ASKED}`).click();
      await stale.getByRole("radio", { name: "“Brief”" }).check();
      await stale.getByRole("button", { name: "Send the chosen text" }).click();
      await expect(
        stale.getByRole("alert").filter({ hasText: "that text is not there any more" }).first(),
      ).toBeVisible();
      expect(await db.applicationAnswer.count({ where: { application: { projectId: project.id } } })).toBe(0);
    });
  });
}
