import type { Locator, Page } from "@playwright/test";
import type { Db } from "#prisma/client.ts";
import { docs, docsWithNotes, word } from "../clipboards.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { editor, makeApplication, makeEssay, makeWorld } from "./world.ts";

/** Ada's essay with this text, in an editor that is ready. */
async function write(
  page: Page,
  db: Db,
  ada: Person,
  text: string,
  kind: "essay" | "short_answer" | "links" = "essay",
) {
  const { project, plain } = await makeWorld(db);
  await db.problemVersion.updateMany({ where: { problemId: plain }, data: { kind } });
  await makeApplication(db, { projectId: project.id, applicantId: ada.id });
  const essay = await makeEssay(db, { applicantId: ada.id, problemId: plain, text });
  await page.goto(`/essays/${essay.id}`);
  return { ...essay, project };
}

const bar = (page: Page) => page.getByRole("toolbar", { name: "Formatting" });
const button = (page: Page, name: string) => bar(page).getByRole("button", { name, exact: true });
const preview = (page: Page) => page.getByRole("region", { name: "Preview" });
const status = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

/** Selects a stretch of the text as if by pointer. */
async function select(area: Locator, part: string) {
  await area.evaluate((field: HTMLTextAreaElement, part) => {
    const at = field.value.indexOf(part);
    field.focus();
    field.setSelectionRange(at, at + part.length);
  }, part);
}

/** Puts this on the real clipboard, as a word processor in another window does, and comes back. */
async function copy(page: Page, types: Record<string, string>) {
  const other = await page.context().newPage();
  await other.setContent("<textarea>nothing</textarea>");
  await other.evaluate((types) => {
    document.addEventListener("copy", (event) => {
      for (const [type, data] of Object.entries(types)) event.clipboardData?.setData(type, data);
      event.preventDefault();
    });
  }, types);
  await other.locator("textarea").click();
  await other.keyboard.press("Control+a");
  await other.keyboard.press("Control+c");
  await other.close();
}

