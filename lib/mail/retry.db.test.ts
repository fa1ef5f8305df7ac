import { expect, test } from "vitest";
import { auditTrail } from "#lib/audit/queries.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { queueMail } from "./outbox.ts";
import { mailCounts, outbox } from "./queries.ts";
import { retryMail } from "./retry.ts";

const { db, pool } = await testDatabase();
const user = await makeUser(db, { name: "Ada Whitlock", isAdmin: true });
const ada: Actor = { id: user.id, email: user.email, name: user.name, isAdmin: true, isReviewer: false };
const nobody = { ...ada, isAdmin: false };

const jobs = async (id: string) =>
  (await pool.query("SELECT attempts FROM graphile_worker.jobs WHERE key = $1", [`mail:${id}`])).rows;
const queue = (to: string) =>
  db.$transaction((tx) =>
    queueMail(
      tx,
      { kind: "receipt", to, userId: null, subject: `For ${to}`, text: "Secret words" },
      "P <p@example.org>",
    ),
  );

test("a failed mail is queued again as the same mail, once", async () => {
  const id = await queue("mei@example.org");
  await pool.query("UPDATE mail SET state = 'failed', attempts = 25, last_error = 'ECONNREFUSED' WHERE id = $1", [id]);
  await pool.query("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [`mail:${id}`]);
  const { messageId } = await db.mail.findUniqueOrThrow({ where: { id } });
  const results = await Promise.all([retryMail(db, ada, id), retryMail(db, ada, id), retryMail(db, ada, id)]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "queued", messageId });
  expect(await jobs(id)).toHaveLength(1);
  expect((await auditTrail(ada, { subject: "mail" })).map(({ act, name }) => [act, name])).toEqual([
    ["retryMail", "For mei@example.org"],
  ]);
});

test("a mail that was sent or waits is not queued again", async () => {
  const [waits, sent] = [await queue("waits@example.org"), await queue("sent@example.org")];
  await pool.query("UPDATE mail SET state = 'sent', sent_at = now() WHERE id = $1", [sent]);
  for (const id of [waits, sent]) expect((await retryMail(db, ada, id)).ok).toBe(false);
  expect((await db.mail.findUniqueOrThrow({ where: { id: sent } })).state).toBe("sent");
});

test("the outbox is paged by key, filtered by state, says nothing of what mails say, and is for admins", async () => {
  for (let at = 0; at < 60; at += 1) await queue(`many-${at}@example.org`);
  const first = await outbox(ada, {});
  expect(first).toHaveLength(51);
  const next = await outbox(ada, { before: first[49]?.id ?? "" });
  expect(next[0]?.id).toBe(first[50]?.id);
  expect(JSON.stringify(first)).not.toContain("Secret words");
  expect((await outbox(ada, { state: "sent" })).map(({ to }) => to)).toEqual(["sent@example.org"]);
  expect(await outbox(nobody, {})).toEqual([]);
  expect(await mailCounts(nobody)).toEqual({ queued: 0, sent: 0, failed: 0 });
  expect((await mailCounts(ada)).sent).toBe(1);
  expect(await auditTrail(nobody, {})).toEqual([]);
});
