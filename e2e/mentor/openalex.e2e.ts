// A mentor has OpenAlex asked about their papers: by the worker, of a server that speaks its protocol.
import { paths } from "#lib/paths.ts";
import { titleKey } from "#lib/publications/identity.ts";
import { json, ORCID, openAlexServer, work, page as works } from "#lib/publications/test-openalex.ts";
import { makeProject } from "#prisma/factories.ts";
import { createPerson, expect, signIn, test } from "../fixtures.ts";

test("a mentor asks OpenAlex: counts are written, what is missing is offered, and faults change nothing", async ({
  page,
  context,
  ownPortal,
  sound,
}) => {
  test.slow();
  const openAlex = await openAlexServer(
    json(works([work(1), work(2)])),
    json(works([work(1), work(2)])),
    json("", 404),
  );
  try {
    const { url, db } = await ownPortal({ OPENALEX_URL: openAlex.url, OPENALEX_MAILTO: "portal@example.org" });
    const mentor = await createPerson(db, "mentor");
    const mentorId = mentor.mentorId ?? "";
    await makeProject(db, { mentorUserIds: [mentor.id] });
    const { slug } = await db.mentor.findUniqueOrThrow({ where: { id: mentorId } });
    const title = "A made-up work, number 1";
    await db.publication.create({
      data: { mentorId, title, titleKey: titleKey(title), year: 2022, authors: [], csl: {} },
    });
    await signIn(db, mentor, context, url);
    const place = url + paths.profilePart(slug, "publications");
    const part = page.getByRole("region", { name: "Counts from OpenAlex" });
    const refreshed = (times: number) => expect.poll(() => openAlex.asked.length, { timeout: 20_000 }).toBe(times);

    await page.goto(place);
    await expect(part.getByRole("link", { name: "enter it in the details" })).toBeVisible();
    await db.mentor.update({ where: { id: mentorId }, data: { orcid: ORCID } });
    await page.reload();
    await expect(part).toContainText("It was not asked yet.");
    await part.getByRole("button", { name: "Ask OpenAlex now" }).click();
    await expect(part.getByRole("status")).toContainText("Asked for.");
    await refreshed(1);
    expect(openAlex.asked[0]?.searchParams.get("mailto")).toBe("portal@example.org");
    await expect
      .poll(async () => (await db.publication.findMany({ where: { mentorId } })).map(({ citations }) => citations))
      .toEqual([10]);
    await page.goto(place);
    await expect(part).toContainText("1 paper.");
    await sound(page);

    await page.getByRole("link", { name: "Look at it, and import or discard it" }).click();
    await expect(page.getByText("1 entry from OpenAlex: 1 new.")).toBeVisible();
    await page.getByRole("button", { name: "Import 1 publication" }).click();
    await expect(page.getByRole("status")).toContainText("Imported.");
    // Its count comes by itself.
    await refreshed(2);
    await expect.poll(() => db.publication.count({ where: { mentorId, citations: 20 } })).toBe(1);
    await expect
      .poll(async () => (await page.request.get(url + paths.publications(slug))).text())
      .toMatch(/20 citations \(OpenAlex, /);

    await page.goto(place);
    await part.getByRole("button", { name: "Ask OpenAlex now" }).click();
    await refreshed(3);
    await expect(async () => {
      await page.goto(place);
      await expect(part).toContainText("in vain: OpenAlex did not understand the question (404).", { timeout: 500 });
    }).toPass();
    await expect(part).toContainText("2 papers.");
    expect(await db.publication.count({ where: { mentorId, citations: { not: null } } })).toBe(2);
  } finally {
    await openAlex[Symbol.asyncDispose]();
  }
});
