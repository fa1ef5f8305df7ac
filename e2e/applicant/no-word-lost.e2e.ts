import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { beginEssay, editor, expectSaved, kept, saveLine, signInByLink, words } from "./world.ts";

/** Everything here is about what the page's script does; without it, see the other stories. */
test.describe("no word is lost", () => {
  const add = async (page: Page, text: string) => {
    await editor(page).press("Control+End");
    await editor(page).pressSequentially(text);
  };

  test("a text is saved while it is written, and the page says where it is", async ({
    page,
    db,
    person,
    signInAs,
    sound,
  }) => {
    const { ada, address, stored } = await beginEssay(db, person);
    await signInAs(ada);
    await page.goto(address);
    await add(page, " And");
    await expect(saveLine(page)).toContainText("Not saved yet");
    await expect(saveLine(page)).toContainText(/Saved \d\d:\d\d:\d\d/);
    expect(await stored()).toBe("In the beginning. And");
    // Nobody is told aloud of each save.
    await expect(page.locator("#save-line [aria-live=polite]")).toHaveText("");
    await page.keyboard.press("Control+s");
    await expect(page.locator("#save-line [aria-live=polite]")).toHaveText(/^Saved at \d\d:\d\d:\d\d$/);
    expect(await kept(page)).toEqual([]);
    await sound(page);
  });

  test("offline while typing, then online", async ({ page, context, db, person, signInAs, sound }) => {
    const { ada, address, stored } = await beginEssay(db, person);
    await signInAs(ada);
    await page.goto(address);
    await context.setOffline(true);
    await add(page, " The heavens");
    await expect(saveLine(page)).toContainText("Not saved: offline, kept on this computer");
    await expect.poll(() => kept(page)).toEqual(["In the beginning. The heavens"]);
    await add(page, " and the earth");
    await context.setOffline(false);
    await expectSaved(page);
    expect(await stored()).toBe("In the beginning. The heavens and the earth");
    await expect.poll(() => kept(page)).toEqual([]);
    await expect(page.locator("#save-line [aria-live=polite]")).toHaveText(/^Saved at/);
    await sound(page);
  });

  test("the server answers with an error, then not at all, then after the client gave up", async ({
    page,
    db,
    person,
    signInAs,
    sound,
  }) => {
    const { ada, address, stored } = await beginEssay(db, person);
    await signInAs(ada);
    await page.clock.install();
    await page.goto(address);
    let answers = "error";
    let sent = 0;
    const later: (() => Promise<void>)[] = [];
    await page.route("**/api/v1/essays/*", async (route) => {
      sent += 1;
      if (answers === "error")
        await route.fulfill({ status: 500, contentType: "text/html", body: "<h1>Bad gateway</h1>" });
      else if (answers === "late") {
        const response = await route.fetch();
        later.push(() => route.fulfill({ response }).catch(() => {}));
      } else if (answers === "well") await route.continue();
    });
    await add(page, " One");
    await page.clock.runFor(2_000);
    await expect(saveLine(page)).toContainText(/Not saved: the server gave no proper answer, trying again in [12] s/);
    await sound(page);

    answers = "nothing";
    const before = sent;
    await page.clock.runFor(5_000);
    await expect.poll(() => sent).toBeGreaterThan(before);
    await expect(saveLine(page)).toContainText("Saving…");
    await expect(async () => {
      await page.clock.runFor(20_000);
      await expect(saveLine(page)).toContainText(/Not saved: the server does not answer, trying again in \d+ s/, {
        timeout: 500,
      });
    }).toPass();
    expect(await stored()).toBe("In the beginning.");

    // The server saves it, and the answer is lost.
    answers = "late";
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(stored).toBe("In the beginning. One");
    await page.clock.runFor(20_000);
    await expect(saveLine(page)).toContainText(/Not saved: the server does not answer/);
    await add(page, " Two");
    answers = "well";
    await page.clock.runFor(20_000);
    await expectSaved(page);
    await expect(page.getByLabel("The text saved elsewhere")).toHaveCount(0);
    expect(await stored()).toBe("In the beginning. One Two");
    for (const answer of later) await answer();
    await expectSaved(page);
  });

  test("the session ends in the middle of a sentence: it is sent as soon as one has signed in beside", async ({
    page,
    context,
    db,
    person,
    signInAs,
    mailbox,
    sound,
  }) => {
    const { ada, address, stored } = await beginEssay(db, person);
    await signInAs(ada);
    await page.goto(address);
    await db.session.deleteMany({ where: { userId: ada.id } });
    await add(page, " And");
    await expect(
      page.getByRole("alert").filter({ hasText: "you are signed out, kept on this computer" }),
    ).toBeVisible();
    await add(page, " then");
    await expect.poll(() => kept(page)).toEqual(["In the beginning. And then"]);
    await sound(page);
    const opened = context.waitForEvent("page");
    await page.getByRole("link", { name: "Sign in in another tab" }).click();
    const other = await opened;
    await signInByLink(other, mailbox, ada.email);
    await expect(other).toHaveURL(new RegExp(address));
    await expectSaved(page);
    await expect(editor(page)).toHaveValue("In the beginning. And then");
    expect(await stored()).toBe("In the beginning. And then");
  });

  test("two tabs know of each other: the untouched one shows what the other saved", async ({
    page,
    context,
    db,
    person,
    signInAs,
    sound,
  }) => {
    const { ada, address } = await beginEssay(db, person);
    await signInAs(ada);
    await page.goto(address);
    const other = await context.newPage();
    await other.goto(address);
    for (const tab of [page, other]) await expect(tab.getByText("Also open in another tab.")).toBeVisible();
    await add(other, " And");
    await expectSaved(other);
    await expect(editor(page)).toHaveValue("In the beginning. And");
    await expect(page.getByText("The newer text from your other tab is here now.")).toBeVisible();
    await sound(page);
    await add(page, " then");
    await expectSaved(page);
    await expect(editor(other)).toHaveValue("In the beginning. And then");
    await other.close();
    await expect(page.getByText("Also open in another tab.")).toHaveCount(0);
  });

  test("both tabs are written in: both texts are there, and one chooses", async ({
    page,
    context,
    db,
    person,
    signInAs,
    sound,
  }) => {
    const { ada, address, stored } = await beginEssay(db, person, "");
    await signInAs(ada);
    await page.goto(address);
    const other = await context.newPage();
    await other.goto(address);
    await context.setOffline(true);
    await editor(page).fill("Here.");
    await editor(other).fill("There.");
    for (const tab of [page, other]) await expect(saveLine(tab)).toContainText("Not saved: offline");
    await context.setOffline(false);
    // Whoever comes second is asked.
    const settling = (tab: Page) => tab.getByRole("heading", { name: "Which text is to be kept?" }).isVisible();
    await expect.poll(async () => (await settling(page)) || settling(other)).toBe(true);
    const asked = (await settling(page)) ? page : other;
    const [mine, theirs] = asked === page ? ["Here.", "There."] : ["There.", "Here."];
    await expect(asked.getByLabel("The text saved elsewhere")).toHaveValue(theirs);
    await expect(editor(asked)).toHaveValue(mine);
    expect(await stored()).toBe(theirs);
    // Writing goes on, and is kept, while nothing is sent.
    await add(asked, " More.");
    await expect.poll(() => kept(asked)).toEqual([`${mine} More.`]);
    expect(await stored()).toBe(theirs);
    await expect(asked.locator(".difference del")).toBeVisible();
    await sound(asked);
    await asked.getByRole("button", { name: "Keep both, to edit" }).click();
    await expect(editor(asked)).toHaveValue(`${mine} More.\n\n${theirs}`);
    await expectSaved(asked);
    expect(await stored()).toBe(`${mine} More.\n\n${theirs}`);
  });

  test("two devices: the second is asked before it replaces, and what it replaces is in the history", async ({
    page,
    db,
    person,
    signInAs,
    pageOf,
  }) => {
    const { ada, id, address, stored } = await beginEssay(db, person, "One.");
    await signInAs(ada);
    const phone = await pageOf(ada);
    await page.goto(address);
    await phone.goto(address);
    await editor(phone).fill("Written on the train.");
    await expectSaved(phone);
    await editor(page).fill("Written at the desk.");
    await expect(page.getByLabel("The text saved elsewhere")).toHaveValue("Written on the train.");
    await expect(saveLine(page)).toContainText("Not saved: another text was saved elsewhere");
    expect(await stored()).toBe("Written on the train.");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await expectSaved(page);
    expect(await stored()).toBe("Written at the desk.");
    const replaced = await db.essayRevision.findFirst({ where: { essayId: id, reason: "replaced" } });
    expect(replaced?.text).toBe("Written on the train.");

    // The phone is behind now; it takes what is stored, and can undo that like typing.
    await editor(phone).fill("On the train again.");
    await phone.getByRole("link", { name: "Take the other" }).click();
    await expect(editor(phone)).toHaveValue("Written at the desk.");
    await expect(phone.getByLabel("The text saved elsewhere")).toHaveCount(0);
    await editor(phone).press("Control+z");
    await expect(editor(phone)).toHaveValue("On the train again.");
  });

  for (const [how, script, why] of [
    [
      "storage is refused",
      "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };",
      "may not store anything",
    ],
    [
      "storage is full",
      "IDBObjectStore.prototype.put = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); };",
      "its storage is full",
    ],
  ] as const) {
    test(`${how}: the page says that it can't keep the text, and it is saved all the same`, async ({
      page,
      context,
      db,
      person,
      signInAs,
      sound,
    }) => {
      const { ada, address, stored } = await beginEssay(db, person);
      await signInAs(ada);
      await page.addInitScript(script);
      await page.goto(address);
      await add(page, " And");
      await expectSaved(page);
      expect(await stored()).toBe("In the beginning. And");
      await context.setOffline(true);
      await add(page, " then");
      const alert = page.getByRole("alert").filter({ hasText: "this computer can’t keep it either" });
      await expect(alert).toContainText(why);
      await sound(page);
      // Closing it would lose the text, so the browser asks.
      const asked = page.waitForEvent("dialog");
      void page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe("beforeunload");
      await dialog.dismiss();
      await context.setOffline(false);
      await expectSaved(page);
      expect(await stored()).toBe("In the beginning. And then");
    });
  }

  test("the computer's clock is wrong by a day: the page says the server's time", async ({
    page,
    db,
    person,
    signInAs,
  }) => {
    const { ada, id, address } = await beginEssay(db, person);
    await signInAs(ada);
    await page.clock.install({ time: Date.now() + 86_400_000 });
    await page.goto(address);
    await add(page, " And");
    await page.clock.runFor(2_000);
    await expectSaved(page);
    const { updatedAt } = await db.essay.findUniqueOrThrow({ where: { id } });
    const time = updatedAt.toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin" });
    await expect(saveLine(page)).toContainText(`Saved ${time}`);
  });

  test("gone to another page of the portal in the middle of a word: it is saved, and the page there knows", async ({
    page,
    db,
    person,
    signInAs,
  }) => {
    const { ada, application, project, address, stored } = await beginEssay(db, person, words(9));
    await signInAs(ada);
    await page.goto(`${address}?application=${application.id}`);
    await add(page, " ten");
    await page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: project.title }).click();
    await expect(page.getByText("10 words, fits")).toBeVisible();
    expect(await stored()).toBe(`${words(9)} ten`);
    await page.goBack();
    await expect(editor(page)).toHaveValue(`${words(9)} ten`);
  });
});
