import { expect, test } from "vitest";
import { overLimit } from "#lib/auth/limits.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { requestSignInLink } from "./request-link.ts";

const { db } = await testDatabase();
const request = { next: "", programme: "Prentice", from: "Prentice <a@example.org>" };

test("a known and an unknown address leave the same trace", async () => {
  await db.user.create({ data: { email: "known@example.org" } });
  for (const email of ["known@example.org", "unknown@example.org"]) await requestSignInLink(db, { ...request, email });
  const mails = await db.mail.findMany({
    select: { kind: true, subject: true, text: true, userId: true, state: true },
    orderBy: { to: "asc" },
  });
  expect(mails).toHaveLength(2);
  expect(mails[0]).toEqual(mails[1]);
  expect(await db.user.count()).toBe(1);
});

test("the sixth link for one address within a quarter of an hour is refused, another address is not", async () => {
  for (let n = 0; n < 5; n++) expect(await overLimit("signInAddress", "busy@example.org")).toBeNull();
  const wait = await overLimit("signInAddress", "busy@example.org");
  expect(wait).toBeGreaterThanOrEqual(1);
  expect(wait).toBeLessThanOrEqual(15);
  expect(await overLimit("signInAddress", "quiet@example.org")).toBeNull();
});

test("a hundred at once are counted one by one", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => overLimit("signInAddress", "burst@example.org")));
  expect(answers.filter((answer) => answer === null)).toHaveLength(5);
});
