import { confirmLink } from "#lib/auth/sign-in-requests.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return confirmLink(request);
}
