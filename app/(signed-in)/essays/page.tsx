import type { Metadata } from "next";
import Link from "next/link";
import { EssayList } from "#components/essays/essay-list.tsx";
import { RefreshIfSaved } from "#components/essays/refresh-if-saved.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { myEssays } from "#lib/essays/list-query.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Essays" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Essays({ searchParams }: Props) {
  const actor = await requireActor(paths.essays);
  const now = new Date();
  const problems = await myEssays(actor, now);
  const { done } = await searchParams;
  const asked = problems.filter((problem) => problem.asked);
  const others = problems.filter((problem) => !problem.asked);
  return (
    <Page
      title="Essays"
      lead="Every problem that your applications ask, once: write it here, and each of them sends it."
    >
      <RefreshIfSaved since={now.toISOString()} />
      <div className="space-y-10">
        <NoticeOf done={done} />
        {problems.length === 0 && (
          <Empty>
            Your essays come here once you have begun an application.{" "}
            <Link href={paths.home}>Look at the projects</Link>, or{" "}
            <Link href={paths.plan()}>plan which to apply to</Link>.
          </Empty>
        )}
        {asked.length > 0 && (
          <section aria-labelledby="asked" className="space-y-4">
            <h2 id="asked">To write</h2>
            <EssayList problems={asked} />
          </section>
        )}
        {others.length > 0 && (
          <section aria-labelledby="others" className="space-y-4">
            <h2 id="others">Not asked any more</h2>
            <p className="max-w-2xl">
              No open application of yours asks these. They are kept, and serve again where the same problem is asked.
            </p>
            <EssayList problems={others} />
          </section>
        )}
        {problems.length > 0 && (
          <p>
            <Link href={paths.plan()} prefetch={false}>
              Plan of the work
            </Link>
            : which texts the projects that you think of would take.
          </p>
        )}
      </div>
    </Page>
  );
}