/** A paste of what no clipboard of this system would carry unmended. */
async function pasteEvent(area: Locator, types: Record<string, string>) {
  await area.evaluate((field: HTMLTextAreaElement, types) => {
    const data = new DataTransfer();
    for (const [type, value] of Object.entries(types)) data.setData(type, value);
    field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, types);
}

const SLICE = "application/x-vnd.google-docs-document-slice-clip+wrapped";

test("the toolbar marks what is selected, by pointer and by keyboard, and pressing again takes it back", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  await write(page, db, ada, "one two three");
  const area = editor(page);
  for (const [name, after] of [
    ["Heading", "## one two three"],
    ["Bold", "one **two** three"],
    ["Italic", "one *two* three"],
    ["Bulleted list", "- one two three"],
    ["Numbered list", "1. one two three"],
    ["Quotation", "> one two three"],
    ["Code", "one `two` three"],
    ["Mathematics", "one $two$ three"],
    ["Link", "one [two](https://) three"],
  ] as const) {
    await test.step(name, async () => {
      await select(area, "two");
      await button(page, name).click();
      await expect(area).toHaveValue(after);
      // The focus is in the text, ready to be written on.
      await expect(area).toBeFocused();
      await button(page, name).click();
      await expect(area).toHaveValue("one two three");
    });
  }

  // A link is ready for its address, a footnote for its text.
  await select(area, "two");
  await button(page, "Link").click();
  await page.keyboard.type("https://example.org");
  await expect(area).toHaveValue("one [two](https://example.org) three");
  await page.keyboard.press("Control+End");
  await button(page, "Footnote").click();
  await page.keyboard.type("Says who?");
  await expect(area).toHaveValue("one [two](https://example.org) three[^1]\n\n[^1]: Says who?");

  // By keyboard the bar is one stop before the text; the arrows go along it, and round.
  await page.keyboard.press("Shift+Tab");
  await expect(button(page, "Footnote")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(button(page, "Heading")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(button(page, "Preview")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(button(page, "Bold")).toBeFocused();
  await select(area, "one");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(area).toHaveValue("**one** [two](https://example.org) three[^1]\n\n[^1]: Says who?");
});

test("shortcuts do the same, Tab goes on, and Enter continues a list until an empty item ends it", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  await write(page, db, ada, "");
  const area = editor(page);
  const { keyboard } = page;
  await area.click();
  await keyboard.press("Control+b");
  await keyboard.type("bold");
  await keyboard.press("Control+b");
  await keyboard.type(" and ");
  await keyboard.press("Control+i");
  await keyboard.type("italic");
  await keyboard.press("Control+i");
  await expect(area).toHaveValue("**bold** and *italic*");
  await keyboard.press("Enter");
  await keyboard.type("first");
  await keyboard.press("Control+Shift+8");
  await keyboard.press("Enter");
  await keyboard.type("second");
  await keyboard.press("Enter");
  await expect(area).toHaveValue("**bold** and *italic*\n- first\n- second\n- ");
  await keyboard.press("Enter");
  await expect(area).toHaveValue("**bold** and *italic*\n- first\n- second\n");
  await keyboard.type("one");
  await keyboard.press("Control+Shift+7");
  await keyboard.press("Enter");
  await keyboard.type("two");
  // A line break without a new item.
  await keyboard.press("Shift+Enter");
  await keyboard.type("still two");
  await expect(area).toHaveValue("**bold** and *italic*\n- first\n- second\n1. one\n2. two\nstill two");
  await keyboard.press("Tab");
  await expect(area).not.toBeFocused();
  await expect(area).toHaveValue("**bold** and *italic*\n- first\n- second\n1. one\n2. two\nstill two");
  await page.getByText("Marks and shortcuts").click();
  await expect(page.getByRole("row", { name: "Bulleted list" })).toContainText("Ctrl+Shift+8");
});

test("undo goes back through typing, the toolbar, pasting and lists, step by step, and redo forth", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  await write(page, db, ada, "Before.");
  const area = editor(page);
  const { keyboard } = page;
  await copy(page, { "text/html": docs.html, "text/plain": docs.plain });
  await area.click();
  await keyboard.press("Control+End");
  await keyboard.press("Enter");
  await keyboard.type("- a");
  await keyboard.press("Enter");
  await keyboard.type("b");
  await button(page, "Bold").click();
  await keyboard.type("c");
  await button(page, "Footnote").click();
  await keyboard.type("note");
  await keyboard.press("Control+v");
  await expect(status(page, "Pasted with its formatting as Markdown. Undo to take it back.")).toBeVisible();
  const all = await area.inputValue();
  expect(all).toContain(docs.markdown);

  const seen = [all];
  for (let step = 0; step < 80 && seen.at(-1) !== "Before."; step += 1) {
    // The last steps by the button.
    if (step > 6) await button(page, "Undo").click();
    else await keyboard.press("Control+z");
    seen.push(await area.inputValue());
  }
  expect(seen.at(-1)).toBe("Before.");
  // First the formatting goes, then the paste as such.
  expect(seen[1]).toContain("Reward models overfit to stylistic cues");
  expect(seen[2]).toBe("Before.\n- a\n- b**c[^1]**\n\n[^1]: note");
  expect(seen).toContain("Before.\n- a\n- b****");
  expect(seen).toContain("Before.\n- a\n- ");
  for (let step = 0; step < 80 && (await area.inputValue()) !== all; step += 1) await keyboard.press("Control+y");
  await expect(area).toHaveValue(all);
});

test("what is pasted from Google Docs and Word comes as Markdown, and bare when asked for so", async ({
  page,
  db,
  person,
  signInAs,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  await write(page, db, ada, "");
  const area = editor(page);
  const { keyboard } = page;
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const pasted = async (types: Record<string, string>, expected: string, keys = "Control+v") => {
    await copy(page, types);
    await area.click();
    await keyboard.press("Control+a");
    await keyboard.press(keys);
    await expect(area).toHaveValue(expected);
  };
  const unix = (text: string) => text.replaceAll("\r\n", "\n");
  await pasted({ "text/html": docs.html, "text/plain": docs.plain }, docs.markdown);
  await pasted({ "text/html": word.html, "text/plain": word.plain }, word.markdown);
  await pasted(
    { "text/html": docsWithNotes.html, "text/plain": docsWithNotes.plain, [SLICE]: docsWithNotes.slice },
    docsWithNotes.markdown,
  );
  await pasted({ "text/html": word.html, "text/plain": word.plain }, unix(word.plain), "Control+Shift+v");
  // Nothing to keep: as it was copied.
  await pasted({ "text/html": "<span>Just <span>words</span>.</span>", "text/plain": "Just words." }, "Just words.");
  expect(complaints).toEqual([]);

  // In the midst of a sentence, what has paragraphs of its own gets blank lines around it, and its notes new numbers.
  await area.fill("One.[^1] Two.\n\n[^1]: Note.");
  await select(area, " Two.");
  await keyboard.press("ArrowLeft");
  await copy(page, { "text/html": word.html, "text/plain": word.plain });
  await keyboard.press("Control+v");
  await expect(status(page, "Pasted with its formatting")).toBeVisible();
  const renumbered = word.markdown.replaceAll("[^2]", "[^3]").replaceAll("[^1]", "[^2]");
  await expect(area).toHaveValue(`One.[^1]\n\n${renumbered}\n\n Two.\n\n[^1]: Note.`);
});

test("hostile pastes do nothing but leave their words", async ({ page, db, person, signInAs }) => {
  const ada = await person("applicant");
  await signInAs(ada);
  await write(page, db, ada, "");
  const area = editor(page);
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on(
    "request",
    (request) => !request.url().startsWith(new URL(page.url()).origin) && elsewhere.push(request.url()),
  );
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));

  await area.click();
  await copy(page, {
    "text/html": `<meta charset="utf-8"><style>@import "https://evil.example/a.css"; body { display: none }</style><link rel="stylesheet" href="https://evil.example/b.css"><p onclick="window.ran = 1" style="background:url(https://evil.example/c.png)">One <b>two</b></p><script>window.ran = 2</script><img src="https://evil.example/d.png" onerror="window.ran = 3" alt="a picture"><svg onload="window.ran = 4"></svg><iframe src="https://evil.example/e"></iframe><p><a href="javascript:window.ran=5">three</a> <a href="data:text/html,x">four</a></p><object data="https://evil.example/f"></object>`,
    "text/plain": "One two\na picture\nthree four",
  });
  await page.keyboard.press("Control+v");
  await expect(status(page, "Pasted with its formatting")).toBeVisible();
  await expect(area).toHaveValue("One **two**\n\na picture\n\nthree four");

  await area.fill("");
  await pasteEvent(area, { "text/plain": "a\0b\ud83dc\u0007d\udc00 😀" });
  await expect(area).toHaveValue("abcd 😀");
  await expect(status(page, "Pasted without 4 characters that can’t be kept")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(area).toHaveValue("");

  // 1 MB: kept, and said by the field; what can be saved is saved once it is short enough.
  await copy(page, { "text/plain": `${"words upon words ".repeat(61)}\n`.repeat(1_000) });
  await page.keyboard.press("Control+v");
  await expect(
    status(
      page,
      "This is 1,038,000 characters long, and 200,000 can be saved. Nothing was cut off: shorten it by 838,000, or it stays unsaved.",
    ),
  ).toBeVisible();
  await expect(area).toHaveAccessibleDescription(/Nothing was cut off/);
  expect((await area.inputValue()).length).toBe(1_038_000);
  await page.keyboard.press("Control+z");
  await expect(area).toHaveValue("");
  await expect(page.getByText("Nothing was cut off")).toHaveCount(0);

  expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBe(undefined);
  expect(elsewhere).toEqual([]);
  // Of a text that is too long to be saved the browser notes the server's refusal.
  expect(complaints.filter((text) => !text.includes("422"))).toEqual([]);
});

test("while a character is composed nothing gets in its way", async ({ page, db, person, signInAs }) => {
  const ada = await person("applicant");
  await signInAs(ada);
  await write(page, db, ada, "- 一");
  const area = editor(page);
  await area.click();
  await page.keyboard.press("Control+End");
  const session = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const key = (name: string, code: number, modifiers = 0) =>
    session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: name, windowsVirtualKeyCode: code, modifiers });
  await compose("に");
  await compose("にほ");
  // What an input method takes for itself arrives as key 229; a shortcut is not for us, either.
  await key("Enter", 229);
  await key("b", 66, 2);
  await expect(area).toHaveValue("- 一にほ");
  await session.send("Input.insertText", { text: "日本" });
  await expect(area).toHaveValue("- 一日本");
  await page.keyboard.press("Enter");
  await expect(area).toHaveValue("- 一日本\n- ");
});

