import type { Metadata } from "next";
import Link from "next/link";
import { ApplicationList } from "#components/applications/application-list.tsx";
import { RefreshIfSaved } from "#components/essays/refresh-if-saved.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { myApplications } from "#lib/applications/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "My applications" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Applications({ searchParams }: Props) {
  const actor = await requireActor(paths.applications);
  const now = new Date();
  const applications = await myApplications(actor, now);
  const { done } = await searchParams;
  return (
    <Page title="My applications">
      <RefreshIfSaved since={now.toISOString()} />
      <div className="space-y-8">
        <NoticeOf done={done} />
        {applications.length === 0 ? (
          <Empty>
            You have not begun an application. <Link href={paths.home}>Look at the projects</Link>, and choose Apply
            where one fits you.
          </Empty>
        ) : (
          <>
            <p>
              <Link href={paths.essays} prefetch={false}>
                Your essays
              </Link>
              , each once, whoever asks for it;{" "}
              <Link href={paths.plan()} prefetch={false}>
                plan of the work
              </Link>
            </p>
            <ApplicationList applications={applications} now={now} />
          </>
        )}
      </div>
    </Page>
  );
}
