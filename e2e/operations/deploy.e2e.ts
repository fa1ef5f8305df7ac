// A new build is put into service while people have pages of the old one open.
import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { makeApplication, makeEssay } from "#prisma/factories.ts";
import { buildPortal } from "#scripts/portal.ts";
import { editor, expectSaved, makeWorld, submit, words } from "../applicant/world.ts";
import { createPerson, expect, signIn, test } from "../fixtures.ts";
import { places } from "../places.ts";

test("pages of the old build save, submit and answer on the new one, and lose nothing", async ({
  ownPortal,
  browser,
}) => {
  test.setTimeout(180_000);
  const newer = `.tmp/${basename(places().distDir)}-newer-${process.pid}`;
  const own = await ownPortal();
  const building = buildPortal({ distDir: newer });
  const { db, url } = own;
  const { project, plain, choice } = await makeWorld(db);
  const ada = await createPerson(db, "applicant");
  const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
  const { id } = await makeEssay(db, { applicantId: ada.id, problemId: plain, text: words(20) });
  await makeEssay(db, { applicantId: ada.id, problemId: choice, text: words(30) });
  const admin = await createPerson(db, "admin");
  const { mentorId = "" } = await createPerson(db, "mentor");
  const context = async (person: typeof ada) => {
    const made = await browser.newContext({ baseURL: url });
    await signIn(db, person, made, url);
    return made;
  };
  const hers = await context(ada);
  const theirs = await context(admin);
  try {
    const writing = await hers.newPage();
    await writing.goto(`/essays/${id}`);
    const sending = await hers.newPage();
    await sending.goto(`/applications/${application.id}`);
    const listing = await theirs.newPage();
    await listing.goto(`/admin/mentors/${mentorId}`);

    await building;
    expect(readFileSync(`${newer}/BUILD_ID`, "utf8")).not.toBe(readFileSync(`${places().distDir}/BUILD_ID`, "utf8"));
    await own.stop();
    await own.start(newer);

    const text = `${words(24)} Written on the old page.`;
    await editor(writing).fill(text);
    await expectSaved(writing);
    expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe(text);

    await submit(sending);
    await expect(sending.getByRole("region", { name: "Your receipt" })).toBeVisible();
    const { submissionId } = await db.application.findUniqueOrThrow({ where: { id: application.id } });
    const sent = await db.submissionEssay.findFirstOrThrow({
      where: { submissionId: submissionId ?? "", problemVersion: { problemId: plain } },
    });
    expect(sent.text).toBe(text);

    // A form whose action the new build names otherwise: what was typed stays, and can be sent from the new page.
    await listing.getByLabel("Biography").fill("Typed before the deploy.");
    await listing.getByRole("button", { name: "Save" }).first().click();
    const saved = listing.getByRole("status").filter({ hasText: /saved/i });
    const said = listing.getByRole("alert").filter({ hasText: "the portal was updated" });
    await expect(saved.or(said).first()).toBeVisible();
    if (await said.isVisible()) {
      await expect(listing.getByLabel("Biography")).toHaveValue("Typed before the deploy.");
      await listing.reload();
      await listing.getByRole("button", { name: "Put it back" }).click();
      await expect(listing.getByLabel("Biography")).toHaveValue("Typed before the deploy.");
      await listing.getByRole("button", { name: "Save" }).first().click();
      await expect(saved.first()).toBeVisible();
    }
    await expect
      .poll(async () => (await db.mentor.findUniqueOrThrow({ where: { id: mentorId } })).biography)
      .toBe("Typed before the deploy.");
  } finally {
    await hers.close();
    await theirs.close();
    rmSync(newer, { recursive: true, force: true });
  }
});
