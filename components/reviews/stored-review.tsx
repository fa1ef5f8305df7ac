import type { CriterionToScore } from "#lib/reviews/shown.ts";
import { ScoreList } from "./other-reviews.tsx";

/** What another tab or device stored meanwhile, to be compared with what is in the form. */
export function StoredReview({
  notes,
  scores,
  criteria,
  path,
  onTake,
}: {
  notes: string;
  scores: Record<string, number>;
  criteria: CriterionToScore[];
  /** Where the page shows what is stored, without script. */
  path: string;
  onTake: (event: React.MouseEvent) => void;
}) {
  return (
    <section role="alert" aria-labelledby="stored" className="border-l-4 border-warn bg-warn-ground px-4 py-3">
      <h3 id="stored">What is stored</h3>
      <p className="text-[0.9375rem]">
        Saved in another tab or on another device since you opened this page. What you wrote here is in the form below:
        to keep it instead, save or submit it now; what is stored then stays in the history.{" "}
        <a href={path} onClick={onTake}>
          Take what is stored, and drop what is in the form
        </a>
        .
      </p>
      <ScoreList criteria={criteria} scores={scores} />
      {notes && <p className="mt-2 whitespace-pre-line">{notes}</p>}
    </section>
  );
}
