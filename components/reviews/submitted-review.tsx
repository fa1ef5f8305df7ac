import { Callout } from "#components/ui/callout.tsx";
import type { CriterionToScore, MyReview } from "#lib/reviews/shown.ts";
import { scoreText } from "#lib/reviews/words.ts";
import { ScoreList } from "./other-reviews.tsx";

/** One's own review, once it is submitted. */
export function Submitted({
  review,
  criteria,
  next,
  change,
}: {
  review: MyReview;
  criteria: CriterionToScore[];
  next: string;
  /** Whether it may be changed now. */
  change: boolean;
}) {
  return (
    <>
      <p className="mt-4">
        Submitted. Your overall score:{" "}
        <strong className="figures">{review.score === null ? "–" : scoreText(review.score)}</strong> of 100
      </p>
      <ScoreList criteria={criteria} scores={review.scores} />
      <Notes notes={review.notes} />
      <p className="mt-6 flex flex-wrap gap-3">
        <a href={next} data-shortcut="s" className="button">
          Next application
        </a>
        {change && (
          <a href="?change=1" className="button button-quiet">
            Change my review
          </a>
        )}
      </p>
    </>
  );
}

/** What one noted so far, while the phase lets nobody submit a review. */
export function Unwritable({
  review,
  criteria,
  refusal,
  next,
}: {
  review: MyReview | null;
  criteria: CriterionToScore[];
  /** Why not, and when. */
  refusal: string;
  next: string;
}) {
  return (
    <div className="mt-4 space-y-4">
      <Callout>
        <p>{refusal}</p>
        {review?.state === "draft" && <p>What you noted before is kept.</p>}
      </Callout>
      {review?.state === "draft" && (
        <>
          <ScoreList criteria={criteria} scores={review.scores} />
          <Notes notes={review.notes} />
        </>
      )}
      <p>
        <a href={next} data-shortcut="s" className="button button-quiet">
          Next application
        </a>
      </p>
    </div>
  );
}

function Notes({ notes }: { notes: string }) {
  if (!notes) return null;
  return (
    <>
      <h3 className="mt-4">Private notes</h3>
      <p className="whitespace-pre-line">{notes}</p>
    </>
  );
}
