import type { CriterionToScore, MyReview } from "#lib/reviews/shown.ts";
import { ScoreList } from "./other-reviews.tsx";

/** What another tab or device stored meanwhile, to be compared with what is in the form. */
export function StoredReview({
  stored,
  criteria,
  path,
}: {
  stored: MyReview;
  criteria: CriterionToScore[];
  path: string;
}) {
  return (
    <section role="alert" aria-labelledby="stored" className="border-l-4 border-warn bg-warn-ground px-4 py-3">
      <h3 id="stored">What is stored</h3>
      <p className="text-[0.9375rem]">
        Saved in another tab or on another device since you opened this page (version {stored.version}, {stored.state}).
        What you wrote here is in the form below: to keep it instead, save or submit it now.{" "}
        <a href={path}>Take what is stored, and drop what is in the form</a>.
      </p>
      <ScoreList criteria={criteria} scores={stored.scores} />
      {stored.notes && <p className="mt-2 whitespace-pre-line">{stored.notes}</p>}
    </section>
  );
}
