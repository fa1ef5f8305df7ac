import type { CriterionToScore, OtherReview } from "#lib/reviews/shown.ts";
import { scoreText } from "#lib/reviews/words.ts";

/** What colleagues gave, for somebody whose own review is in. Their private notes stay theirs. */
export function OtherReviews({
  others,
  criteria,
  number,
  mean,
  spread,
}: {
  others: OtherReview[];
  criteria: CriterionToScore[];
  number: number;
  mean: number | null;
  spread: number | null;
}) {
  return (
    <section aria-labelledby="others">
      <h2 id="others">Other reviews</h2>
      {mean !== null && (
        <p className="mt-2">
          Mean of all reviews: <strong className="figures">{scoreText(mean)}</strong> of 100
          {spread !== null && (
            <>
              , spread <span className="figures">{scoreText(spread)}</span>
            </>
          )}
        </p>
      )}
      {others.length === 0 ? (
        <p className="mt-2 text-quiet">Nobody else has submitted a review yet.</p>
      ) : (
        <ul className="mt-4 space-y-6">
          {others.map((other, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the list never changes on the page
            <li key={at}>
              <h3>
                {other.name}: <span className="figures">{scoreText(other.score)}</span>
              </h3>
              {other.read < number && (
                <p className="text-[0.9375rem] text-quiet">About text {other.read}, an earlier one.</p>
              )}
              <ScoreList criteria={criteria} scores={other.scores} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The score of each criterion, beside the top of its scale. */
export function ScoreList({ criteria, scores }: { criteria: CriterionToScore[]; scores: Record<string, number> }) {
  return (
    <dl className="mt-1 text-[0.9375rem]">
      {criteria.map((criterion) => (
        <div key={criterion.id} className="flex justify-between gap-4 border-b border-line py-1.5">
          <dt>
            {criterion.name}
            {!(criterion.counted && criterion.weight > 0) && <span className="text-quiet"> (not counted)</span>}
          </dt>
          <dd className="figures whitespace-nowrap">
            {scores[criterion.id] === undefined ? "–" : `${scores[criterion.id]} of ${criterion.scaleMax}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
