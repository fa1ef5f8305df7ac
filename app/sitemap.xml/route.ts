import { absolute } from "#lib/machines/address.ts";
import { answer } from "#lib/machines/answer.ts";
import { onceASecond } from "#lib/machines/kept.ts";
import { publicPages } from "#lib/machines/queries.ts";
import { sitemap } from "#lib/machines/sitemap.ts";

export const dynamic = "force-dynamic";

const read = onceASecond(async () => sitemap(absolute, await publicPages()));

/** Every public page, for search engines. */
export async function GET(request: Request): Promise<Response> {
  return answer(request, "application/xml; charset=utf-8", await read());
}
