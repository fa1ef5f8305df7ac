import { createHash, randomBytes } from "node:crypto";
import type { Transporter } from "nodemailer";
import type { Db } from "#lib/db.ts";
import { paths } from "#lib/paths.ts";
import { stopOf, unsubscribeToken } from "#lib/questions/unsubscribe-token.ts";

/** A sign-in link works this long, counted from the sending. */
export const SIGN_IN_LINK_MINUTES = 15;

type Settings = { appUrl: string; from: string; secret: string };

/**
 * Sends one mail of the outbox. Errors: throws when the mail server does, for the queue to
 * try again; a mail that was sent already is left alone.
 */
export async function sendMail(
  db: Db,
  transport: Transporter,
  settings: Settings,
  mailId: string,
  lastAttempt: boolean,
): Promise<void> {
  const mail = await db.mail.findUnique({ where: { id: mailId } });
  if (mail?.state !== "queued") return;
  try {
    const text =
      mail.kind === "sign-in"
        ? mail.text.replace("{link}", await signInLink(db, settings, mail.to, mail.data))
        : mail.text;
    const stopping = waysToStop(settings, mail);
    await transport.sendMail({
      from: settings.from,
      to: mail.to,
      subject: mail.subject,
      text: `${text}${stopping.text}`,
      messageId: mail.messageId,
      date: mail.queuedAt,
      headers: { "Auto-Submitted": "auto-generated", ...stopping.headers },
    });
  } catch (error) {
    const why = error instanceof Error ? ((error as { code?: string }).code ?? error.name) : "unknown";
    // Not one row for certain: it may have been taken back meanwhile.
    await db.mail.updateMany({
      where: { id: mailId },
      data: { attempts: { increment: 1 }, lastError: why, ...(lastAttempt ? { state: "failed" as const } : {}) },
    });
    throw error;
  }
  await db.mail.updateMany({
    where: { id: mailId },
    data: { state: "sent", sentAt: new Date(), attempts: { increment: 1 }, lastError: null },
  });
}

/**
 * How whoever gets a mail ends further ones of its sort, for mails that say of what sort they are: a link
 * in the text, and the headers by which mail programs offer a button for it (RFC 2369 and RFC 8058). Made
 * at the moment of sending, so that the outbox holds nothing that would end somebody's mails.
 */
function waysToStop(
  { appUrl, secret }: Settings,
  mail: { userId: string | null; data: unknown },
): { text: string; headers: Record<string, string> } {
  const stopped = stopOf(mail);
  if (stopped === null) return { text: "", headers: {} };
  const token = unsubscribeToken(secret, stopped);
  return {
    text: `\nStop these mails: ${appUrl}${paths.unsubscribe(token)}\n`,
    headers: {
      "List-Unsubscribe": `<${appUrl}${paths.api.unsubscribe(token)}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

/**
 * Makes the secret of a sign-in link at the moment of sending: it is never at rest but as
 * next-auth's hash, SHA-256 of token and secret.
 */
async function signInLink(db: Db, settings: Settings, address: string, data: unknown): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db.verificationToken.create({
    data: {
      identifier: address,
      token: createHash("sha256").update(`${token}${settings.secret}`).digest("hex"),
      expires: new Date(Date.now() + SIGN_IN_LINK_MINUTES * 60_000),
    },
  });
  const next = typeof data === "object" && data !== null && "next" in data ? String(data.next) : "";
  return `${settings.appUrl}/sign-in/confirm?${new URLSearchParams({ token, email: address, ...(next ? { next } : {}) })}`;
}
