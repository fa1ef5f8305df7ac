import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { paths } from "#lib/paths.ts";
import { makeReady } from "#prisma/ready.ts";
import { expect, test } from "../fixtures.ts";

const sameOrigin = { "sec-fetch-site": "same-origin" };

const press = async (page: Page, application: string, key: string, headers: Record<string, string> = {}) => {
  const answer = await page.request.post(paths.api.submission(application), {
    data: { key },
    headers: { ...sameOrigin, ...headers },
  });
  return { status: answer.status(), body: await answer.json() };
};

test("a hundred presses over the network make one submission, one receipt and one mail", async ({
  page,
  db,
  signInAs,
  mailbox,
}) => {
  const { actor, id } = await makeReady(db);
  await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
  const one = randomUUID();
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, at) => press(page, id, at % 2 === 0 ? one : randomUUID())),
  );
  expect(all.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(all.map(({ body }) => body.receipt)).size).toBe(1);
  expect(all.filter(({ body }) => body.fresh)).toHaveLength(1);
  expect(await db.submission.count({ where: { applicationId: id } })).toBe(1);
  await mailbox.waitFor(actor.email, ({ subject }) => subject.startsWith("Received: "));
  expect(mailbox.of(actor.email)).toHaveLength(1);
  // Asked for once more, much later: the same receipt.
  expect((await press(page, id, one)).body).toMatchObject({ receipt: all[0]?.body.receipt, fresh: false });
});

test("what can’t be submitted is refused by the problem, and nothing is lost", async ({ page, db, signInAs }) => {
  const { actor, id, essay } = await makeReady(db, { text: "Three words only." });
  await signInAs({ ...actor, role: "applicant", name: "Ana", affiliation: "" });
  const { status, body } = await press(page, id, randomUUID());
  expect(status).toBe(422);
  expect(body).toMatchObject({
    code: "refused",
    message: expect.stringContaining("Nothing was sent yet"),
    fields: { "problems.1": expect.stringContaining("7 words short") },
  });
  for (const data of ["not JSON", { key: "no key" }, {}, { key: "x".repeat(2_000) }]) {
    const answer = await page.request.post(paths.api.submission(id), { data, headers: sameOrigin });
    expect(answer.status()).toBe(422);
  }
  expect((await db.essay.findUniqueOrThrow({ where: { id: essay.id } })).text).toBe("Three words only.");
});

test("who says that their request came earlier than it did is not believed", async ({ page, db, signInAs }) => {
  const closesAt = new Date(Date.now() - 2_000);
  const ready = await makeReady(db, { cohort: { opensAt: new Date(0), closesAt } });
  await signInAs({ ...ready.actor, role: "applicant", name: "Ana", affiliation: "" });
  const forged = { "x-prentice-received-at": String(closesAt.getTime() - 1_000) };
  const { status, body } = await press(page, ready.id, randomUUID(), forged);
  expect(status).toBe(200);
  expect(body.late).toBe(true);
  expect(Date.parse(body.receivedAt)).toBeGreaterThan(closesAt.getTime() + 2_000);
  // The same a moment before a deadline is in time, whatever it says.
  const open = await makeReady(db, { actor: ready.actor });
  const future = { "x-prentice-received-at": String(open.cohort.closesAt.getTime() + 1_000) };
  expect((await press(page, open.id, randomUUID(), future)).body).toMatchObject({ late: false });
});
