import { notFound } from "next/navigation";
import { paths } from "#lib/paths.ts";
import { whereIsPost } from "#lib/questions/public-queries.ts";

/** Leads to the page that a post stands on now: replies before it may have moved it on to the next. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  const place = (await whereIsPost(slug, id)) ?? notFound();
  const location = `${paths.question(slug, place.number, place.page)}#post-${id.toLowerCase()}`;
  return new Response(null, { status: 307, headers: { Location: location, "Cache-Control": "no-store" } });
}
