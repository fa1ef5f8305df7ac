import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { endAdmin, endSessions, makeAdmin, personByEmail } from "./edit.ts";
import { peopleForAdmin } from "./queries.ts";

const { db } = await testDatabase();
const as = (user: { id: string; email: string; name: string | null; isAdmin: boolean }): Actor => ({
  ...user,
  isReviewer: false,
});
const ada = as(await makeUser(db, { name: "Ada Whitlock", isAdmin: true }));
const admins = () => db.user.count({ where: { isAdmin: true } });

test("the only admin stays; with a second one, either may go, but not both", async () => {
  expect(await endAdmin(db, ada, ada.id)).toMatchObject({ ok: false, message: expect.stringMatching(/only admin/) });
  const bea = as(await makeUser(db, { name: "Bea Okafor" }));
  expect((await makeAdmin(db, ada, bea.id)).ok).toBe(true);
  expect(await makeAdmin(db, ada, bea.id)).toMatchObject({ ok: false, message: expect.stringMatching(/already/) });
  // Each ends the other at the same moment, again and again.
  for (let round = 0; round < 20; round += 1) {
    await db.user.updateMany({ where: { id: { in: [ada.id, bea.id] } }, data: { isAdmin: true } });
    const results = await Promise.all([endAdmin(db, ada, bea.id), endAdmin(db, bea, ada.id)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  }
  expect(await admins()).toBe(1);
  expect(
    (await db.auditEvent.findMany({ where: { subject: "person" }, orderBy: { id: "asc" } })).map(({ act }) => act),
  ).toEqual(["makeAdmin", ...Array.from({ length: 20 }, () => "endAdmin")]);
});

test("signing somebody out everywhere ends their sessions and nobody else's", async () => {
  const [sam, lucia] = [await makeUser(db), await makeUser(db)];
  for (const userId of [sam.id, sam.id, lucia.id])
    await db.session.create({ data: { userId, sessionToken: randomUUID(), expires: new Date(Date.now() + 60_000) } });
  expect(await endSessions(db, ada, sam.id)).toEqual({ ok: true, value: 2 });
  expect(await db.session.count({ where: { userId: lucia.id } })).toBe(1);
  expect((await endSessions(db, ada, randomUUID())).ok).toBe(false);
});

test("an address is one person, however many enter it at once", async () => {
  const ids = await Promise.all(
    Array.from({ length: 5 }, () => db.$transaction((tx) => personByEmail(tx, ada, "one@example.org"))),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await db.auditEvent.count({ where: { act: "addPerson" } })).toBe(1);
});

test("people are found by a part of name or address, literally; and only by admins", async () => {
  await makeUser(db, { name: "Inês Carvalho", email: "ines_100%@example.org" });
  await makeUser(db, { name: "Other", email: "inesx100y@example.org" });
  expect((await peopleForAdmin(ada, "Carvalho")).map(({ name }) => name)).toEqual(["Inês Carvalho"]);
  expect((await peopleForAdmin(ada, "ines_100%")).map(({ name }) => name)).toEqual(["Inês Carvalho"]);
  expect((await peopleForAdmin(ada, "\\")).length).toBe(0);
  expect(await peopleForAdmin({ ...ada, isAdmin: false }, "Carvalho")).toEqual([]);
});
