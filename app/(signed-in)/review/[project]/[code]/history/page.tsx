import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty, Page } from "#components/layout/page.tsx";
import { ScoreList } from "#components/reviews/other-reviews.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utcSecond } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { myReviewHistory } from "#lib/reviews/history-queries.ts";
import { place } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "Earlier versions of your review" };

type Props = { params: Promise<{ project: string; code: string }> };

export default async function ReviewHistoryPage({ params }: Props) {
  const where = place.safeParse(await params);
  if (!where.success) notFound();
  const { project, code } = where.data;
  const actor = await requireActor(paths.reviewHistory(project, code));
  const { title, criteria, before } = (await myReviewHistory(actor, project, code, new Date())) ?? notFound();
  return (
    <Page
      title={`Earlier versions of your review of ${code}`}
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(project), label: title },
        { href: paths.reviewApplication(project, code), label: `Application ${code}` },
      ]}
      lead="Every few minutes of work are kept, and whatever you submitted or replaced by choice. Only you see this."
    >
      {before.length === 0 ? (
        <Empty>Nothing was kept yet: this review is as young as its first minutes.</Empty>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {before.map(({ version, savedAt, notes, scores }) => (
            <li key={version} className="space-y-3 py-5">
              <h2 className="text-xl">
                <time dateTime={savedAt}>{utcSecond(new Date(savedAt))}</time>
              </h2>
              <ScoreList criteria={criteria} scores={scores} />
              {notes && <p className="max-w-2xl whitespace-pre-line break-words">{notes}</p>}
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}