test("the preview is what reviewers will read; the text stays where it is", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  const { id } = await write(page, db, ada, "");
  const area = editor(page);
  await area.fill("# Why\n\nA *claim*[^1] <script>alert(1)</script>, $x^2$.\n\n[^1]: The source.");
  await button(page, "Preview").click();
  await expect(preview(page).getByRole("heading", { name: "Why" })).toBeVisible();
  await expect(preview(page).getByRole("emphasis")).toHaveText("claim");
  await expect(preview(page)).toContainText("<script>alert(1)</script>");
  await expect(area).toBeHidden();
  await expect(button(page, "Preview")).toHaveAttribute("aria-pressed", "true");
  await sound(page);
  // The form still holds the text.
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await db.essay.findUniqueOrThrow({ where: { id } })).text).toContain("A *claim*");
  await button(page, "Preview").click();
  await expect(area).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
  await area.press("Control+End");
  await page.keyboard.type(" More.");
  await expect(area).toHaveValue(/The source\. More\.$/);

  // Without the server there is no preview, and all else goes on.
  await page.route("**/api/v1/preview", (route) => route.abort());
  await button(page, "Preview").click();
  await expect(preview(page)).toContainText("the server can’t be reached. Your text is untouched.");
  await page.unroute("**/api/v1/preview");
  await button(page, "Preview").click();

  // After very many of them there is none for a while.
  const expire = BigInt(Date.now() + 120_000);
  await db.rateLimit.update({ where: { key: `preview:${ada.id}` }, data: { points: 2_000, expire } });
  await button(page, "Preview").click();
  await expect(preview(page)).toContainText(/very many previews .* look again in [12] minutes?\.|in a minute\./);
  await button(page, "Preview").click();
  await db.rateLimit.delete({ where: { key: `preview:${ada.id}` } });
  await area.fill("");
  await button(page, "Preview").click();
  await expect(preview(page)).toContainText("Nothing is written yet.");
});

