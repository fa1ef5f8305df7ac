import { saveEssay } from "#lib/essays/save.ts";
import type { Db } from "#prisma/client.ts";
import { makeCohort, submitApplicationRow, words } from "#prisma/factories.ts";
import { makeReady } from "#prisma/ready.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { notice, refusal, tag } from "./world.ts";

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

/** An application of this person's, ready to be sent, in a cohort that closed an hour ago. */
async function tooLate(db: Db, ana: Person, name = `Autumn ${tag()}`) {
  const cohort = await makeCohort(db, { name, opensAt: new Date(0), closesAt: ago(60) });
  const ready = await makeReady(db, { actor: actorOf(ana), cohortId: cohort.id, at: ago(120) });
  return { ...ready, cohort };
}
const actorOf = ({ id, email, name }: Person) => ({ id, email, name, isAdmin: false, isReviewer: false });

/** The day after tomorrow, as a form wants it. */
const soon = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an admin extends Ana’s deadline: she submits under it, and it can’t be taken back then", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
      mailbox,
      sound,
    }) => {
      test.slow();
      const look = async () => javaScriptEnabled && (await sound(page));
      const [ana, ben] = [await person("applicant"), await person("applicant")];
      const { cohort, id } = await tooLate(db, ana);
      await signInAs(await person("admin"));
      await page.goto(`/admin/cohorts/${cohort.id}`);
      await page.getByRole("link", { name: "Extensions" }).click();
      await expect(page.getByText("Nobody in this cohort has a deadline of their own.")).toBeVisible();
      await look();

      await page.getByRole("button", { name: "Grant the extension" }).click();
      await expect(refusal(page).getByRole("link", { name: "Enter a date." })).toBeVisible();
      await expect(refusal(page)).toContainText("Say in a few words why");
      const grant = async (email: string, reason: string, date = soon()) => {
        await page.getByLabel("Applicant’s e-mail address").fill(email);
        await page.getByLabel("Date").fill(date);
        await page.getByLabel("Reason").fill(reason);
        await page.getByRole("button", { name: "Grant the extension" }).click();
      };
      await grant("nobody@example.org", "Two days without electricity.");
      await expect(refusal(page)).toContainText("Nobody with this address has signed in.");
      await expect(page.getByLabel("Reason")).toHaveValue("Two days without electricity.");
      await grant(ana.email, "Two days without electricity.", "2020-01-01");
      await expect(refusal(page)).toContainText("An extension must end after it.");
      await look();
      await grant(ana.email, "Two days without electricity.");
      await expect(notice(page, "Granted.")).toBeVisible();
      await grant(ben.email, "A wedding.");
      await expect(notice(page, "Granted.")).toBeVisible();
      const entry = (who: Person) => page.getByRole("listitem").filter({ hasText: who.email });
      await expect(entry(ana)).toContainText("Running");
      await expect(entry(ana)).toContainText("Two days without electricity.");
      await look();
      const told = await mailbox.waitFor(ana, ({ subject }) => subject.startsWith("Your deadline is extended"));
      expect(told.text).not.toContain("electricity");

      // Ana, to whom everything is open again.
      const hers = await pageOf(ana);
      await hers.goto(`/applications/${id}`);
      await expect(hers.getByText("the programme has extended it for you")).toBeVisible();
      if (javaScriptEnabled) await sound(hers);
      await hers.getByRole("button", { name: "Submit application" }).click();
      await expect(notice(hers, "Submitted.")).toBeVisible();
      expect(await db.submission.findFirst({ where: { applicationId: id } })).toMatchObject({ late: false });

      await page.reload();
      await expect(entry(ana)).toContainText("Used on");
      await expect(entry(ana).getByRole("button")).toHaveCount(0);
      await entry(ben).getByRole("button", { name: "Take back" }).click();
      await expect(notice(page, "Taken back.")).toBeVisible();
      await expect(entry(ben)).toContainText("Taken back");
      await mailbox.waitFor(ben, ({ subject }) => subject === "Your extended deadline was taken back");
      await page.goto("/admin/audit?subject=person");
      await expect(page.getByText(`gave “${ana.name}” a deadline of their own`)).toBeVisible();
    });

    test("what Ana sends late is kept, shown to her as late, read by an admin, and admitted", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
      mailbox,
      sound,
    }) => {
      test.slow();
      const look = async () => javaScriptEnabled && (await sound(page));
      const ana = await person("applicant");
      const { cohort, id, project, actor, essay } = await tooLate(db, ana);
      await submitApplicationRow(db, { applicationId: id, at: ago(70) });
      await saveEssay(db, actor, essay.id, { text: words(77), promptId: essay.promptId, version: 1 }, ago(30));
      const hers = await pageOf(ana);
      await hers.goto(`/applications/${id}`);
      await hers.getByRole("button", { name: "Send it late" }).click();
      await expect(hers.getByText("Received late on")).toBeVisible();
      if (javaScriptEnabled) await sound(hers);
      await mailbox.waitFor(ana, ({ subject }) => subject.startsWith("Received late"));

      await signInAs(await person("admin"));
      await page.goto(`/admin/cohorts/${cohort.id}`);
      await expect(page.getByText("1 application to look at")).toBeVisible();
      await page.getByRole("link", { name: "Late submissions" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: ana.email })).toContainText(
        "1 hour after the deadline",
      );
      await look();
      await page.getByRole("link", { name: `${ana.name}: ${project.title}` }).click();
      await expect(page.getByText("word77")).toBeVisible();
      await look();
      await page.getByRole("button", { name: "Admit" }).click();
      await expect(refusal(page)).toContainText("Say in a few words why");
      expect((await db.application.findUniqueOrThrow({ where: { id } })).submittedAt).toEqual(expect.any(Date));
      await page.getByLabel("Reason").fill("Her train was stuck.");
      await page.getByRole("button", { name: "Admit" }).click();
      await expect(notice(page, "Admitted.")).toBeVisible();
      await expect(page.getByRole("listitem").filter({ hasText: ana.email })).toContainText("Reviewers read this.");
      const late = await db.submission.findFirstOrThrow({ where: { applicationId: id, late: true } });
      expect(await db.application.findUnique({ where: { id } })).toMatchObject({ submissionId: late.id });

      await mailbox.waitFor(ana, ({ subject }) => subject.startsWith("Admitted"));
      await hers.goto(`/applications/${id}`);
      await expect(hers.getByRole("region", { name: "Your receipt" })).toContainText(late.receipt);
      await expect(hers.getByText("Received late on")).toHaveCount(0);
      await page.goto("/admin/audit?subject=application");
      await expect(page.getByText("Reason: Her train was stuck.").first()).toBeVisible();
    });

    test("what Ana left to the deadline is submitted as it stood then; only then the cohort can be closed", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
      mailbox,
      sound,
    }) => {
      test.slow();
      const ana = await person("applicant");
      const cohort = await makeCohort(db, { name: `Winter ${tag()}`, now: new Date() });
      const { id, essay, actor } = await makeReady(db, { actor: actorOf(ana), cohortId: cohort.id, at: ago(120) });
      const hers = await pageOf(ana);
      await hers.goto(`/applications/${id}`);
      await hers.getByRole("button", { name: "Submit it for me at the deadline" }).click();
      await expect(notice(hers, "Noted. At the deadline your application is submitted")).toBeVisible();
      await expect(hers.getByRole("button", { name: "Don’t submit it for me" })).toBeVisible();
      if (javaScriptEnabled) await sound(hers);

      // The deadline was ten seconds ago; she writes on.
      const closesAt = new Date(Date.now() - 10_000);
      await db.cohort.update({ where: { id: cohort.id }, data: { closesAt } });
      await saveEssay(db, actor, essay.id, { text: words(80), promptId: essay.promptId, version: 1 }, new Date());
      await signInAs(await person("admin"));
      await page.goto(`/admin/cohorts/${cohort.id}`);
      await page.getByRole("button", { name: "Close now" }).click();
      await expect(refusal(page)).toContainText("one application is about to be submitted");

      // The worker settles a deadline a minute after it; it is made to be so long ago.
      const earlier = new Date(closesAt.getTime() - MINUTE);
      await db.cohort.update({ where: { id: cohort.id }, data: { closesAt: earlier } });
      await db.$executeRaw`SELECT graphile_worker.add_job('deadlines')`;
      const receipt = await mailbox.waitFor(ana, ({ subject }) => subject.startsWith("Received: "));
      expect(receipt.text).toContain("at the deadline");
      expect(
        await db.application.findUnique({ where: { id }, include: { latest: { include: { essays: true } } } }),
      ).toMatchObject({
        state: "submitted",
        submittedAt: earlier,
        latest: { late: false, essays: [{ text: essay.text }] },
      });
      await page.getByRole("button", { name: "Close now" }).click();
      await expect(notice(page, "The close is carried out.")).toBeVisible();
      await expect(page.getByText("It was carried out on")).toBeVisible();
      if (javaScriptEnabled) await sound(page);

      // Her page: what was sent, and that what she wrote since would be late.
      await hers.goto(`/applications/${id}`);
      await expect(hers.getByRole("button", { name: "Send it late" })).toBeVisible();

      // A later deadline opens it again.
      await page.getByRole("group", { name: "Closes (the deadline)" }).getByLabel("Date").fill(soon());
      await page.getByRole("button", { name: "Save the cohort" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();
      expect((await db.cohort.findUniqueOrThrow({ where: { id: cohort.id } })).closedAt).toBeNull();
      await hers.reload();
      await expect(hers.getByRole("button", { name: "Submit again" })).toBeVisible();
    });
  });
}
