// Who reviews a project: invited by mail, given a share, and others when somebody steps back.
import type { Page } from "@playwright/test";
import { createPerson, expect, type Mailbox, test } from "../fixtures.ts";
import { makeWorld } from "./world.ts";

/** Comes by a link of a mail, signed out, with a sign-in link to this address. */
async function comeBy(page: Page, mailbox: Mailbox, link: string, email: string) {
  await page.goto(link);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  const mail = await mailbox.waitFor(email, ({ subject }) => subject.startsWith("Your sign-in link"));
  await page.goto(/http\S+/.exec(mail.text)?.[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a mentor invites somebody by mail, who comes by its link, says yes, and later can’t help any more", async ({
      page,
      db,
      browser,
      contextOptions,
      baseURL,
      mailbox,
      signInAs,
      sound,
    }) => {
      const { project, mentor, applications } = await makeWorld(db, 2);
      const look = async (at: Page) => javaScriptEnabled && (await sound(at));
      await signInAs(mentor);
      await page.goto(`/review/${project.slug}`);
      await page.getByRole("link", { name: "Who reviews, and how far they are" }).click();
      await expect(page.getByRole("row", { name: new RegExp(mentor.name) })).toContainText("(leads)");
      await look(page);

      // One of her own addresses is refused by the field, and what she wrote is still there.
      await page.getByLabel("Their e-mail address").fill(mentor.email);
      await page.getByLabel("What you write to them").fill("You know this field.\nWould you help?");
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "one of the project’s mentors" })).toBeVisible();
      await expect(page.getByLabel("What you write to them")).toHaveValue(/Would you help\?/);
      const email = `co-${Date.now()}-${javaScriptEnabled}@example.org`;
      await page.getByLabel("Their e-mail address").fill(email);
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await expect(page.getByText("Invited. They join when they say yes")).toBeVisible();
      await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText("no answer yet");

      // An applicant is invited with the same words: nothing tells that they are one.
      const [applicant] = applications;
      await page.getByLabel("Their e-mail address").fill(applicant?.person.email ?? "");
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: applicant?.person.email ?? "?" })).toContainText(
        "no answer yet",
      );

      // Somebody whom the portal has never seen comes by the mail.
      const mail = await mailbox.waitFor(email);
      expect(mail.subject).toContain(`asks you to review applications to “${project.title}”`);
      expect(mail.text).toContain("  Would you help?");
      for (const { person } of applications) expect(mail.text).not.toContain(person.name);
      const theirs = await browser.newContext({ ...contextOptions, ...(baseURL ? { baseURL } : {}) });
      const other = await theirs.newPage();
      await comeBy(other, mailbox, /http\S+/.exec(mail.text)?.[0] ?? "", email);
      await expect(other.getByRole("heading", { name: "Will you review?" })).toBeVisible();
      await look(other);
      await other.getByRole("button", { name: "Yes, I will review" }).click();
      await expect(other.getByRole("heading", { level: 1, name: project.title })).toBeVisible();
      await expect(other.getByText("You review this project now.")).toBeVisible();
      await expect(other.getByRole("row").filter({ hasText: applicant?.code ?? "?" })).toBeVisible();

      await page.reload();
      await expect(page.getByRole("button", { name: `Remove ${email}` })).toBeVisible();
      await page.getByLabel(`Most for ${email}`).fill("many");
      await page.getByRole("button", { name: "Save the caps" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "must be a whole number" })).toBeVisible();
      await page.getByLabel(`Most for ${email}`).fill("1");
      await page.getByRole("button", { name: "Save the caps" }).click();
      await expect(page.getByText("Saved. The caps hold from the next assignment on.")).toBeVisible();

      await other.getByRole("link", { name: "I can’t help with this project" }).click();
      await look(other);
      await other.getByRole("button", { name: "Stop reviewing this project" }).click();
      await expect(other.getByText("You no longer review that project.")).toBeVisible();
      expect((await other.goto(`/review/${project.slug}`))?.status()).toBe(404);
      await mailbox.waitFor(mentor, ({ subject }) => subject === `${email} no longer reviews “${project.title}”`);
      await theirs.close();
    });
  });
}