for (const own of [true, false]) {
  test(`full screen, with ${own ? "the browser’s own" : "none of the browser’s"}: the text, its count and its state, and Escape leaves`, async ({
    page,
    db,
    person,
    signInAs,
    axe,
  }) => {
    if (!own) await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, "requestFullscreen"));
    const ada = await person("applicant");
    await signInAs(ada);
    await write(page, db, ada, "# One\n\nsome words");
    const area = editor(page);
    const full = page.getByRole("dialog", { name: "Full-screen writing" });
    await area.click();
    await page.keyboard.press("Control+End");
    await button(page, "Full screen").click();
    await expect(full).toBeVisible();
    await expect(area).toBeFocused();
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(own);
    await page.keyboard.type(" more");
    await expect(area).toHaveValue("# One\n\nsome words more");
    await expect(full.getByText("4 words")).toBeVisible();
    await expect(full.getByText(/^Saved/)).toBeVisible();
    await axe(page);
    // Nothing behind it can be reached.
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog], body")?.role ?? "")).toMatch(
        /^(dialog)?$/,
      );
    }
    const save = page.getByRole("button", { name: "Save", exact: true });
    await save.focus();
    await expect(save).not.toBeFocused();

    // Beside the text, the preview follows what is typed.
    await area.click();
    await button(page, "Preview").click();
    await expect(preview(page).getByRole("heading", { name: "One" })).toBeVisible();
    await area.press("Control+End");
    await page.keyboard.type(" and *more*");
    await expect(preview(page).getByRole("emphasis")).toHaveText("more");
    await expect(area).toBeFocused();
    await axe(page);

    await page.keyboard.press("Escape");
    await expect(full).toHaveCount(0);
    await expect(area).toHaveValue("# One\n\nsome words more and *more*");
    await save.focus();
    await expect(save).toBeFocused();
    expect(await page.evaluate(() => document.fullscreenElement)).toBe(null);
  });
}

