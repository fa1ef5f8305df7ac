import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { PERSON_HEADER } from "#lib/drafts/person.ts";
import { faultOf, log } from "#lib/log.ts";
import { actorOfSession } from "./actor.ts";
import { sessionCookie } from "./cookie.ts";
import { fromOurPages } from "./origin.ts";
import type { Actor } from "./policy.ts";
import { receivedAt } from "./received.ts";

const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** A JSON answer that nobody keeps. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers });
}

/**
 * The wrapper of every route handler that changes something for a signed-in person: it checks
 * where the request comes from and who sends it, and masks bugs. A page says in X-Person whose
 * text it sends; it is refused when that is not who is signed in. `receivedAt` is when the
 * request reached the server, which is what deadlines are decided by.
 */
export function endpoint<P>(
  name: string,
  run: (context: { actor: Actor; request: Request; params: P; receivedAt: Date }) => Promise<Response>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    const handled = new Date();
    try {
      if (!fromOurPages(request.headers)) {
        return json(
          {
            ok: false,
            code: "origin",
            message: "This request did not come from a page of the portal, so nothing was changed.",
          },
          403,
        );
      }
      const token = (await cookies()).get(sessionCookie().name)?.value;
      const actor = token ? await actorOfSession(token) : null;
      if (!actor) {
        return json(
          {
            ok: false,
            code: "signed-out",
            message: "You are signed out. What you typed is still here: sign in in another tab, then try again.",
          },
          401,
        );
      }
      const believed = request.headers.get(PERSON_HEADER);
      if (believed !== null && believed !== actor.id) {
        return json(
          {
            ok: false,
            code: "another-person",
            message:
              "Somebody else is signed in in this browser now, so nothing was saved. What you typed is still here: sign in as yourself in another tab, then try again.",
          },
          409,
        );
      }
      return await run({
        actor,
        request,
        params: await context.params,
        receivedAt: receivedAt(request.headers, handled),
      });
    } catch (error) {
      const reference = randomBytes(4).toString("hex");
      log.error({ endpoint: name, reference, fault: faultOf(error) }, "a request failed");
      return json(
        {
          ok: false,
          code: "fault",
          message: `Something went wrong on our side. What you typed is still here: try again. Reference: ${reference}.`,
        },
        500,
      );
    }
  };
}

/**
 * The body as JSON, read only up to a size. Errors: null when it is not JSON, or larger than
 * `limit` bytes.
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) return null;
  const reader = request.body?.getReader();
  if (!reader) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}
