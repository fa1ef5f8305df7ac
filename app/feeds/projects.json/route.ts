import { absolute, siteName } from "#lib/machines/address.ts";
import { answer } from "#lib/machines/answer.ts";
import { projectsFeed } from "#lib/machines/feed.ts";
import { onceASecond } from "#lib/machines/kept.ts";
import { newProjects } from "#lib/machines/queries.ts";
import { jsonFeed } from "#lib/machines/write-feed.ts";

export const dynamic = "force-dynamic";

const read = onceASecond(async () => {
  const feed = projectsFeed(absolute, siteName(), "json", await newProjects());
  return { body: jsonFeed(feed), changed: feed.updatedAt };
});

/** New projects as a JSON Feed. */
export async function GET(request: Request): Promise<Response> {
  const { body, changed } = await read();
  return answer(request, "application/feed+json; charset=utf-8", body, changed);
}
