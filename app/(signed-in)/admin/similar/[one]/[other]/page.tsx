import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { HowReckoned, NoVerdict, SideBySide } from "#components/similarity/side-by-side.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { similarTextsById } from "#lib/similarity/queries.ts";
import { sideBySide } from "#lib/similarity/view.ts";

export const metadata: Metadata = { title: "Two essays side by side · Admin" };

export default async function AdminSimilarPairPage({ params }: { params: Promise<{ one: string; other: string }> }) {
  const { one, other } = await params;
  const actor = await requireAdmin(paths.admin.similarPair(one, other));
  const pair = await similarTextsById(actor, one, other);
  if (!pair) notFound();
  return (
    <Page
      wide
      title={`${pair.one.code} and ${pair.other.code}`}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.similar, label: "Similar essays" },
      ]}
      lead="What two applicants sent, side by side, as reviewers read it. What both texts share is marked and numbered."
    >
      <div className="space-y-10">
        <Callout>
          <NoVerdict />
        </Callout>
        <section aria-labelledby="pair">
          <h2 id="pair" className="mb-2">
            {pair.one.title === pair.other.title ? pair.one.title : `${pair.one.title} / ${pair.other.title}`}
          </h2>
          <SideBySide pair={sideBySide(pair)} at={0} />
        </section>
        <HowReckoned />
      </div>
    </Page>
  );
}
