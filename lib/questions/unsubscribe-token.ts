import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "#lib/text.ts";

/** What mails are told of: the replies in one thread, or the new questions about one project. */
export type Stop = { thread: string } | { project: string };

/** Somebody's mails of one sort. */
export type Stopped = { stop: Stop; userId: string };

const THREAD = 0x74;
const PROJECT = 0x70;
const BODY = 1 + 16 + 16;
const MAC = 32;

/**
 * What ends somebody's mails of one sort without signing in. It holds what it is for, and is signed with
 * the portal's secret, so that nothing has to be stored and no other can be made up; it never expires,
 * since mails are kept for years. 87 characters of base64url.
 */
export function unsubscribeToken(secret: string, { stop, userId }: Stopped): string {
  const [kind, id] = "thread" in stop ? [THREAD, stop.thread] : [PROJECT, stop.project];
  const body = Buffer.concat([Buffer.from([kind]), bytesOf(id), bytesOf(userId)]);
  return Buffer.concat([body, signed(secret, body)]).toString("base64url");
}

/** What a token is for; null for one that the portal did not make. Compared in constant time. */
export function readToken(secret: string, token: string): Stopped | null {
  if (!/^[\w-]{87}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  // One token has one spelling.
  if (bytes.length !== BODY + MAC || bytes.toString("base64url") !== token) return null;
  const body = bytes.subarray(0, BODY);
  if (!timingSafeEqual(signed(secret, body), bytes.subarray(BODY))) return null;
  const id = idOf(body.subarray(1, 17));
  const userId = idOf(body.subarray(17));
  if (body[0] === THREAD) return { stop: { thread: id }, userId };
  return body[0] === PROJECT ? { stop: { project: id }, userId } : null;
}

/** What a mail of the outbox says that it can be stopped by; null for other mails. */
export function stopOf(mail: { userId: string | null; data: unknown }): Stopped | null {
  const { userId, data } = mail;
  if (userId === null || typeof data !== "object" || data === null || !("stop" in data)) return null;
  const stop = data.stop;
  if (typeof stop !== "object" || stop === null) return null;
  if ("thread" in stop && typeof stop.thread === "string" && isId(stop.thread))
    return { stop: { thread: stop.thread }, userId };
  if ("project" in stop && typeof stop.project === "string" && isId(stop.project))
    return { stop: { project: stop.project }, userId };
  return null;
}

/** By a key of its own: the secret signs other things as well. */
function signed(secret: string, body: Buffer): Buffer {
  const key = createHmac("sha256", secret).update("prentice unsubscribe 1").digest();
  return createHmac("sha256", key).update(body).digest();
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

function idOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
