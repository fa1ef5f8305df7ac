// Pressing Submit while the network or the server fails: it counts once, and with the newest text.
import { expect, test } from "../fixtures.ts";
import { beginEssay, editor, kept, makeEssay, submit, words } from "./world.ts";

const SUBMISSION = "**/api/v1/applications/*/submission";

test("the answer to Submit is lost: it is asked for again, and there is one submission, one receipt and one mail", async ({
  page,
  db,
  person,
  signInAs,
  mailbox,
}) => {
  const { ada, application, project } = await beginEssay(db, person, words(20));
  await makeEssay(db, { applicantId: ada.id, problemId: project.problems[0]?.problemId ?? "", text: words(30) });
  await signInAs(ada);
  const keys: unknown[] = [];
  await page.route(SUBMISSION, async (route) => {
    keys.push(route.request().postDataJSON().key);
    // The server has it; the first time, nobody hears of it.
    await route.fetch();
    await (keys.length === 1 ? route.abort() : route.continue());
  });
  await page.goto(`/applications/${application.id}`);
  await submit(page);
  const receipt = page.getByRole("region", { name: "Your receipt" });
  await expect(receipt).toBeVisible();
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  const code = (await receipt.locator("dd").first().textContent()) ?? "";
  await mailbox.waitFor(ada, ({ text }) => text.includes(code));
  expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(1);
  expect(await db.mail.count({ where: { to: ada.email, kind: "receipt" } })).toBe(1);
});

test("no answer comes at all: the page says that it is not known, and the next press counts once", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  const { ada, application, project } = await beginEssay(db, person, words(20));
  await makeEssay(db, { applicantId: ada.id, problemId: project.problems[0]?.problemId ?? "", text: words(30) });
  await signInAs(ada);
  const keys: unknown[] = [];
  await page.route(SUBMISSION, (route) => {
    keys.push(route.request().postDataJSON().key);
    return route.abort();
  });
  await page.goto(`/applications/${application.id}`);
  await submit(page);
  await expect(page.getByRole("alert").filter({ hasText: "No answer came, so it is not known" })).toBeVisible();
  await sound(page);
  await page.unroute(SUBMISSION);
  await page.reload();
  expect(new Set(keys).size).toBe(1);
  await submit(page);
  await expect(page.getByRole("region", { name: "Your receipt" })).toBeVisible();
  expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(1);
  // Another press is another attempt.
  await db.essay.updateMany({ where: { applicantId: ada.id }, data: { text: words(31) } });
  await page.reload();
  const again = page.waitForRequest(SUBMISSION);
  await submit(page);
  expect(keys).not.toContain((await again).postDataJSON().key);
});

test("the answer is lost for good, the text is changed, and the next press sends the new text", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  const { ada, application, project } = await beginEssay(db, person, words(20));
  await makeEssay(db, { applicantId: ada.id, problemId: project.problems[0]?.problemId ?? "", text: words(30) });
  await signInAs(ada);
  await page.route(SUBMISSION, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.goto(`/applications/${application.id}`);
  await submit(page);
  await expect(page.getByRole("alert").filter({ hasText: "No answer came, so it is not known" })).toBeVisible();
  expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(1);
  await page.unroute(SUBMISSION);
  await db.essay.updateMany({ where: { applicantId: ada.id }, data: { text: words(31), wordCount: 31 } });
  await page.reload();
  await submit(page);
  await expect(page.getByText("Submitted. Your receipt is below")).toBeVisible();
  const { latest } = await db.application.findUniqueOrThrow({
    where: { id: application.id },
    select: { latest: { select: { number: true, essays: { select: { text: true } } } } },
  });
  expect(latest?.number).toBe(2);
  expect(latest?.essays.map(({ text }) => text)).toContain(words(31));
});

test("what was typed last is submitted, or nothing is", async ({ page, db, person, signInAs, sound }) => {
  const { ada, application, project, address, title } = await beginEssay(db, person, words(20));
  await makeEssay(db, { applicantId: ada.id, problemId: project.problems[0]?.problemId ?? "", text: words(30) });
  await signInAs(ada);
  const back = () =>
    page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: project.title }).click();
  await page.route("**/api/v1/essays/*", (route) => route.abort());
  await page.goto(`${address}?application=${application.id}`);
  await editor(page).fill(words(44));
  await expect.poll(() => kept(page)).toEqual([words(44)]);
  await back();
  await submit(page);
  const alert = page.getByRole("alert").filter({ hasText: "Nothing was sent yet" });
  await expect(alert).toContainText(`your text to “${title}” is on this computer and could not be saved`);
  await sound(page);
  expect(await db.submission.count({ where: { applicationId: application.id } })).toBe(0);
  // Also after the page was loaded anew, when its editor is long gone.
  await page.reload();
  await submit(page);
  await expect(alert).toBeVisible();
  await page.unroute("**/api/v1/essays/*");
  await submit(page);
  await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("44 words");
  await expect.poll(() => kept(page)).toEqual([]);
});
