import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "#lib/env.ts";

export type StoredMail = { id: string; from: string; to: string; subject: string; text: string; date: string };

/** The demo's mails, newest first, as its SMTP server stored them. Outside the demo there are none. */
export async function storedMails(to?: string): Promise<StoredMail[]> {
  const folder = env().PRENTICE_MAILBOX;
  if (env().PRENTICE_DEMO !== "1" || !folder) return [];
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse();
  const mails: StoredMail[] = [];
  for (const name of names) {
    const mail = JSON.parse(await readFile(join(folder, name), "utf8")) as StoredMail & { to: string | string[] };
    const flat = { ...mail, to: [mail.to].flat().join(", ") };
    if (!to || flat.to.includes(to)) mails.push(flat);
    if (mails.length >= 200) break;
  }
  return mails;
}

export async function storedMail(id: string): Promise<StoredMail | null> {
  return (await storedMails()).find((mail) => mail.id === id) ?? null;
}
