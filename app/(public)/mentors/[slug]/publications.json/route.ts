import { cslItems } from "#lib/publications/export.ts";
import { exportHeaders, noSuchFile } from "#lib/publications/export-headers.ts";
import { publicationsToExport } from "#lib/publications/public-queries.ts";

export const revalidate = 5;
export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** A mentor's papers as CSL-JSON. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const papers = await publicationsToExport(slug);
  if (!papers) return noSuchFile();
  return new Response(`${JSON.stringify(cslItems(papers), null, 1)}\n`, { headers: exportHeaders(slug, "json") });
}
