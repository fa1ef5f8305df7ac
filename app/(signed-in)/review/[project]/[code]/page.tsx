import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RevealForm } from "#components/blind/reveal-form.tsx";
import { WhoWrote } from "#components/blind/who-wrote.tsx";
import { DecisionPanel } from "#components/decisions/decision-panel.tsx";
import { Discussion } from "#components/discussion/discussion.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Deadline } from "#components/reviews/deadline.tsx";
import { OtherReviews } from "#components/reviews/other-reviews.tsx";
import { ReadingProgress } from "#components/reviews/reading-progress.tsx";
import { RecusalForm } from "#components/reviews/recusal-form.tsx";
import { ReviewPanel } from "#components/reviews/review-panel.tsx";
import { ScrollPane } from "#components/reviews/scroll-pane.tsx";
import { SubmittedEssays } from "#components/reviews/submitted-essays.tsx";
import { PhaseLine } from "#components/setup/phase-line.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { revealedApplication } from "#lib/blind/revealed.ts";
import { utc } from "#lib/clock.ts";
import { decisionPanel, nothingDecided } from "#lib/decisions/panel-query.ts";
import { discussionOf } from "#lib/discussion/queries.ts";
import { nothingSaid } from "#lib/discussion/view.ts";
import { paths } from "#lib/paths.ts";
import { criteriaToScore } from "#lib/reviews/criteria-queries.ts";
import { readingProgress } from "#lib/reviews/progress-queries.ts";
import { applicationToReview } from "#lib/reviews/queries.ts";
import { rightsWithoutPhases } from "#lib/reviews/rights.ts";
import { myState } from "#lib/reviews/rules.ts";
import { place } from "#lib/reviews/schema.ts";
import type { ApplicationToReview, CriterionToScore } from "#lib/reviews/shown.ts";
import { reviewsText, unwritableText } from "#lib/reviews/words.ts";

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
  const [found, standing, said, decided] = await Promise.all([
    applicationToReview(actor, project, code, now),
    readingProgress(actor, project, now, code),
    discussionOf(actor, project, code, now),
    decisionPanel(actor, project, code, now),
  ]);
  // Withdrawn while somebody wrote, or the phase ended: their form, sent without script, comes back with what it held.
  const sent = (await headers()).get("content-type")?.startsWith("multipart/form-data");
  const application = found ?? (sent ? gone(code, await criteriaToScore(actor, project), now) : notFound());
  const { mine, number, receivedAt, others, rights } = application;
  const who = application.reveal.shown ? await revealedApplication(actor, project, code, now) : null;
  const [discussion, decision] = found ? [said, decided] : [nothingSaid, nothingDecided];
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
        {found && standing && (
          <ReadingProgress progress={standing.progress} skipped={standing.skipped && state !== "done"} />
        )}
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
          <p className="no-print lg:hidden">
            <a href="#your-review" className="inline-flex min-h-11 items-center">
              Go to your review, below the essays
            </a>
          </p>
        )}
        {application.open && <Deadline closesAt={application.closesAt} one />}
        <PhaseLine phase={application.phase} />
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
            <SubmittedEssays
              essays={application.essays.map((essay, at) => ({ ...essay, html: who?.essays[at]?.html ?? essay.html }))}
            />
          </div>
          <ScrollPane>
            <ReviewPanel
              project={project}
              code={code}
              submission={number}
              criteria={application.criteria}
              review={mine}
              change={change === "1"}
              may={{
                score: rights.score,
                edit: rights.edit && application.reveal.shown !== "case",
                refusal: unwritableText(application.phase),
              }}
              next={next}
              flagged={standing?.flagged ?? false}
            />
            {mine && (
              <p>
                <Link href={paths.reviewHistory(project, code)} prefetch={false}>
                  Earlier versions of your review
                </Link>
              </p>
            )}
            {others && (
              <OtherReviews
                others={others}
                criteria={application.criteria}
                number={number}
                mean={application.mean}
                spread={application.spread}
              />
            )}
            {state !== "done" && <RecusalForm project={project} code={code} />}
            {who && application.reveal.shown && <WhoWrote shown={application.reveal.shown} revealed={who} />}
            {application.reveal.may && <RevealForm project={project} code={code} done={application.reveal.done} />}
            {discussion && <Discussion project={project} code={code} view={discussion} sent={sent === true} />}
            {decision && <DecisionPanel project={project} code={code} view={decision} sent={sent === true} />}
          </ScrollPane>
        </div>
      )}
    </Page>
  );
}

function gone(code: string, criteria: CriterionToScore[], now: Date): ApplicationToReview {
  const nothing = {
    rights: rightsWithoutPhases,
    reveal: { shown: null, may: false, done: false },
    phase: null,
    mine: null,
    others: null,
    mean: null,
    spread: null,
    essays: [],
    criteria,
  };
  return { slug: "", title: "", code, open: false, closesAt: now, receivedAt: now, reviews: 0, number: 1, ...nothing };
}