test("under the count: how far along, how long to read, and the words of each section, which lead to it", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  const filler = "Some words to fill a line or two of it. ".repeat(60);
  await write(
    page,
    db,
    ada,
    `Before.\n\n# First part\n\n${filler}\n\n## Inner part\n\nfour words of it\n\n# Last part\n\nEnd.`,
  );
  const area = editor(page);
  const outline = page.getByRole("region", { name: "Sections" });
  await expect(outline.getByRole("listitem")).toHaveText([
    "Before the first heading1 word",
    "First part602 words",
    "Inner part6 words",
    "Last part3 words",
  ]);
  await expect(page.getByText("About 3 minutes to read")).toBeVisible();
  await expect(
    page.getByRole("img", { name: "612 words. Asked for: 10 to 500 words, about 200 recommended." }),
  ).toBeVisible();
  await outline.getByRole("button", { name: "Last part" }).click();
  await expect(area).toBeFocused();
  await page.keyboard.type("X");
  await expect(area).toHaveValue(/four words of it\n\nX# Last part/);
  // The outline follows what is written.
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Really.\n\n# Coda\n\nword");
  await expect(outline.getByRole("listitem").last()).toHaveText("Coda2 words");
  await sound(page);
});

test("an address in a list of links is looked at line by line, and a short answer is one line", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  const ada = await person("applicant");
  await signInAs(ada);
  await write(page, db, ada, "", "links");
  const area = page.getByLabel("Your links");
  await expect(bar(page)).toHaveCount(0);
  await area.fill("My thesis: https://example.org/thesis\njavascript:alert(1)\nnonsense");
  const lines = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Line \d+$/ }) });
  await expect(lines).toHaveText([/^Line 2: only https and http/, /^Line 3: /]);
  await expect(area).toHaveAttribute("aria-invalid", "true");
  await sound(page);
  await page.getByRole("button", { name: "Line 3" }).click();
  await page.keyboard.type("https://example.org/");
  await expect(area).toHaveValue(/\nhttps:\/\/example\.org\/nonsense$/);
  await expect(lines).toHaveText([/^Line 2: /]);

  await write(page, db, ada, "A few words", "short_answer");
  const line = page.getByLabel("Your answer");
  await expect(line).toHaveJSProperty("tagName", "INPUT");
  await line.press("End");
  await page.keyboard.type(" more");
  await expect(line).toHaveValue("A few words more");
  await expect(page.locator("#word-count")).toHaveText("4 words");
  await pasteEvent(line, { "text/plain": " and\0 two\nlines" });
  await expect(line).toHaveValue("A few words more and two lines");
  await expect(status(page, "Pasted without one character")).toBeVisible();
  await sound(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a button shows the preview, and everything typed is still in the form", async ({
    page,
    db,
    person,
    signInAs,
  }) => {
    const ada = await person("applicant");
    await signInAs(ada);
    const { id } = await write(page, db, ada, "stored");
    const area = editor(page);
    await expect(bar(page)).toHaveCount(0);
    await area.fill("# Why\n\nA *claim*, and <b>no</b> HTML.");
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(preview(page).getByRole("heading", { name: "Why" })).toBeVisible();
    await expect(preview(page).getByRole("emphasis")).toHaveText("claim");
    await expect(preview(page)).toContainText("Not saved");
    await expect(area).toHaveValue("# Why\n\nA *claim*, and <b>no</b> HTML.");
    expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe("stored");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(status(page, "Your essay is saved.")).toBeVisible();
    expect((await db.essay.findUniqueOrThrow({ where: { id } })).text).toBe("# Why\n\nA *claim*, and <b>no</b> HTML.");
    await expect(preview(page)).toHaveCount(0);
  });
});
