import { signInAs } from "#lib/demo/sign-in.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return signInAs(request);
}
