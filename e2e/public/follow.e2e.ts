// A question is followed by mail, and that is ended from the mail itself.
import { paths } from "#lib/paths.ts";
import { makeProject } from "#prisma/factories.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { places } from "../places.ts";

test("a mentor’s answer comes by mail, one click without signing in ends that, and it can be begun again", async ({
  db,
  person,
  pageOf,
  mailbox,
  browser,
  sound,
}) => {
  const [kofi, lena, mei] = [await person("applicant"), await person("applicant"), await person("mentor")];
  const { slug, title } = await makeProject(db, { mentorUserIds: [mei.id] });

  // Kofi asks, without his name, and is told of replies.
  const asking = await pageOf(kofi);
  await asking.goto(paths.ask(slug));
  await asking.getByRole("textbox", { name: "Your question" }).fill("How many hours does it take each week?");
  await expect(asking.getByRole("checkbox", { name: "Tell me of replies by e-mail" })).toBeChecked();
  await asking.getByRole("button", { name: "Ask", exact: true }).click();
  const told = await mailbox.waitFor(mei, ({ subject }) => subject === `New question about “${title}”`);
  expect(told.text).toContain("Somebody who stays anonymous asked");
  expect(told.text).not.toContain(kofi.name);
  const { id } = await db.post.findFirstOrThrow({ where: { project: { slug } } });

  // Lena follows it as well.
  const following = await pageOf(lena);
  await following.goto(paths.askPost(slug, id));
  await following.getByRole("button", { name: "Follow by e-mail" }).click();
  await expect(following.getByRole("button", { name: "Stop following" })).toBeVisible();
  await sound(following);

  // The mentor answers where the mail led her.
  const answering = await pageOf(mei);
  await answering.goto(/https?:\S+/.exec(told.text)?.[0] ?? "");
  await expect(answering.getByText("How many hours does it take each week?").first()).toBeVisible();
  const answer = async (text: string) => {
    await answering.goto(paths.askPost(slug, id));
    await answering.getByRole("textbox", { name: "Your reply" }).fill(text);
    await answering.getByRole("button", { name: "Reply", exact: true }).click();
    await expect.poll(() => db.post.count({ where: { text } })).toBe(1);
  };
  await answer("About eight, more before a deadline.");
  const mail = await mailbox.waitFor(kofi, ({ subject }) => subject === `New under question 1 about “${title}”`);
  expect(mail.text).toContain("> About eight, more before a deadline.");
  const lenas = await mailbox.waitFor(lena, ({ subject }) => subject === mail.subject);

  // His mail program presses the button, without a cookie.
  expect(mail.unsubscribe?.post).toBe("List-Unsubscribe=One-Click");
  const button = /^<(.+)>$/.exec(mail.unsubscribe?.to ?? "")?.[1] ?? "";
  expect((await fetch(button)).status).toBe(405);
  const follows = (who: Person) => db.follow.count({ where: { threadId: id, userId: who.id } });
  expect(await follows(kofi)).toBe(1);
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  expect((await fetch(button, { method: "POST", body })).status).toBe(200);
  expect([await follows(kofi), await follows(lena)]).toEqual([0, 1]);
  const mails = (who: Person) => db.mail.count({ where: { userId: who.id, kind: "question-reply" } });
  await answer("Nine, to be honest.");
  expect(await mails(kofi)).toBe(1);

  // Lena opens the link in hers, on a device where she is not signed in and nothing runs.
  const link = /Stop these mails: (\S+)/.exec(lenas.text)?.[1] ?? "";
  const bare = await browser.newContext({ javaScriptEnabled: false, baseURL: places().url });
  const page = await bare.newPage();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "Stop these mails?" })).toBeVisible();
  expect(await page.content()).not.toContain(lena.email);
  expect(await follows(lena)).toBe(1);
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "These mails are stopped" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in to follow again" })).toBeVisible();
  expect(await follows(lena)).toBe(0);
  await bare.close();

  // Signed in, and with script, she has them again, and stops them again.
  await following.goto(link);
  await sound(following);
  await following.getByRole("button", { name: "Follow again" }).click();
  await expect(following.getByRole("heading", { level: 1, name: "Stop these mails?" })).toBeVisible();
  expect(await follows(lena)).toBe(1);
  await sound(following);
  await following.getByRole("button", { name: "Stop these mails" }).click();
  await expect(following.getByRole("heading", { level: 1, name: "These mails are stopped" })).toBeVisible();
  expect(await follows(lena)).toBe(0);
});

test("a flagged post is hidden by an admin, and whoever flagged it is nobody to its author", async ({
  db,
  person,
  pageOf,
  sound,
}) => {
  const [kofi, lena, ada] = [await person("applicant"), await person("applicant"), await person("admin")];
  const { slug, id: projectId } = await makeProject(db);
  const at = new Date();
  const asking = await pageOf(kofi);
  await asking.goto(paths.ask(slug));
  const words = `Buy watches, number ${at.getTime()}!`;
  await asking.getByRole("textbox", { name: "Your question" }).fill(words);
  await asking.getByRole("button", { name: "Ask", exact: true }).click();
  await expect.poll(() => db.post.count({ where: { projectId } })).toBe(1);
  const { id } = await db.post.findFirstOrThrow({ where: { projectId } });

  const flagging = await pageOf(lena);
  await flagging.goto(paths.askPost(slug, id));
  await flagging.getByRole("textbox", { name: "What is wrong with it" }).fill("It sells watches.");
  await flagging.getByRole("button", { name: "Flag this post" }).click();
  await expect(flagging.getByRole("status")).toContainText("Thank you.");
  await asking.goto(paths.askPost(slug, id));
  expect(await asking.content()).not.toContain(lena.name);

  const moderating = await pageOf(ada);
  await moderating.goto(paths.admin.questions);
  const post = moderating.getByRole("listitem").filter({ hasText: words });
  await expect(post).toContainText("It sells watches.");
  await expect(post).toContainText(lena.name);
  await expect(post).toContainText(kofi.name);
  await post.getByText("Hide it").click();
  await sound(moderating);
  await post.getByRole("textbox", { name: "Why it is hidden" }).fill("It is advertising.");
  await post.getByRole("button", { name: "Hide the post" }).click();
  await expect(moderating.getByRole("status")).toContainText("Hidden.");
  await expect(moderating.getByText(words)).toHaveCount(0);
  await asking.goto(paths.askPost(slug, id));
  await expect(asking.getByText("Hidden by the programme: It is advertising.").first()).toBeVisible();
});
