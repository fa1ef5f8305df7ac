import { createTransport } from "nodemailer";
import { expect, test } from "./fixtures.ts";
import { places } from "./places.ts";

// The machinery's own tests: what every other browser test takes for granted.

test("somebody signed in is known by a cookie whose hash alone is stored", async ({
  person,
  signInAs,
  context,
  db,
}) => {
  const mentor = await person("mentor");
  await signInAs(mentor);
  const cookie = (await context.cookies()).find(({ name }) => name === "prentice-session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const [session] = await db.session.findMany({ where: { userId: mentor.id } });
  expect(session?.sessionToken).toMatch(/^[0-9a-f]{64}$/);
  expect(session?.sessionToken).not.toContain(cookie?.value);
  expect(await db.mentor.count({ where: { id: mentor.mentorId ?? "", userId: mentor.id } })).toBe(1);
});

test("axe tells a violation and passes a sound page", async ({ page, axe }) => {
  await page.setContent('<html lang="en"><title>Sound</title><main><h1>Sound</h1><p>Words.</p></main></html>');
  await axe(page);
  await page.setContent('<html lang="en"><title>Unsound</title><main><h1>Unsound</h1><img src="data:,"></main></html>');
  await expect(axe(page)).rejects.toThrow("image-alt: Images must have alternative text");
});

test("a person's mail is waited for", async ({ person, mailbox }) => {
  const applicant = await person("applicant");
  const transport = createTransport(places().smtpUrl);
  const waiting = mailbox.waitFor(applicant, ({ subject }) => subject === "Second");
  for (const subject of ["First", "Second"]) {
    await transport.sendMail({ from: "a@example.org", to: applicant.email, subject, text: subject });
  }
  transport.close();
  expect((await waiting).subject).toBe("Second");
  expect(mailbox.of(applicant).map(({ subject }) => subject)).toEqual(["First", "Second"]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("no page runs any", async ({ page }) => {
    await page.setContent("<noscript>none</noscript><script>document.write('some')</script>");
    await expect(page.locator("body")).toHaveText("none");
  });
});

test("a portal of one's own survives a crash of every process", async ({ ownPortal, person }) => {
  test.slow();
  const own = await ownPortal();
  expect(own.url).not.toBe(places().url);
  const ready = () => fetch(`${own.url}/readyz`).then((response) => response.status);
  await own.stop("SIGKILL");
  await expect(ready()).rejects.toThrow();
  await own.start();
  expect(await ready()).toBe(200);
  // The shared database knows nothing of this one.
  await person("applicant");
  expect(await own.db.user.count()).toBe(0);
});
