import { connection } from "next/server";
import { json } from "#lib/auth/endpoint.ts";
import { receivedAt } from "#lib/auth/received.ts";

/** GET: the server's clock, in milliseconds since 1970, for whoever counts down by it. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return json({ now: receivedAt(request.headers, new Date()).getTime() });
}
