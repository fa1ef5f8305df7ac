import type { Metadata } from "next";
import Link from "next/link";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { waitingProposals } from "#lib/proposals/queries.ts";

export const metadata: Metadata = { title: "Proposals · Admin" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function AdminProposalsPage({ searchParams }: Props) {
  const actor = await requireAdmin(paths.admin.proposals);
  const { done } = await searchParams;
  const proposals = await waitingProposals(actor);
  return (
    <Page
      title="Proposals"
      lead="What mentors want their projects’ pages to say, the oldest first."
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
    >
      <div className="space-y-8">
        <NoticeOf done={done} />
        {proposals.length === 0 ? (
          <Empty>Nothing waits for you.</Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {proposals.map(({ slug, title, author, sentAt, note }) => (
              <li key={slug} className="space-y-1 py-4">
                <h2 className="text-[1.1875rem]">
                  <Link href={paths.proposal(slug, "changes")} prefetch={false}>
                    {title}
                  </Link>
                </h2>
                <p className="text-quiet">
                  Sent {utc(sentAt)}
                  {author && ` by ${author}`}.
                </p>
                {note.trim() !== "" && <p className="max-w-2xl whitespace-pre-wrap">{note}</p>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}
