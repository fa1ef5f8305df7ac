// A mentor brings their papers: from a file with a bad entry and a paper twice, and again from the same file.
import type { Page } from "@playwright/test";
import { paths } from "#lib/paths.ts";
import { expect, test } from "../fixtures.ts";

const file = (of: string) => `% From a reference manager, with an address: librarian@example.org
@string{jmlr = "Journal of Machine Learning Research"}
@article{first, title = {Doubt in {L}anguage Models}, author = {Bai, Yuntao and ${of} and {\\O}rsted, Hans},
  journal = jmlr, year = 2022, month = dec, eprint = {2212.00001v2}, archivePrefix = {arXiv},
  abstract = {What models <b>doubt</b>, and why it costs \\$5.}}
@article{open, title = {Never closed,
  year = 2020
@misc{second, title = {A Second Paper}, author = {${of}}, year = 2021, url = {javascript:alert(1)}}
@misc{again, title = {Doubt, renamed}, author = {${of}}, year = 2023, doi = {10.48550/arXiv.2212.00001}}
`;

/** Goes from the list to the preview of what is pasted. */
async function preview(page: Page, text: string): Promise<void> {
  await page.getByLabel("Paste the entries").fill(text);
  await page.getByRole("button", { name: "Preview the import" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import publications" })).toBeVisible();
}

test("a mentor imports their papers, corrects one, and imports them again to no effect", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  test.slow();
  const mentor = await person("mentor");
  const { slug } = await db.mentor.findUniqueOrThrow({ where: { userId: mentor.id } });
  const [, family = mentor.name] = /(\S+)$/.exec(mentor.name) ?? [];
  const text = file(`${family}, ${mentor.name.slice(0, -family.length).trim() || "A"}`);
  await signInAs(mentor);
  await page.goto(paths.profilePart(slug, "publications"));
  await expect(page.getByText("Nothing yet.")).toBeVisible();

  // Pasted: two are new, one is there twice, one can't be read, and says where.
  await preview(page, text);
  await expect(page.getByText("4 entries from BibTeX: 2 new, 1 already here, 1 that can’t be imported.")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Can’t be imported/ })).toContainText(
    "Line 6: open. It is not closed: a brace is missing (noticed in line 8).",
  );
  await expect(page.getByText("Its link was left out")).toBeVisible();
  expect(await db.publication.count({ where: { mentorId: mentor.mentorId ?? "" } })).toBe(0);
  await sound(page);
  await page.getByLabel("A Second Paper").uncheck();
  await expect(page.getByRole("button", { name: "Import 1 publication", exact: true })).toBeVisible();
  await page.getByLabel("A Second Paper").check();
  await page.getByRole("button", { name: "Import 2 publications" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Imported." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Doubt in Language Models", exact: true })).toBeVisible();
  await expect(page.getByText(/Hans Ørsted\. Journal of Machine Learning Research, December 2022\./)).toBeVisible();
  await sound(page);

  // One is corrected; a refusal stands at its field, and what was typed stays.
  await page.getByRole("link", { name: "Edit “A Second Paper”" }).click();
  await expect(page.getByLabel("Authors")).toHaveValue(/^\* /);
  await page.getByLabel("Venue").fill("A Workshop");
  await page.getByLabel("Date").fill("2021-13");
  await page.getByRole("button", { name: "Save the publication" }).click();
  await expect(page.getByText("Enter a date such as 2022-12-19").last()).toBeVisible();
  await expect(page.getByLabel("Venue")).toHaveValue("A Workshop");
  await sound(page);
  await page.getByLabel("Date").fill("2021-12");
  await page.getByRole("button", { name: "Save the publication" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();

  // The same file again: nothing is new, and what was corrected here stays.
  await page.getByLabel("Or choose a file").setInputFiles({
    name: "papers.bib",
    mimeType: "text/plain",
    buffer: Buffer.from(text),
  });
  await page.getByRole("button", { name: "Preview the import" }).click();
  await expect(page.getByText("4 entries from BibTeX: 3 already here, 1 that can’t be imported.")).toBeVisible();
  await expect(page.getByText("There is nothing to import")).toBeVisible();
  await page.getByRole("button", { name: "Discard this import" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Discarded." })).toBeVisible();

  // It is hidden, shown, and deleted after a box is ticked.
  await page.getByRole("button", { name: "Hide “A Second Paper”" }).click();
  await page.getByRole("button", { name: "Show “A Second Paper”" }).click();
  await expect(page.getByRole("button", { name: "Hide “A Second Paper”" })).toBeVisible();
  await page.getByRole("link", { name: "Delete “A Second Paper”" }).click();
  await page.getByRole("button", { name: "Delete the publication" }).click();
  await expect(page.getByText("Tick the box to delete it.").last()).toBeVisible();
  await page.getByLabel("Yes, delete this publication for good").check();
  await page.getByRole("button", { name: "Delete the publication" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Deleted." })).toBeVisible();
  await expect(page.getByText("A Second Paper")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a mentor imports a paper after another tab added it, and sees what that changes", async ({
    page,
    db,
    person,
    signInAs,
  }) => {
    const mentor = await person("mentor");
    const { id: mentorId, slug } = await db.mentor.findUniqueOrThrow({ where: { userId: mentor.id } });
    await signInAs(mentor);
    await page.goto(paths.profilePart(slug, "publications"));
    await preview(page, "@misc{a, title = {A Doubt}, year = 2020, doi = {10.1000/1}}\n@misc{b, title = {Another}}");
    await page.getByLabel("Another").uncheck();
    const paper = { title: "A Doubt", titleKey: "a doubt", year: 2020, authors: [], csl: {} };
    await db.publication.create({ data: { mentorId, ...paper } });
    await page.getByRole("button", { name: "Import 2 publications" }).click();
    await expect(page.getByText("Nothing was imported: the preview below is a new one.")).toBeVisible();
    await expect(page.getByRole("group", { name: /^Changed/ })).toContainText("10.1000/1");
    await expect(page.getByLabel("Another")).not.toBeChecked();
    await page.getByRole("button", { name: /^Import \d/ }).click();
    await expect(page.getByRole("status").filter({ hasText: "Imported." })).toBeVisible();
    expect(await db.publication.findMany({ where: { mentorId } })).toMatchObject([
      { title: "A Doubt", doi: "10.1000/1" },
    ]);
  });
});
