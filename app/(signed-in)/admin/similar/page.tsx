import type { Metadata } from "next";
import { Empty, Page } from "#components/layout/page.tsx";
import { PairTable } from "#components/similarity/pair-table.tsx";
import { HowReckoned, NoVerdict } from "#components/similarity/side-by-side.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { similarAnywhere } from "#lib/similarity/queries.ts";
import { pairKey } from "#lib/similarity/view.ts";

export const metadata: Metadata = { title: "Similar essays · Admin" };

export default async function AdminSimilarPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireAdmin(paths.admin.similar);
  const { after } = await searchParams;
  const { pairs, next } = await similarAnywhere(actor, typeof after === "string" ? after : undefined);
  return (
    <Page
      title="Similar essays"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="Essays of different applicants, of all projects and cohorts, that share passages; most alike first."
    >
      <div className="space-y-6">
        <Callout>
          <NoVerdict />
        </Callout>
        {pairs.length === 0 ? (
          <Empty>No two submitted essays are alike. Essays are compared within minutes of being sent.</Empty>
        ) : (
          <PairTable pairs={pairs} href={({ oneId, otherId }) => paths.admin.similarPair(oneId, otherId)} />
        )}
        {(next || after !== undefined) && (
          <nav aria-label="Pages" className="flex flex-wrap gap-x-6 gap-y-2">
            {after !== undefined && <a href={paths.admin.similar}>First page</a>}
            {next && (
              <a href={paths.admin.similarAfter(pairKey(next))} rel="next">
                Next page
              </a>
            )}
          </nav>
        )}
        <HowReckoned />
      </div>
    </Page>
  );
}
