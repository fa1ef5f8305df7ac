import { createHash, randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Smtp, startSmtp } from "#e2e/servers/smtp.ts";
import { readToken } from "#lib/questions/unsubscribe-token.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { queueMail } from "./outbox.ts";
import { sendMail } from "./send.ts";

const settings = {
  appUrl: "https://apply.example.org",
  from: "Prentice <programme@example.org>",
  secret: "s".repeat(40),
};

const database = await testDatabase();
let smtp: Smtp;

beforeAll(async () => {
  smtp = await startSmtp();
});
afterEach(() => smtp.fail(false));
afterAll(() => smtp.stop());

const letter = (to: string) => ({ kind: "receipt", to, userId: null, subject: "Your receipt", text: "Received.\n" });
const queue = (to: string) => database.db.$transaction((tx) => queueMail(tx, letter(to), settings.from));
const send = (id: string, last = false) => sendMail(database.db, createTransport(smtp.url), settings, id, last);
const jobs = async (id: string) =>
  (
    await database.db.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ${`mail:${id}`}`
  )[0]?.n;

test("a mail is queued if and only if what it tells was committed", async () => {
  let rolledBack = "";
  await expect(
    database.db.$transaction(async (tx) => {
      rolledBack = await queueMail(tx, letter("nobody@example.org"), settings.from);
      throw new Error("what it tells did not happen");
    }),
  ).rejects.toThrow();
  expect(await database.db.mail.findUnique({ where: { id: rolledBack } })).toBeNull();
  expect(await jobs(rolledBack)).toBe(0);

  const kept = await queue("kept@example.org");
  expect(await jobs(kept)).toBe(1);
});

test("a mail arrives once, with the Message-ID that it was queued with", async () => {
  const id = await queue("once@example.org");
  await send(id);
  await send(id);
  const row = await database.db.mail.findUniqueOrThrow({ where: { id } });
  const arrived = smtp.mails.filter((mail) => mail.to.includes("once@example.org"));
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.messageId).toBe(row.messageId);
  expect(row).toMatchObject({ state: "sent", attempts: 1, lastError: null });
});

test("a server that says no delays the mail, and the retry is the same mail", async () => {
  const id = await queue("later@example.org");
  smtp.fail(true);
  await expect(send(id)).rejects.toThrow();
  expect(await database.db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "queued", attempts: 1 });
  smtp.fail(false);
  await send(id);
  expect(await database.db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: "sent",
    attempts: 2,
    lastError: null,
  });
});

test("after the last attempt the mail is marked as failed, for an admin to see", async () => {
  const id = await queue("never@example.org");
  smtp.fail(true);
  await expect(send(id, true)).rejects.toThrow();
  expect((await database.db.mail.findUniqueOrThrow({ where: { id } })).state).toBe("failed");
});

test("a sign-in link is nowhere at rest: the outbox has none, and the table holds a hash", async () => {
  const id = await database.db.$transaction((tx) =>
    queueMail(
      tx,
      {
        kind: "sign-in",
        to: "ada@example.org",
        userId: null,
        subject: "Sign in",
        text: "Open {link} now",
        data: { next: "/applications" },
      },
      settings.from,
    ),
  );
  await send(id);
  const mail = await smtp.waitFor(({ to }) => to.includes("ada@example.org"));
  const link = new URL(/https:\S+/.exec(mail.text)?.[0] ?? "");
  const token = link.searchParams.get("token") ?? "";
  expect(link.pathname).toBe("/sign-in/confirm");
  expect(link.searchParams.get("next")).toBe("/applications");
  expect(token.length).toBeGreaterThanOrEqual(43);

  const stored = await database.db.verificationToken.findFirstOrThrow({ where: { identifier: "ada@example.org" } });
  expect(stored.token).toBe(createHash("sha256").update(`${token}${settings.secret}`).digest("hex"));
  const minutes = (stored.expires.getTime() - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(14);
  expect(minutes).toBeLessThanOrEqual(15);
  expect(JSON.stringify(await database.db.mail.findUniqueOrThrow({ where: { id } }))).not.toContain(token);
});

test("a mail that can be stopped says how, in its text and to mail programs; the outbox holds no way to do it, and other mails have none", async () => {
  const { id: userId } = await makeUser(database.db, { email: "follower@example.org" });
  const thread = randomUUID();
  const told = { ...letter("follower@example.org"), kind: "question-reply", userId, data: { stop: { thread } } };
  const id = await database.db.$transaction((tx) => queueMail(tx, told, settings.from));
  await send(id);
  const mail = await smtp.waitFor(({ to }) => to.includes("follower@example.org"));
  const link = /Stop these mails: (\S+)/.exec(mail.text)?.[1] ?? "";
  const token = link.replace("https://apply.example.org/unsubscribe/", "");
  expect(readToken(settings.secret, token)).toEqual({ stop: { thread }, userId });
  expect(mail.unsubscribe).toEqual({
    to: `<https://apply.example.org/api/v1/unsubscribe/${token}>`,
    post: "List-Unsubscribe=One-Click",
  });
  expect(JSON.stringify(await database.db.mail.findUniqueOrThrow({ where: { id } }))).not.toContain(token);

  const plain = await queue("no-follower@example.org");
  await send(plain);
  const other = await smtp.waitFor(({ to }) => to.includes("no-follower@example.org"));
  expect(other.unsubscribe).toBeUndefined();
  expect(other.text).not.toContain("Stop these mails");
});
