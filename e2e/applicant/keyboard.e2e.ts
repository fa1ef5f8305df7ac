import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { CHOICE, editor, makeWorld, PLAIN, PROMPTS, words } from "./world.ts";

/** Tabs on until it has the focus; wherever the focus rests on the way, it can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const visited: string[] = [];
  for (let n = 0; n < 80; n++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const ring = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      return { name: element.outerHTML.slice(0, 120), seen: ring && width > 1 && height > 1 };
    });
    if (!at) continue;
    visited.push(at.name);
    expect(at.seen, `the focus can be seen on ${at.name}`).toBe(true);
  }
  throw new Error(`Tab does not reach ${target}. It went:\n${visited.join("\n")}`);
}

test("by keyboard alone: finds, starts, picks a prompt, writes, is refused, mends, submits and withdraws", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  test.slow();
  const { cohort, project } = await makeWorld(db);
  await signInAs(await person("applicant"));
  const { keyboard } = page;
  const press = async (target: Locator, key = "Enter") => {
    await tabTo(page, target);
    await keyboard.press(key);
  };
  const saved = () => expect(page.getByRole("status").filter({ hasText: /^Saved \d\d:\d\d:\d\d$/ })).toBeVisible();
  const crumb = () =>
    page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: project.title });
  const heading = (name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto(`/cohorts/${cohort.slug}`);
  // The first Tab offers to skip what is on every page.
  await keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await press(page.getByRole("link", { name: project.title }));
  await heading(project.title);
  await press(page.getByRole("link", { name: "Apply" }));
  await heading(`Apply to ${project.title}`);
  await press(page.getByRole("button", { name: "Start application" }));
  await heading(project.title);

  await press(page.getByRole("link", { name: `Write ${CHOICE}` }));
  await heading(CHOICE);
  await press(page.getByRole("radio", { name: PROMPTS[0] }), "Space");
  await keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: PROMPTS[1] })).toBeChecked();
  await tabTo(page, editor(page));
  await keyboard.type("Too short");
  await keyboard.press("Control+s");
  await saved();
  await press(crumb());
  await heading(project.title);

  await press(page.getByRole("link", { name: `Write ${PLAIN}` }));
  await heading(PLAIN);
  await tabTo(page, editor(page));
  await keyboard.insertText(words(20));
  await press(page.getByRole("button", { name: "Save", exact: true }));
  await saved();
  await press(crumb());
  await heading(project.title);

  // Refused: the focus is on the summary, and its link leads on to the essay.
  await press(page.getByRole("button", { name: "Submit application" }));
  await expect(page.locator(":focus").getByRole("alert")).toBeVisible();
  await keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "18 words short of its minimum of 20." })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("link", { name: `Edit ${CHOICE}` })).toBeFocused();
  await keyboard.press("Enter");
  await heading(CHOICE);
  await tabTo(page, editor(page));
  await keyboard.press("Control+End");
  await keyboard.insertText(` ${words(20)}`);
  await press(page.getByRole("button", { name: "Save", exact: true }));
  await saved();
  await press(crumb());
  await heading(project.title);
  await press(page.getByRole("button", { name: "Submit application" }));
  await expect(page.getByRole("region", { name: "Your receipt" })).toContainText("22 words");

  await press(page.getByText("Withdraw this application"));
  await press(page.getByRole("button", { name: "Yes, withdraw it" }));
  await expect(page.getByRole("heading", { name: "You withdrew this application" })).toBeVisible();
  await press(page.getByRole("button", { name: "Take up again" }));
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
});
