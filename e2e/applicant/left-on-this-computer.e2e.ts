// Texts that the server could not be sent: after a crash, at signing out, for whoever comes next.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, signIn, test } from "../fixtures.ts";
import { type Killable, startKillable } from "../killable.ts";
import { places } from "../places.ts";
import { beginEssay, editor, expectSaved, kept, saveLine, words } from "./world.ts";

const PUT = "**/api/v1/essays/*";

test("the browser is killed in the middle of a sentence: opened again, it goes on there", async ({ db, person }) => {
  test.slow();
  const { ada, id, address, stored } = await beginEssay(db, person);
  const profile = mkdtempSync(join(tmpdir(), "prentice-profile-"));
  const { url } = places();
  const browsers: Killable[] = [];
  async function open() {
    const browser = await startKillable(profile);
    browsers.push(browser);
    await signIn(db, ada, browser.context, url);
    const page = await browser.context.newPage();
    return { browser, page };
  }
  try {
    const first = await open();
    await first.page.route(PUT, (route) => route.abort());
    await first.page.goto(url + address);
    await editor(first.page).fill("In the beginning. And the earth was");
    await expect.poll(() => kept(first.page)).toEqual(["In the beginning. And the earth was"]);
    await first.browser.kill();
    expect(await stored()).toBe("In the beginning.");

    const second = await open();
    await second.page.goto(url + address);
    await expect(editor(second.page)).toHaveValue("In the beginning. And the earth was");
    await expect(second.page.getByRole("status").filter({ hasText: /^Text from / })).toHaveText(
      /^Text from \d\d:\d\d that had not been sent was found on this computer\. It is here again\.$/,
    );
    await expectSaved(second.page);
    expect(await stored()).toBe("In the beginning. And the earth was");
    await expect.poll(() => kept(second.page)).toEqual([]);

    // Killed again, and meanwhile another device writes: both texts are there.
    await second.page.route(PUT, (route) => route.abort());
    await editor(second.page).fill("Mine, unsent.");
    await expect.poll(() => kept(second.page)).toEqual(["Mine, unsent."]);
    await second.browser.kill();
    await db.essay.update({ where: { id }, data: { text: "From the phone.", version: { increment: 1 } } });
    const third = await open();
    await third.page.goto(url + address);
    await expect(third.page.getByRole("heading", { name: "Which text is to be kept?" })).toBeVisible();
    await expect(editor(third.page)).toHaveValue("Mine, unsent.");
    await expect(third.page.getByLabel("The text saved elsewhere")).toHaveValue("From the phone.");
    expect(await stored()).toBe("From the phone.");
    await third.page.getByRole("button", { name: "Keep mine" }).click();
    await expectSaved(third.page);
    expect(await stored()).toBe("Mine, unsent.");
  } finally {
    for (const browser of browsers) await browser.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("what is typed before the page’s script has come stays, and is saved", async ({ page, db, person, signInAs }) => {
  const { ada, address, stored } = await beginEssay(db, person);
  await signInAs(ada);
  let come: () => void = () => {};
  const slow = new Promise<void>((done) => {
    come = done;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await slow;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  await editor(page).fill("Typed on a train, in a tunnel.");
  come();
  await expect.poll(stored).toBe("Typed on a train, in a tunnel.");
  await expect(editor(page)).toHaveValue("Typed on a train, in a tunnel.");
});

test("reloading and going back lose nothing that was just typed", async ({ page, db, person, signInAs }) => {
  const { ada, address, stored } = await beginEssay(db, person);
  await signInAs(ada);
  await page.goto(address);
  await editor(page).fill(`${words(20)} at the last moment`);
  await expect(page.getByText("24 words").filter({ visible: true }).first()).toBeVisible();
  await page.reload();
  await expect(editor(page)).toHaveValue(`${words(20)} at the last moment`);
  await expect.poll(stored).toBe(`${words(20)} at the last moment`);
  await expect.poll(() => kept(page)).toEqual([]);
  // More than a page that is closed may send: the computer keeps it, and the next page sends it.
  const long = words(20_000);
  await editor(page).fill(long);
  await page.goto("/applications");
  await page.goto(address);
  await expect.poll(stored).toBe(long);
  expect((await editor(page).inputValue()) === long).toBe(true);
});

test("signing out with unsent text: it is named, and sent first", async ({ page, db, person, signInAs, sound }) => {
  const { ada, address, title, stored } = await beginEssay(db, person);
  await signInAs(ada);
  await page.route(PUT, (route) => route.abort());
  await page.goto(address);
  await editor(page).fill("Not sent.");
  await expect(saveLine(page)).toContainText("Not saved: the server does not answer");
  await expect.poll(() => kept(page)).toEqual(["Not sent."]);
  await page.getByRole("link", { name: ada.name }).click();
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Sign out");
  await expect(page.getByRole("heading", { name: "1 text has not been sent yet" })).toBeFocused();
  await expect(page.getByRole("link", { name: title })).toHaveAttribute("href", new RegExp(address));
  await sound(page);
  await press("Stay");
  await expect(page.getByRole("heading", { name: /not been sent/ })).toHaveCount(0);
  await press("Sign out");
  await press("Send them now");
  await expect(
    page.getByRole("heading", { name: "1 text has still not been sent: follow the link to see why" }),
  ).toBeVisible();
  expect(await db.session.count({ where: { userId: ada.id } })).toBe(1);
  await page.unroute(PUT);
  await press("Send them now");
  await expect(page.getByRole("heading", { name: "Everything is sent. You can sign out." })).toBeVisible();
  expect(await stored()).toBe("Not sent.");
  await press("Sign out");
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect(await kept(page)).toEqual([]);
});

test("signing out with unsent text: it may be deleted, here and in every other tab", async ({
  page,
  context,
  db,
  person,
  signInAs,
}) => {
  const { ada, address, stored } = await beginEssay(db, person);
  await signInAs(ada);
  await context.route(PUT, (route) => route.abort());
  await page.goto(address);
  await editor(page).fill("Not sent.");
  await expect.poll(() => kept(page)).toEqual(["Not sent."]);
  const other = await context.newPage();
  await other.goto("/account");
  await other.getByRole("button", { name: "Sign out", exact: true }).click();
  await other.getByRole("button", { name: "Sign out and delete them here" }).click();
  await expect(other.getByText("You are signed out.")).toBeVisible();
  expect(await kept(other)).toEqual([]);
  expect(await stored()).toBe("In the beginning.");
  // The tab that is still open has its text, says that it is nowhere else, and leaves nothing behind.
  await editor(page).press("End");
  await editor(page).pressSequentially(" More.");
  await expect(page.getByRole("alert").filter({ hasText: "you signed out in another tab" })).toBeVisible();
  expect(await kept(other)).toEqual([]);
});

test("who signs in next on the same computer neither sees nor sends what the one before left", async ({
  page,
  context,
  db,
  person,
  signInAs,
  sound,
}) => {
  const { ada, address, stored } = await beginEssay(db, person);
  await signInAs(ada);
  await page.route(PUT, (route) => route.abort());
  await page.goto(address);
  await editor(page).fill("A secret of Ada’s.");
  await expect.poll(() => kept(page)).toEqual(["A secret of Ada’s."]);
  await db.session.deleteMany({ where: { userId: ada.id } });

  const grace = await beginEssay(db, person);
  await signInAs(grace.ada, context);
  const hers = await context.newPage();
  const sent: (string | null)[] = [];
  hers.on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.postData());
  });
  await hers.goto(grace.address);
  await expect(editor(hers)).toHaveValue("In the beginning.");
  await editor(hers).fill("Grace’s own.");
  await expectSaved(hers);
  expect(sent.join()).not.toContain("secret");
  expect(await hers.content()).not.toContain("secret");
  const foreign = await hers.goto(address);
  expect(foreign?.status()).toBe(404);

  // Ada's tab, still open, does not send as Grace either, and says why.
  await page.unroute(PUT);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const alert = page.getByRole("alert").filter({ hasText: "somebody else is signed in in this browser now" });
  await expect(alert).toContainText("kept on this computer, for you alone");
  await sound(page);
  expect(await stored()).toBe("In the beginning.");
  expect(await grace.stored()).toBe("Grace’s own.");

  // Grace signs out unwarned, since nothing of hers is left; Ada's text stays until she is back.
  await hers.goto("/account");
  await hers.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(hers.getByText("You are signed out.")).toBeVisible();
  expect(await kept(hers)).toEqual(["A secret of Ada’s."]);
  await signInAs(ada, context);
  await hers.goto("/account");
  await expectSaved(page);
  expect(await stored()).toBe("A secret of Ada’s.");
  await expect.poll(() => kept(page)).toEqual([]);
});
