import { randomBytes } from "node:crypto";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { faultOf, log } from "#lib/log.ts";
import { stopMails } from "#lib/questions/unsubscribe.ts";
import { readToken } from "#lib/questions/unsubscribe-token.ts";

/** In bytes. RFC 8058 asks for 26. */
const BODY_MAX = 4_096;

function answer(text: string, status: number): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", "X-Robots-Tag": "noindex" },
  });
}

/**
 * One-click unsubscribing (RFC 8058): a mail program's server posts here, without cookies and from
 * anywhere; what the token is for is all that it can end. There is no GET, since scanners open links.
 */
export async function POST(request: Request, context: { params: Promise<{ token: string }> }): Promise<Response> {
  try {
    const { token } = await context.params;
    if (await tooLong(request)) return answer("That is too long. Nothing was changed.", 413);
    const stopped = readToken(env().AUTH_SECRET, token);
    if (!stopped) return answer("This address is not whole. Nothing was changed.", 404);
    await stopMails(db, stopped, new Date());
    return answer("Done. No more of these mails are sent.", 200);
  } catch (error) {
    const reference = randomBytes(4).toString("hex");
    log.error({ endpoint: "unsubscribe", reference, fault: faultOf(error) }, "a request failed");
    return answer(`Something went wrong on our side: please try again. Reference: ${reference}.`, 500);
  }
}

/** Reads the body no further than it may be long. What it says is not looked at: there is one thing to ask for. */
async function tooLong(request: Request): Promise<boolean> {
  const reader = request.body?.getReader();
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > BODY_MAX) {
      await reader.cancel();
      return true;
    }
  }
  return false;
}
