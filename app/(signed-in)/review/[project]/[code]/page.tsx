import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Deadline } from "#components/reviews/deadline.tsx";
import { OtherReviews } from "#components/reviews/other-reviews.tsx";
import { RecusalForm } from "#components/reviews/recusal-form.tsx";
import { ReviewPanel } from "#components/reviews/review-panel.tsx";
import { SubmittedEssays } from "#components/reviews/submitted-essays.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { applicationToReview } from "#lib/reviews/queries.ts";
import { myState, seesOthersScores } from "#lib/reviews/rules.ts";
import { place } from "#lib/reviews/schema.ts";
import type { ApplicationToReview } from "#lib/reviews/shown.ts";
import { reviewsText } from "#lib/reviews/words.ts";

export const metadata: Metadata = { title: "Review an application" };

type Props = {
  params: Promise<{ project: string; code: string }>;
  searchParams: Promise<{ done?: string | string[]; change?: string | string[] }>;
};

export default async function ReviewApplicationPage({ params, searchParams }: Props) {
  const where = place.safeParse(await params);
  if (!where.success) notFound();
  const { project, code } = where.data;
  const actor = await requireActor(paths.reviewApplication(project, code));
  const now = new Date();
  const found = await applicationToReview(actor, project, code, now);
  // Withdrawn while somebody wrote: their form, sent without script, comes back with what it held.
  const sent = (await headers()).get("content-type")?.startsWith("multipart/form-data");
  const application = found ?? (sent ? gone(code, now) : notFound());
  const { mine, number, receivedAt, others } = application;
  const { done, change } = await searchParams;
  const state = myState(mine?.state ?? null);
  const next = paths.reviewNext(project, code);
  return (
    <Page
      wide
      title={`Application ${code}`}
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(project), label: application.title },
      ]}
      lead={
        found && (
          <>
            {number === 1 ? "Submitted" : `Text ${number}, submitted`}{" "}
            <time dateTime={receivedAt.toISOString()}>{utc(receivedAt)}</time> · {reviewsText(application.reviews)} so
            far
          </>
        )
      }
    >
      <div className="mb-8 space-y-4 empty:hidden">
        <NoticeOf done={done} />
        {mine && state !== "recused" && mine.read < number && (
          <Callout tone="warn">
            <p>
              <strong>There is a newer text.</strong> {state === "done" ? "You reviewed" : "You began your review on"}{" "}
              text {mine.read}; since then the applicant has submitted text {number}, which is shown here.{" "}
              {state === "done"
                ? "Your scores still count. Change your review if the newer text calls for it."
                : "What you noted is kept."}
            </p>
          </Callout>
        )}
        {state !== "recused" && (
          <p className="lg:hidden">
            <a href="#your-review">Go to your review, below the essays</a>
          </p>
        )}
        {application.open && <Deadline closesAt={application.closesAt} one />}
      </div>
      {state === "recused" ? (
        <div className="space-y-4">
          <p>You stepped back from this application, so its text and its scores are not shown to you.</p>
          <p>
            <a href={next} className="button">
              Next application
            </a>
          </p>
        </div>
      ) : (
        <div className="grid gap-x-12 gap-y-12 lg:grid-cols-[minmax(0,42rem)_minmax(20rem,1fr)]">
          <div className="min-w-0">
            <SubmittedEssays essays={application.essays} />
          </div>
          <div className="min-w-0 space-y-12 lg:sticky lg:top-0 lg:-m-4 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:p-4">
            <ReviewPanel
              project={project}
              code={code}
              submission={number}
              criteria={application.criteria}
              review={mine}
              change={change === "1"}
              next={next}
            />
            {mine && (
              <p>
                <Link href={paths.reviewHistory(project, code)} prefetch={false}>
                  Earlier versions of your review
                </Link>
              </p>
            )}
            {seesOthersScores(mine) && others ? (
              <OtherReviews
                others={others}
                criteria={application.criteria}
                number={number}
                mean={application.mean}
                spread={application.spread}
              />
            ) : (
              <RecusalForm project={project} code={code} />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

function gone(code: string, now: Date): ApplicationToReview {
  const nothing = { mine: null, others: null, mean: null, spread: null, essays: [], criteria: [] };
  return { slug: "", title: "", code, open: false, closesAt: now, receivedAt: now, reviews: 0, number: 1, ...nothing };
}
