import type { CriterionToScore, MyReview } from "#lib/reviews/shown.ts";
import { scoreText } from "#lib/reviews/words.ts";
import { ScoreList } from "./other-reviews.tsx";

/** One's own review, once it is submitted. */
export function Submitted({
  review,
  criteria,
  next,
}: {
  review: MyReview;
  criteria: CriterionToScore[];
  next: string;
}) {
  return (
    <section aria-labelledby="your-review">
      <h2 id="your-review">Your review</h2>
      <p className="mt-2">
        Submitted. Your overall score:{" "}
        <strong className="figures">{review.score === null ? "–" : scoreText(review.score)}</strong> of 100
      </p>
      <ScoreList criteria={criteria} scores={review.scores} />
      {review.notes && (
        <>
          <h3 className="mt-4">Private notes</h3>
          <p className="whitespace-pre-line">{review.notes}</p>
        </>
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        <a href={next} className="button">
          Next application
        </a>
        <a href="?change=1" className="button button-quiet">
          Change my review
        </a>
      </p>
    </section>
  );
}
