import { makeApplication, makeEssay, makeProblem, submitApplicationRow } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";
import { makePublished, notice, refusal, tag } from "./world.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an admin writes a problem that asks for links; its kind changes until somebody answers", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      await signInAs(await person("admin"));
      const title = `Work of yours ${tag()}`;
      const field = (name: string) => page.getByRole("textbox", { name });
      const save = () => page.getByRole("button", { name: /^(Add|Save) the problem$/ }).click();
      await page.goto("/admin/problems/new");
      await expect(page.getByRole("radio", { name: "Essay" })).toBeChecked();
      await expect(field("Maximum words")).toBeVisible();
      await field("Title").fill(title);
      await field("Prompt 1").fill("Show us what you have made.");
      await page.getByRole("radio", { name: "List of links" }).check();
      await field(javaScriptEnabled ? "Maximum links" : "Maximum words").fill("300");
      await save();
      await expect(refusal(page)).toContainText("300 links are too many: a list has at most 50.");
      await expect(page.getByRole("radio", { name: "List of links" })).toBeChecked();
      await expect(field("Maximum links")).toHaveAttribute("aria-invalid", "true");
      await expect(field("Prompt 1")).toHaveValue("Show us what you have made.");
      if (javaScriptEnabled) await sound(page);
      await field("Maximum links").fill("5");
      await save();
      await expect(notice(page, "Added.")).toBeVisible();
      const { problemId } = await db.problemVersion.findFirstOrThrow({ where: { title } });
      const current = () =>
        db.problemVersion.findFirstOrThrow({ where: { problemId }, orderBy: { number: "desc" }, select: kindOf });
      expect(await current()).toEqual({ number: 1, kind: "links", maxWords: 5 });
      await page.goto("/admin/problems");
      await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText(
        "List of links; 1 prompt; at most 5 links",
      );

      // Nobody answers yet.
      await page.goto(`/admin/problems/${problemId}`);
      await page.getByRole("radio", { name: "Short answer" }).check();
      await save();
      await expect(notice(page, "Saved.")).toBeVisible();
      expect(await current()).toEqual({ number: 1, kind: "short_answer", maxWords: 5 });

      // Somebody answers: the kind stays, and what was typed is not lost.
      await makeEssay(db, { applicantId: (await person("applicant")).id, problemId, text: "A small model." });
      await page.getByRole("radio", { name: "Essay" }).check();
      await field("Guidance").fill("One thing is enough.");
      await save();
      const why = "To ask for another kind, write a new problem instead.";
      await expect(refusal(page)).toContainText(why);
      await expect(page.getByRole("group", { name: "Kind of answer" })).toContainText(why);
      await expect(field("Guidance")).toHaveValue("One thing is enough.");
      if (javaScriptEnabled) await sound(page);
      expect(await current()).toEqual({ number: 1, kind: "short_answer", maxWords: 5 });
      await page.getByRole("radio", { name: "Short answer" }).check();
      await save();
      await expect(notice(page, "Saved as a new version")).toBeVisible();
      expect(await current()).toEqual({ number: 2, kind: "short_answer", maxWords: 5 });
    });

    test("an admin lets applicants answer two of three: made, mended for publishing, shown, changed", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      test.slow();
      const problems = [];
      for (const name of ["Methods", "Failures", "Readings", "Plans"]) {
        problems.push(await makeProblem(db, { title: `${name} ${tag()}` }));
      }
      const [methods = "", failures = "", readings = "", plans = ""] = problems.map(({ version }) => version.title);
      const { project } = await makePublished(db, await person("mentor"), {
        state: "draft",
        problems: problems.map(({ id }) => ({ problemId: id })),
      });
      const parts = `/admin/projects/${project.id}/problems`;
      const order = () =>
        page
          .getByRole("main")
          .getByRole("heading", { name: /^Problem \d/ })
          .allTextContents();
      await signInAs(await person("admin"));
      await page.goto(parts);
      const maker = page.getByRole("region", { name: "Let applicants choose" });
      await maker.getByRole("button", { name: "Make the group" }).click();
      await expect(refusal(page)).toContainText("Enter the number of answers.");
      await maker.getByLabel("How many of them are answered").fill("3");
      for (const title of [methods, failures, plans]) await maker.getByLabel(title).check();
      await maker.getByLabel("Title of the group").fill("Ways of working");
      await maker.getByRole("button", { name: "Make the group" }).click();
      await expect(notice(page, "Added.")).toBeVisible();
      const group = page.getByRole("region", { name: "Group “Ways of working”" });
      await expect(group).toContainText("Answer 3 of these 3.");
      expect(await order()).toEqual([
        `Problem 1: ${methods}`,
        `Problem 2: ${failures}`,
        `Problem 3: ${plans}`,
        `Problem 4: ${readings}`,
      ]);
      if (javaScriptEnabled) await sound(page);

      // Three of three is no choice: publishing says so, and leads to the field.
      await page.goto(`/admin/projects/${project.id}`);
      await page.getByRole("button", { name: "Publish" }).click();
      await expect(refusal(page)).toContainText("asks for 3 of its 3 problems, which leaves no choice");
      await page.getByRole("link", { name: "Mend it in the group" }).click();
      await expect(page).toHaveURL(/#group-[0-9a-f-]+-pick$/);
      await group.getByLabel("How many of them are answered").fill("2");
      await group.getByRole("button", { name: "Save the group" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();
      await page.goto(`/admin/projects/${project.id}`);
      await expect(page.getByText("applicants choose 2 of 1, 2 and 3")).toBeVisible();
      await page.getByRole("button", { name: "Publish" }).click();
      await expect(notice(page, "Published.")).toBeVisible();

      // What everybody reads before they begin; the preview is the same.
      for (const path of [`/admin/projects/${project.id}/preview`, `/projects/${project.slug}`]) {
        await page.goto(path);
        await expect(page.getByText("You write 3 answers: 1 required and 2 of 3 that you choose.")).toBeVisible();
        const choice = page.getByRole("region", { name: "Ways of working: Answer 2 of these 3" });
        await expect(choice.getByRole("heading", { name: /^Problem/ })).toHaveText([
          `Problem 1: ${methods}`,
          `Problem 2: ${failures}`,
          `Problem 3: ${plans}`,
        ]);
        await expect(choice).not.toContainText(readings);
        if (javaScriptEnabled) await sound(page);
      }

      // On a public page a choice stays one; nothing that was typed is lost.
      await page.goto(parts);
      const use = page
        .getByRole("listitem")
        .filter({ has: page.getByRole("heading", { name: `: ${plans}` }) })
        .last();
      await use.getByRole("radio", { name: "Optional" }).check();
      await use.getByRole("textbox", { name: "Guidance for this project" }).fill("A page will do.");
      await use.getByRole("button", { name: `Save ${plans}` }).click();
      await expect(refusal(page)).toContainText("asks for 2 of its 2 problems, which leaves no choice");
      await expect(use.getByRole("textbox", { name: "Guidance for this project" })).toHaveValue("A page will do.");
      await expect(use.getByRole("radio", { name: "Optional" })).toBeChecked();
      if (javaScriptEnabled) await sound(page);
      expect(await db.projectProblem.count({ where: { projectId: project.id, groupId: { not: null } } })).toBe(3);

      // One of three, then; and the whole group below the other problem.
      await page.goto(parts);
      await group.getByLabel("How many of them are answered").fill("1");
      await group.getByRole("button", { name: "Save the group" }).click();
      await expect(notice(page, "Saved.")).toBeVisible();
      await group.getByRole("button", { name: "Move down Group “Ways of working”" }).click();
      await expect(notice(page, "Moved.")).toBeVisible();
      await expect.poll(async () => (await order())[0]).toBe(`Problem 1: ${readings}`);
      await group.getByRole("button", { name: `Move up ${plans}` }).click();
      await expect
        .poll(order)
        .toEqual([`Problem 1: ${readings}`, `Problem 2: ${methods}`, `Problem 3: ${plans}`, `Problem 4: ${failures}`]);
      await group.getByRole("button", { name: "Dissolve Group “Ways of working”" }).click();
      await expect(notice(page, "Dissolved.")).toBeVisible();
      await expect(group).toHaveCount(0);
      expect(await db.projectProblem.count({ where: { projectId: project.id, required: true } })).toBe(1);
      await page.goto("/admin/audit");
      for (const says of ["made a group of problems", "dissolved a group of problems", "number of answers"]) {
        await expect(page.getByText(says).first()).toBeVisible();
      }
    });

    test("a problem is worded anew while people write for it: they are told once, see what changed, and say so", async ({
      page,
      db,
      person,
      signInAs,
      pageOf,
      mailbox,
      sound,
    }) => {
      test.slow();
      const { project, problem } = await makePublished(db, await person("mentor"));
      const [kofi, mei] = [await person("applicant"), await person("applicant")];
      for (const { id: applicantId } of [kofi, mei]) {
        const { id } = await makeApplication(db, { projectId: project.id, applicantId });
        await makeEssay(db, { applicantId, problemId: problem.id });
        if (applicantId === mei.id) await submitApplicationRow(db, { applicationId: id });
      }
      await signInAs(await person("admin", { name: "Ada Rewords" }));
      const told = "those who write for it are told by e-mail";
      const save = () => page.getByRole("button", { name: "Save the problem" }).click();
      await page.goto(`/admin/problems/${problem.id}`);
      await page.getByRole("textbox", { name: "Prompt 1" }).fill("What do you doubt least about your own field?");
      await save();
      await expect(notice(page, told)).toBeVisible();
      await page.getByRole("textbox", { name: "Guidance" }).fill("Name one thing.");
      await save();
      await expect(page.getByText("Version 3")).toBeVisible();
      await expect(notice(page, told)).toBeVisible();

      // The mail waits for further edits, and tells all of them; here nobody waits ten minutes.
      const waiting = await db.mail.findMany({
        where: { kind: "problem-reworded", userId: { in: [kofi.id, mei.id] } },
      });
      expect(waiting.map(({ state }) => state)).toEqual(["queued", "queued"]);
      const keys = waiting.map(({ id }) => `mail:${id}`);
      await db.$executeRaw`SELECT graphile_worker.reschedule_jobs((SELECT array_agg(id) FROM graphile_worker.jobs WHERE key = ANY(${keys})), run_at => now())`;
      const mail = await mailbox.waitFor(kofi, ({ subject }) => subject.startsWith("Worded anew"));
      expect(mail.text).toContain("What changed: the guidance and the prompts.");
      expect(mail.text).not.toContain("What you submitted stands");
      const other = await mailbox.waitFor(mei, ({ subject }) => subject.startsWith("Worded anew"));
      expect(other.text).toContain("What you submitted stands");
      for (const one of [kofi, mei]) expect(mailbox.of(one)).toHaveLength(1);

      // Kofi follows it, reads, and says that he has.
      const his = await pageOf(kofi);
      await his.goto(/http\S+\/essays\/\S+/.exec(mail.text)?.[0] ?? "");
      await his.getByRole("link", { name: "See what changed in the problem" }).click();
      await expect(his.locator("del", { hasText: "most" }).first()).toBeVisible();
      await expect(his.locator("ins", { hasText: "least" }).first()).toBeVisible();
      await expect(his.getByText("Not changed: the title, the kind of answer and the range.")).toBeVisible();
      if (javaScriptEnabled) await sound(his);
      await his.getByRole("button", { name: "I have read the change" }).click();
      await expect(notice(his, "Noted: you have read what changed.")).toBeVisible();
      await expect(his.getByRole("link", { name: "See what changed in the problem" })).toHaveCount(0);

      // Who wrote what, and what is tied to it.
      await page.getByRole("link", { name: "Versions" }).click();
      await expect(page.getByRole("heading", { level: 1, name: /^Versions of/ })).toBeVisible();
      const version = (number: number) =>
        page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Version ${number}` }) });
      await expect(version(3)).toContainText("Ada Rewords");
      await expect(version(3)).toContainText("0 submissions are tied to it. 1 text has an author");
      await expect(version(2).locator("ins", { hasText: "least" })).toBeVisible();
      await expect(version(1)).toContainText("1 submission is tied to it, of which 1 stands.");
      if (javaScriptEnabled) await sound(page);
    });
  });
}

const kindOf = { number: true, kind: true, maxWords: true } as const;
