import { answerSignedOut } from "#lib/auth/sent-signed-out.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return answerSignedOut(request);
}
