// A mentor tells applicants what they have done and want to do.
import sharp from "sharp";
import { paths } from "#lib/paths.ts";
import { makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

test("a mentor shows what they have done, after looking at it", async ({
  page,
  db,
  person,
  signInAs,
  pageOf,
  sound,
}) => {
  const mentor = await person("mentor");
  await makeProject(db, { mentorUserIds: [mentor.id] });
  const { slug } = await db.mentor.findUniqueOrThrow({ where: { id: mentor.mentorId ?? "" } });
  await signInAs(mentor);

  await page.goto(paths.account);
  await page.getByRole("link", { name: "Edit your profile" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your profile");
  await sound(page);
  await page.getByRole("link", { name: "Edit the details and the agenda" }).click();

  await page.getByLabel("ORCID iD").fill("0000-0002-1825-0098");
  await page.getByLabel("Website").fill("https://example.org/me");
  await page
    .getByLabel("Agenda")
    .fill("### 2024\n\nI doubt [this work](https://example.org/work).[^1]\n\n[^1]: And say why.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("link", { name: /That is no ORCID iD/ })).toBeVisible();
  await sound(page);
  await page.getByLabel("ORCID iD").fill("https://orcid.org/0000-0002-1825-0097");
  await page.getByRole("button", { name: "Preview the texts" }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("I doubt this work");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();

  // Nothing of it is public yet; the preview is, to the letter, the page that comes.
  const visitor = await pageOf(await person("applicant"));
  await visitor.goto(paths.mentor(slug));
  await expect(visitor.getByRole("heading", { name: "Agenda" })).toHaveCount(0);
  await page.goto(paths.profilePart(slug, "changes"));
  await expect(page.getByText("https://example.org/me")).toBeVisible();
  await sound(page);
  await page.getByRole("link", { name: "See the page as it will be" }).click();
  await expect(page.getByRole("heading", { name: "Agenda" })).toBeVisible();
  await sound(page);
  const html = (from: typeof page) => from.locator("main").evaluate((main) => main.outerHTML);
  const previewed = await html(page);
  await page.getByRole("link", { name: "See the changes" }).click();
  await page.getByRole("button", { name: "Publish these changes" }).click();
  await expect(page.getByText("Published. The public page shows it now.")).toBeVisible();
  await expect(async () => {
    await visitor.goto(paths.mentor(slug));
    expect(await html(visitor)).toBe(previewed);
  }).toPass();

  // The portrait: what is none is refused in words; a photograph is cut, and told nothing of where it was taken.
  await page.goto(paths.profilePart(slug, "portrait"));
  const upload = async (name: string, buffer: Buffer) => {
    await page.getByLabel("A picture from this computer").setInputFiles({ name, mimeType: "image/png", buffer });
    await page.getByRole("button", { name: "Upload and publish" }).click();
  };
  await upload("me.png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
  await expect(page.getByText(/That file is no JPEG, PNG, WebP or AVIF/)).toBeVisible();
  await sound(page);
  const photograph = await sharp({ create: { width: 800, height: 500, channels: 3, background: "#336699" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
    .jpeg()
    .toBuffer();
  await upload("me.jpg", photograph);
  await expect(page.getByText("The portrait is published.")).toBeVisible();
  await sound(page);
  await expect(async () => {
    await visitor.goto(paths.mentor(slug));
    expect(await visitor.locator("main img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);
  }).toPass();
  await page.getByRole("button", { name: "Remove the portrait" }).click();
  await expect(page.getByText("The portrait is removed.")).toBeVisible();
  await expect(page.locator("main img")).toHaveCount(0);
});
