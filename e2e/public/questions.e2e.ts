// Questions and answers on a project's page: asked without a name and without script, answered in public.
import type { Page } from "@playwright/test";
import { makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { expectBlind } from "../mentor/world.ts";

/** The post on a public page that holds these words. */
const post = (page: Page, words: string) => page.getByRole("article").filter({ hasText: words });
const reply = (page: Page) => page.getByRole("textbox", { name: "Your reply" });

const said = (page: Page, words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();

async function send(page: Page, text: string) {
  await reply(page).fill(text);
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  // Each reply leads on to a page of its own.
  await expect(post(page, text.replaceAll("*", ""))).toBeVisible();
  await said(page, "Your reply is on the page.");
}

/** On from the page of a post to where everybody reads it. */
async function toPage(page: Page) {
  await page.getByRole("link", { name: "See it on the page" }).click();
  await page.waitForURL(/\/questions\/\d+#post-/);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an applicant asks without a name, a mentor answers who never learns it, and the thread has its life", async ({
    page,
    db,
    person,
    signInAs,
    pageOf,
  }) => {
    const [kofi, mei] = [
      await person("applicant", { name: "Zephyrine Quillfeather", affiliation: "Quillfeather Institute" }),
      await person("mentor"),
    ];
    const project = await makeProject(db, { title: "Reading minds", mentorUserIds: [mei.id] });

    // Signed out, one is sent to sign in and back.
    await page.goto(`/projects/${project.slug}`);
    await expect(page.getByText("Nobody has asked anything yet.")).toBeVisible();
    await page.getByRole("link", { name: "Ask a question" }).click();
    await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/ask/${project.slug}`)}`);
    await signInAs(kofi);
    await page.goto(`/ask/${project.slug}`);

    await test.step("ask", async () => {
      const question = page.getByRole("textbox", { name: "Your question" });
      await expect(page.getByLabel("Ask without your name")).toBeChecked();
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await expect(page.getByRole("alert")).toContainText("Write something first.");
      await question.fill("How many **hours** a week?\n\nI work in the morning.");
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("hours");
      await expect(question).toHaveValue(/I work in the morning\.$/);
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await said(page, "Your question is on the project’s page.");
      await toPage(page);
      await expect(post(page, "I work in the morning.")).toContainText("Asked anonymously");
    });

    const mentor = await pageOf(mei);
    await test.step("answer, blind", async () => {
      await mentor.goto(`/projects/${project.slug}`);
      await mentor.getByRole("link", { name: "How many hours a week?" }).click();
      await expectBlind(mentor, [kofi]);
      await post(mentor, "I work in the morning.")
        .getByRole("link", { name: /^Reply/ })
        .click();
      await expectBlind(mentor, [kofi]);
      await send(mentor, "About *eight*.");
      await expectBlind(mentor, [kofi]);
      await toPage(mentor);
      await expect(post(mentor, "About eight.")).toContainText("Answer by a mentor");
    });

    await test.step("reply in the thread, and change one’s words", async () => {
      await page.reload();
      await post(page, "About eight.")
        .getByRole("link", { name: /^Reply/ })
        .click();
      await expect(page.getByText("You are anonymous in this thread")).toBeVisible();
      await send(page, "Is that muhc?");
      await page.getByRole("textbox", { name: "The post" }).fill("Is that much?");
      await page.getByRole("button", { name: "Save the change" }).click();
      await said(page, "Changed. What it said before can be read below it.");
      await toPage(page);
      const mine = post(page, "Is that much?");
      await expect(mine).toContainText("Anonymous, who asked");
      await mine.getByText("Edited").click();
      await expect(mine.locator("del")).toContainText("muhc");
      await expectBlind(mentor, [kofi]);
    });

    await test.step("delete, which leaves a stone", async () => {
      await post(page, "Is that much?").getByRole("link", { name: /^More/ }).click();
      await page.getByRole("button", { name: "Delete the post" }).click();
      await expect(page.getByRole("alert")).toContainText("Tick the box");
      await page.getByLabel("Yes, delete this post").check();
      await page.getByRole("button", { name: "Delete the post" }).click();
      await said(page, "Deleted.");
      await toPage(page);
      await expect(page.getByText("This post was deleted by its author.")).toBeVisible();
      expect(await page.content()).not.toContain("much");
    });

    await test.step("pin, close and hide", async () => {
      await mentor.goto(`/projects/${project.slug}/questions/1`);
      await post(mentor, "I work in the morning.").getByRole("link", { name: /^More/ }).click();
      await mentor.getByRole("button", { name: "Pin the question" }).click();
      await said(mentor, "Pinned.");
      await mentor.getByRole("button", { name: "Close the question" }).click();
      await said(mentor, "Closed.");
      await expect(reply(mentor)).toHaveCount(0);
      await page.reload();
      await expect(page.getByText("This question is closed: it takes no more replies.")).toBeVisible();
      await mentor.getByRole("textbox", { name: "Why it is hidden" }).fill("It is answered in the text.");
      await mentor.getByRole("button", { name: "Hide the post" }).click();
      await said(mentor, "Hidden.");
      await expectBlind(mentor, [kofi]);
      await page.goto(`/projects/${project.slug}/questions/1`);
      await expect(page.getByText("Hidden by a mentor: It is answered in the text.")).toBeVisible();
      expect(await page.content()).not.toContain("in the morning");
      await page.goto(`/projects/${project.slug}`);
      expect(await page.content()).not.toContain("hours</a>");
      await page.getByRole("link", { name: "All questions" }).click();
      await expect(page.getByRole("link", { name: "Hidden by a mentor" })).toBeVisible();
    });
  });
});

test("with JavaScript, a reply and its refusal keep what was typed, and the thread reads well at 320 px", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  const [kofi, mei] = [await person("applicant"), await person("mentor")];
  const project = await makeProject(db, { mentorUserIds: [mei.id] });
  await signInAs(kofi);
  await page.goto(`/ask/${project.slug}`);
  await page.getByLabel("Ask without your name").uncheck();
  await page.getByRole("textbox", { name: "Your question" }).fill("Is there a desk?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await said(page, "Your question is on the project’s page.");
  for (const text of ["I mean a real one.", "With a lamp.", "And a chair.", "And a view.", "And quiet."])
    await send(page, text);
  await sound(page);
  await db.post.updateMany({ where: { projectId: project.id, number: 1 }, data: { closedAt: new Date() } });
  await reply(page).fill("And tea.");
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This question is closed" })).toBeVisible();
  await expect(reply(page)).toHaveValue("And tea.");
  await toPage(page);
  await expect(post(page, "And quiet.")).toContainText(`in reply to ${kofi.name}`);
  await sound(page);
});
