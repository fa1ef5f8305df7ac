import { builtAsDemo } from "#lib/env.ts";
import { absolute } from "#lib/machines/address.ts";
import { answer } from "#lib/machines/answer.ts";
import { robots } from "#lib/machines/robots.ts";

export const dynamic = "force-dynamic";

/** What crawlers are asked to leave. */
export function GET(request: Request): Response {
  return answer(request, "text/plain; charset=utf-8", robots(absolute, builtAsDemo));
}
