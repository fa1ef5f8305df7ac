import { expect, test } from "../fixtures.ts";
import { expectPublic, notice, publicTitle, refusal, tag } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an admin creates a cohort, mends its dates, publishes it, and archives it", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const look = async () => javaScriptEnabled && (await sound(page));
      const name = `Spring ${tag()}`;
      await signInAs(await person("admin"));
      await page.goto("/admin");
      await page.getByRole("link", { name: "New cohort" }).click();
      await look();
      const opens = page.getByRole("group", { name: "Opens", exact: true });
      const closes = page.getByRole("group", { name: "Closes (the deadline)" });

      // Nothing filled in: every field that is missing is named.
      await page.getByRole("button", { name: "Create the cohort" }).click();
      await expect(refusal(page)).toContainText("Enter the name.");
      await expect(refusal(page).getByRole("link", { name: "Enter a date." })).toHaveCount(2);
      if (javaScriptEnabled) await expect(page.locator(":focus").getByRole("alert")).toBeVisible();
      await look();

      // A deadline before the opening.
      await page.getByRole("textbox", { name: "Name" }).fill(name);
      await page.getByRole("textbox", { name: "Summary" }).fill("For people who *listen*.");
      await opens.getByLabel("Date").fill("2031-11-10");
      await opens.getByLabel("Time", { exact: true }).fill("12:00");
      await closes.getByLabel("Date").fill("2031-11-09");
      const why = "The deadline (2031-11-10 11:59 UTC) must come after the opening (2031-11-10 12:00 UTC).";
      await page.getByRole("button", { name: "Create the cohort" }).click();
      await expect(refusal(page).getByRole("link", { name: why })).toBeVisible();
      await expect(closes.getByLabel("Date")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(name);
      await expect(opens.getByLabel("Date")).toHaveValue("2031-11-10");
      await expect(closes.getByRole("radio", { name: "Anywhere on Earth (UTC−12)" })).toBeChecked();
      await look();

      // The deadline is meant Anywhere on Earth, and shown back in UTC.
      await opens.getByLabel("Time", { exact: true }).fill("00:00");
      await closes.getByLabel("Date").fill("2031-12-06");
      await closes.getByLabel("Time", { exact: true }).fill("23:59");
      if (javaScriptEnabled)
        await expect(
          closes.getByText(
            "Understood as Sunday 7 December 2031, 11:59 UTC, which is Saturday 6 December 2031, 23:59 Anywhere on Earth.",
          ),
        ).toBeVisible();
      await page.getByRole("button", { name: "Create the cohort" }).click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      await expect(page.getByText("Sunday 7 December 2031, 11:59").first()).toBeVisible();
      await expect(page.getByText("Saturday 6 December 2031, 23:59").first()).toBeVisible();
      const cohort = await db.cohort.findFirstOrThrow({ where: { name } });
      expect(cohort).toMatchObject({
        state: "draft",
        opensAt: new Date("2031-11-10T00:00:00Z"),
        closesAt: new Date("2031-12-07T11:59:00Z"),
      });
      await expect(closes.getByRole("radio", { name: "Anywhere on Earth (UTC−12)" })).toBeChecked();
      await expect(closes.getByLabel("Date")).toHaveValue("2031-12-06");
      await look();
      expect(await publicTitle(page, `/cohorts/${cohort.slug}`)).toBe("404");

      await page.getByRole("button", { name: "Publish" }).click();
      await expect(notice(page, "Published. The public pages show it now.")).toBeVisible();
      await expectPublic(page, `/cohorts/${cohort.slug}`, name);

      // Another summary is seen by the public, another deadline stored.
      await page.getByRole("textbox", { name: "Summary" }).fill("For people who *ask again*.");
      await closes.getByLabel("Date").fill("2031-12-13");
      await page.getByRole("button", { name: "Save the cohort" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();
      await expect
        .poll(async () => (await page.request.get(`/cohorts/${cohort.slug}`)).text(), { timeout: 5_000 })
        .toContain("<em>ask again</em>");
      expect((await db.cohort.findUniqueOrThrow({ where: { id: cohort.id } })).closesAt).toEqual(
        new Date("2031-12-14T11:59:00Z"),
      );

      await page.getByRole("button", { name: "Archive" }).click();
      await expect(notice(page, "Archived.")).toBeVisible();
      await look();
      await page.getByRole("button", { name: "Restore" }).click();
      await expect(notice(page, "Restored.")).toBeVisible();
      await page.getByRole("button", { name: "Back to draft" }).click();
      await expect(notice(page, "Back to draft.")).toBeVisible();
      await expectPublic(page, `/cohorts/${cohort.slug}`, "404");
    });
  });
}
