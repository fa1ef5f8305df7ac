import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty, Page } from "#components/layout/page.tsx";
import { ReviewsOverTime } from "#components/scores/reviews-over-time.tsx";
import { ScoresView } from "#components/scores/scores-view.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { place } from "#lib/reviews/schema.ts";
import { scoresOfProject } from "#lib/scores/queries.ts";
import { hiddenText } from "#lib/scores/view.ts";

export const metadata: Metadata = { title: "What the scores mean" };

export default async function ScoresPage({ params }: { params: Promise<{ project: string }> }) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.reviewScores(slug.data));
  const now = new Date();
  const shown = await scoresOfProject(actor, slug.data, now);
  if (!shown) notFound();
  const { title, places, applications, wanted, days, hidden, scores } = shown;
  return (
    <Page
      wide
      title="What the scores mean"
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(slug.data), label: title },
      ]}
    >
      <div className="space-y-12">
        {hidden && (
          <Callout>
            <p>{hiddenText(hidden, now)}</p>
            {hidden.why === "phase" && (
              <p className="mt-2">
                <a href={paths.setupPart(slug.data, "phases")}>Review phases of this project</a>
              </p>
            )}
          </Callout>
        )}
        {scores &&
          (scores.fit ? (
            <ScoresView slug={slug.data} places={places} {...scores} fit={scores.fit} />
          ) : (
            <Empty>The scores have not been reckoned yet. That is done within minutes of the first reviews.</Empty>
          ))}
        <section aria-labelledby="progress">
          <h2 id="progress" className="mb-4">
            Progress
          </h2>
          <ReviewsOverTime days={days} wanted={applications * wanted} />
        </section>
      </div>
    </Page>
  );
}
