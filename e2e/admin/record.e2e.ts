import { makeApplication, makeEssay } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { makePublished, notice } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the record tells who did what, and the outbox what was sent, without the link that signs in", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
      mailbox,
      sound,
    }) => {
      const mentor = await person("mentor", { name: `Maria Mentor ${Date.now()}` });
      const { project, problem } = await makePublished(db, mentor);
      const admin = await person("admin", { name: `Olga Office ${Date.now()}` });
      const ada = await person("applicant", { name: `Ada Applicant ${Date.now()}` });
      const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
      await makeEssay(db, { applicantId: ada.id, problemId: problem.id });

      // Something happens: an applicant submits and withdraws, a mentor steps back, an admin closes and opens again.
      const adas = await pageOf(ada);
      await adas.goto(`/applications/${application.id}`);
      await adas.getByRole("button", { name: "Submit application" }).click();
      await expect(adas.getByRole("region", { name: "Your receipt" })).toBeVisible();
      const marias = await pageOf(mentor);
      await marias.goto(`/review/${project.slug}/${application.code}`);
      await marias.getByText("I should not review this application").click();
      await marias.getByLabel("Reason").fill("We share an office.");
      await marias.getByRole("button", { name: "Step back from this application" }).click();
      await expect(marias.getByText("You have reviewed everything")).toBeVisible();
      await signInAs(admin);
      await page.goto(`/admin/projects/${project.id}`);
      await page.getByRole("button", { name: "Close" }).click();
      await expect(notice(page, "Closed.")).toBeVisible();
      await page.getByRole("button", { name: "Open again" }).click();
      await expect(notice(page, "Open again.")).toBeVisible();

      await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Record" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Record" })).toBeVisible();
      for (const sentence of [
        `${admin.name} closed the project “${project.title}”.`,
        `${admin.name} opened the project “${project.title}” again.`,
        `${mentor.name} stepped back from an application to “${project.title}”.`,
        `${ada.name} submitted an application to “${project.title}”.`,
      ])
        await expect.soft(page.getByRole("listitem").filter({ hasText: sentence })).toBeVisible();
      await page
        .getByRole("navigation", { name: "Entries by what they are about" })
        .getByRole("link", { name: "Projects" })
        .click();
      await expect(page).toHaveURL(/\?subject=project$/);
      await expect(page.getByText(`${admin.name} closed the project “${project.title}”.`)).toBeVisible();
      await expect(page.getByText(`${ada.name} submitted an application`)).toHaveCount(0);
      if (javaScriptEnabled) await sound(page);

      // A link was asked for: the outbox says so, and nothing on the page would sign anybody in.
      await adas.context().clearCookies();
      await adas.goto("/sign-in");
      await adas.getByLabel("E-mail address").fill(ada.email);
      await adas.getByRole("button", { name: "Send me a link" }).click();
      const mail = await mailbox.waitFor(ada, ({ subject }) => subject.startsWith("Your sign-in link"));
      const link = /http\S+/.exec(mail.text)?.[0] ?? "";
      const token = new URL(link).searchParams.get("token") ?? "";
      expect(token.length).toBeGreaterThan(20);
      await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Mail" }).click();
      const entry = page.getByRole("listitem").filter({ hasText: `To ${ada.email}` });
      await expect(entry.filter({ hasText: "Your sign-in link" })).toHaveCount(1);
      await expect(entry.filter({ hasText: `Received: your application to ${project.title}` })).toHaveCount(1);
      for (const html of [
        await page.content(),
        await (await page.request.get(page.url(), { headers: { RSC: "1" } })).text(),
      ]) {
        expect(html.includes(token)).toBe(false);
        expect(html.includes("/sign-in/confirm")).toBe(false);
      }
      await page.getByRole("navigation", { name: "Mails by state" }).getByRole("link", { name: /^Sent/ }).click();
      await expect(page).toHaveURL(/\?state=sent$/);
      if (javaScriptEnabled) await sound(page);
    });
  });
}
