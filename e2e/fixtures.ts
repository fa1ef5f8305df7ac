import { createHash, randomBytes } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { connect, type Db } from "#prisma/client.ts";
import { type OwnPortal, startOwnPortal } from "./own-portal.ts";
import { places } from "./places.ts";
import { type ReceivedMail, readStore } from "./servers/smtp.ts";

export type Role = "applicant" | "mentor" | "reviewer" | "admin";

export type Person = {
  id: string;
  role: Role;
  name: string;
  email: string;
  affiliation: string;
  /** Only of a mentor: the public profile linked to the account. */
  mentorId?: string;
};

export type Mailbox = {
  /** The first mail to this person, here or to come, that also fits. Errors: fails after 10 s naming what came. */
  waitFor(to: Person | string, fits?: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  /** What has arrived for this person, oldest first. */
  of(to: Person | string): ReceivedMail[];
};

type Fixtures = {
  /** Somebody new, of no relation to any other test. A mentor has a profile; a reviewer is invited by the test. */
  person(role: Role, details?: { name?: string; affiliation?: string }): Promise<Person>;
  /** Signs the test's own page in, as if by a link; `context` signs in another's. */
  signInAs(person: Person, context?: BrowserContext): Promise<void>;
  /** A page in a browser of this person's own, for tests with several people. */
  pageOf(person: Person): Promise<Page>;
  mailbox: Mailbox;
  /** Fails with a readable list when axe finds a violation on the page. */
  axe(page: Page): Promise<void>;
  /** axe on the page as it stands, and again in the dark at 320 px, where nothing may scroll sideways. */
  sound(page: Page): Promise<void>;
  /** A portal, database and mail server of the test's own, to crash and stop at will. */
  ownPortal(env?: Record<string, string>): Promise<OwnPortal>;
};

export const test = base.extend<Fixtures, { db: Db }>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const { db, close } = connect(places().databaseUrl, 3);
      await use(db);
      await close();
    },
    { scope: "worker" },
  ],

  person: async ({ db }, use) => {
    await use((role, details) => createPerson(db, role, details));
  },

  signInAs: async ({ db, context }, use) => {
    await use((person, other) => signIn(db, person, other ?? context, places().url));
  },

  pageOf: async ({ db, browser, contextOptions }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: places().url });
      contexts.push(context);
      await signIn(db, person, context, places().url);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  mailbox: async ({}, use) => {
    const store = readStore(places().mails);
    const address = (to: Person | string) => (typeof to === "string" ? to : to.email);
    await use({
      waitFor: (to, fits = () => true) => store.waitFor((mail) => mail.to.includes(address(to)) && fits(mail)),
      of: (to) => store.mails().filter((mail) => mail.to.includes(address(to))),
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  axe: async ({}, use) => {
    await use(async (page) => expect(await violations(page), `axe on ${page.url()}`).toBe(""));
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  sound: async ({}, use) => {
    await use(async (page) => {
      expect.soft(await violations(page), `axe on ${page.url()}`).toBe("");
      const before = page.viewportSize() ?? { width: 1280, height: 720 };
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 320, height: 640 });
      expect.soft(await tooWide(page), `wider than a window of 320 px: ${page.url()}`).toBe("");
      expect.soft(await violations(page, LOOKS), `axe in the dark at 320 px on ${page.url()}`).toBe("");
      await page.setViewportSize(before);
      await page.emulateMedia({ colorScheme: null });
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  ownPortal: async ({}, use) => {
    const started: OwnPortal[] = [];
    await use(async (env) => {
      const own = await startOwnPortal(env);
      started.push(own);
      return own;
    });
    for (const own of started) await own.remove();
  },
});

export { expect };

/** The rules of axe that depend on how a page looks, and not only on what it is made of. */
const LOOKS = [
  "color-contrast",
  "link-in-text-block",
  "scrollable-region-focusable",
  "nested-interactive",
  "aria-hidden-focus",
  "bypass",
  "region",
];

/** What axe finds, a rule and its elements a line; by all of its rules, or by some. */
async function violations(page: Page, rules?: string[]): Promise<string> {
  // After a navigation by the router the title comes a moment later than the page. One that never comes is axe's to tell.
  await expect
    .poll(() => page.title(), { timeout: 3_000 })
    .not.toBe("")
    .catch(() => {});
  // Legacy mode runs it in the page itself, three times as fast; only foreign frames would need the other.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const look = () => (rules ? axe.withRules(rules) : axe).analyze();
  let found = await look();
  // While one page gives way to the next, there is none for a moment.
  if (found.violations.some(({ id }) => id === "document-title")) found = await look();
  const lines = found.violations.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.map(({ target, html }) => `    ${target.join(" ")}   ${html.slice(0, 200)}`),
  ]);
  return lines.join("\n");
}

/** The innermost elements that make a page scroll sideways, or "". */
function tooWide(page: Page): Promise<string> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return "";
    const out = [...document.body.querySelectorAll("*")].filter(
      (one) => one.getBoundingClientRect().right > window.innerWidth + 0.5,
    );
    const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
    return `${document.documentElement.scrollWidth} px:\n${inner.map((one) => one.outerHTML.slice(0, 160)).join("\n")}`;
  });
}

/** Somebody new in this database. */
export async function createPerson(
  db: Db,
  role: Role,
  { name, affiliation = "Somewhere University" }: { name?: string; affiliation?: string } = {},
): Promise<Person> {
  const tag = randomBytes(5).toString("hex");
  const person = {
    role,
    name: name ?? `${role[0]?.toUpperCase()}${role.slice(1)} ${tag}`,
    email: `${role}-${tag}@example.org`,
    affiliation,
  };
  const user = await db.user.create({
    data: {
      email: person.email,
      name: person.name,
      affiliation,
      emailVerified: new Date(),
      isAdmin: role === "admin",
      ...(role === "mentor" ? { mentor: { create: { slug: `mentor-${tag}`, name: person.name, affiliation } } } : {}),
    },
    include: { mentor: true },
  });
  return { ...person, id: user.id, ...(user.mentor ? { mentorId: user.mentor.id } : {}) };
}

/** A session as the portal itself would make it: the cookie holds the token, the row its SHA-256. */
export async function signIn(db: Db, person: Pick<Person, "id">, context: BrowserContext, url: string): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  const expires = new Date(Date.now() + 30 * 86_400_000);
  await db.session.create({
    data: { userId: person.id, expires, sessionToken: createHash("sha256").update(token).digest("hex") },
  });
  const secure = url.startsWith("https:");
  await context.addCookies([
    {
      name: secure ? "__Host-prentice-session" : "prentice-session",
      value: token,
      url,
      httpOnly: true,
      sameSite: "Lax",
      secure,
      expires: expires.getTime() / 1000,
    },
  ]);
}
