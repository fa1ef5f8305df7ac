import { finishOidc } from "#lib/auth/sign-in-requests.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return finishOidc(request);
}
