import "server-only";
import { cookies } from "next/headers";
import { env } from "#lib/env.ts";
import { paths, safeNext } from "#lib/paths.ts";
import { SESSION_DAYS, SIGNED_IN_HINT } from "./cookie.ts";
import { overLimit } from "./limits.ts";
import { nextAuth } from "./next-auth.ts";
import { clientAddress, fromOurPages } from "./origin.ts";

/** A redirect after a form was posted: always by GET, never kept. */
export function seeOther(path: string, headers: Headers = new Headers()): Response {
  const answer = new Headers({ Location: path, "Cache-Control": "no-store" });
  for (const cookie of headers.getSetCookie()) answer.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers: answer });
}

async function jar(): Promise<Record<string, string>> {
  return Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
}

/** What next-auth needs to know of the request, without trusting a client's word for the host. */
function plain(headers: Headers): Record<string, string> {
  return {
    ...Object.fromEntries(headers),
    host: new URL(env().APP_URL).host,
    "x-forwarded-host": new URL(env().APP_URL).host,
    "x-forwarded-proto": new URL(env().APP_URL).protocol.slice(0, -1),
  };
}

async function fieldsOf(request: Request): Promise<Record<string, string>> {
  const form = await request.formData().catch(() => new FormData());
  return Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}

/** The session's cookie and the ends of others; and, if somebody was signed in, the one that the public header reads. */
function withHint(response: Response): Headers {
  const headers = new Headers();
  const set = response.headers
    .getSetCookie()
    .filter((cookie) => /^(__Host-)?prentice-session=/.test(cookie) || /Max-Age=0/i.test(cookie));
  for (const cookie of set) headers.append("Set-Cookie", cookie);
  if (set.some((cookie) => /^(__Host-)?prentice-session=[^;]/.test(cookie))) {
    const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
    headers.append(
      "Set-Cookie",
      `${SIGNED_IN_HINT}=1; Path=/; Max-Age=${SESSION_DAYS * 86_400}; SameSite=Lax${secure}`,
    );
  }
  return headers;
}

function errorOf(response: Response): string | null {
  const location = response.headers.get("Location");
  return location ? new URL(location, env().APP_URL).searchParams.get("error") : "Verification";
}

/** Spends a mailed link: the button on /sign-in/confirm. Once, and within its fifteen minutes. */
export async function confirmLink(request: Request): Promise<Response> {
  if (!fromOurPages(request.headers)) return seeOther(`${paths.signIn()}?error=Origin`);
  if ((await overLimit("confirmClient", clientAddress(request.headers))) !== null)
    return seeOther(`${paths.signIn()}?error=Limit`);
  const { token = "", email = "", next = "" } = await fieldsOf(request);
  const response = await nextAuth({
    action: ["callback", "email"],
    method: "GET",
    query: { token, email: email.trim().toLowerCase(), callbackUrl: env().APP_URL },
    cookies: await jar(),
    headers: plain(request.headers),
  });
  const error = errorOf(response);
  return error
    ? seeOther(`${paths.signIn()}?error=${encodeURIComponent(error)}`)
    : seeOther(safeNext(next), withHint(response));
}

/** Starts signing in with the OpenID provider: the button on /sign-in. */
export async function startOidc(request: Request): Promise<Response> {
  if (!fromOurPages(request.headers) || !env().OIDC_ISSUER) return seeOther(`${paths.signIn()}?error=Origin`);
  const { next = "" } = await fieldsOf(request);
  const headers = plain(request.headers);
  const cookies = await jar();
  // next-auth wants its own proof against forged requests: fetch it, and hand it straight back.
  const asked = await nextAuth({ action: ["csrf"], method: "GET", cookies, headers });
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  for (const cookie of asked.headers.getSetCookie()) {
    const [pair = ""] = cookie.split(";");
    cookies[pair.slice(0, pair.indexOf("="))] = decodeURIComponent(pair.slice(pair.indexOf("=") + 1));
  }
  const response = await nextAuth({
    action: ["signin", "oidc"],
    method: "POST",
    body: { csrfToken, callbackUrl: `${env().APP_URL}${safeNext(next)}` },
    cookies,
    headers,
  });
  return seeOther(response.headers.get("Location") ?? `${paths.signIn()}?error=OAuthCallback`, response.headers);
}

/** Where the OpenID provider sends people back. */
export async function finishOidc(request: Request): Promise<Response> {
  const response = await nextAuth({
    action: ["callback", "oidc"],
    method: "GET",
    query: Object.fromEntries(new URL(request.url).searchParams),
    cookies: await jar(),
    headers: plain(request.headers),
  });
  const error = errorOf(response);
  if (error) return seeOther(`${paths.signIn()}?error=${encodeURIComponent(error)}`);
  const target = new URL(response.headers.get("Location") ?? "", env().APP_URL);
  return seeOther(safeNext(`${target.pathname}${target.search}`), withHint(response));
}