test("a mentor rehearses and assigns, a reviewer steps back, and what they gave back is assigned again", async ({
  page,
  db,
  pageOf,
  mailbox,
  signInAs,
  sound,
}) => {
  const [noor, felix] = [await createPerson(db, "reviewer"), await createPerson(db, "reviewer")];
  const { project, mentor } = await makeWorld(db, 6, { reviewerUserIds: [noor.id, felix.id] });
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) }).getByRole("cell");
  const assigned = () => db.review.findMany({ where: { projectId: project.id, state: "assigned" } });
  await signInAs(mentor);
  await page.goto(`/review/${project.slug}/assignment`);
  await expect(page.getByText("12 reviews are missing")).toBeVisible();
  for (const reader of [mentor, noor, felix]) await expect(row(reader.name)).toHaveText(["0", "4", "4", "none"]);
  expect(await assigned()).toEqual([]);
  await sound(page);

  // Felix begins one of his own accord meanwhile: the plan that she saw is not carried out.
  const [free] = await db.application.findMany({ where: { projectId: project.id }, orderBy: { code: "asc" } });
  const his = { projectId: project.id, applicationId: free?.id ?? "", submissionId: free?.submissionId ?? "" };
  await db.review.create({ data: { ...his, reviewerId: felix.id, state: "draft" } });
  await page.getByRole("button", { name: "Assign 12 reviews" }).click();
  await expect(page.getByText("Nothing was assigned: what the plan was made from has changed")).toBeVisible();
  expect(await assigned()).toEqual([]);
  await page.getByRole("button", { name: "Assign 11 reviews" }).click();
  await expect(page.getByText("Assigned. Everybody who was given some is told by e-mail.")).toBeVisible();
  await expect(page.getByText("Nothing is missing")).toBeVisible();
  expect(await assigned()).toHaveLength(11);
  await mailbox.waitFor(felix, ({ subject }) => subject === "3 applications are waiting for you");
  const mail = await mailbox.waitFor(noor, ({ subject }) => subject === "4 applications are waiting for you");

  // Noor comes by the mail, and steps back from the first that she is given.
  const hers = await pageOf(noor);
  await hers.goto(/http\S+/.exec(mail.text)?.[0] ?? "");
  await hers.getByRole("link", { name: "Review next" }).click();
  const heading = (await hers.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const code = heading.replace("Application ", "");
  const application = await db.application.findFirstOrThrow({ where: { projectId: project.id, code } });
  const given = await assigned();
  expect(given.some((one) => one.reviewerId === noor.id && one.applicationId === application.id)).toBe(true);
  await hers.getByText("I should not review this application").click();
  await hers.getByRole("textbox", { name: "Reason" }).fill("She is a friend.");
  await hers.getByRole("button", { name: "Step back from this application" }).click();
  await expect(hers.getByText("You stepped back from that application.")).toBeVisible();

  await page.reload();
  await expect(page.getByText("1 application is short of a reviewer since somebody stepped back")).toBeVisible();
  await page.getByRole("button", { name: "Assign 1 review" }).click();
  await expect(page.getByText("Nothing is missing")).toBeVisible();
  const after = await assigned();
  const fresh = after.filter((one) => !given.some((old) => old.id === one.id));
  expect(fresh).toEqual([expect.objectContaining({ applicationId: application.id })]);
  expect(fresh[0]?.reviewerId).not.toBe(noor.id);

  // What nobody has begun can be taken back.
  await page.getByRole("button", { name: `Take back what waits for ${noor.name}` }).click();
  await expect(page.getByText("Taken back.")).toBeVisible();
  await expect(row(noor.name)).toHaveText(["0", "3", "3", "none"]);
});
