import { absolute, siteName } from "#lib/machines/address.ts";
import { answer } from "#lib/machines/answer.ts";
import { projectsFeed } from "#lib/machines/feed.ts";
import { onceASecond } from "#lib/machines/kept.ts";
import { newProjects } from "#lib/machines/queries.ts";
import { atom } from "#lib/machines/write-feed.ts";

export const dynamic = "force-dynamic";

const read = onceASecond(async () => {
  const feed = projectsFeed(absolute, siteName(), "atom", await newProjects());
  return { body: atom(feed), changed: feed.updatedAt };
});

/** New projects as Atom. */
export async function GET(request: Request): Promise<Response> {
  const { body, changed } = await read();
  return answer(request, "application/atom+xml; charset=utf-8", body, changed);
}
