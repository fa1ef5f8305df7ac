import { type ReadingProgress as Progress, timeLeftText } from "#lib/reviews/pace.ts";
import { reviewsText } from "#lib/reviews/words.ts";

/** How far one is, and how far all are together; and how long the rest takes at one's own pace. */
export function ReadingProgress({
  progress,
  skipped = false,
}: {
  progress: Progress;
  /** Whether one skipped the application on the page before. */
  skipped?: boolean;
}) {
  const { done, left, assigned, wanted, in: received, pace } = progress;
  const mine = [
    ...(done === null ? [] : [`${reviewsText(done)} done`]),
    `${left.toLocaleString("en-GB")} ${assigned ? "assigned to you left" : "left"}`,
  ].join(", ");
  return (
    <p className="no-print flex flex-wrap gap-x-6 gap-y-1 pt-1.5 text-[0.9375rem] text-quiet">
      <span className="figures">
        You: {mine}
        {pace !== null && left > 0 && `, ${timeLeftText(pace, left)}`}
      </span>
      {wanted > 0 && (
        <span className="figures">
          Project: {received.toLocaleString("en-GB")} of {reviewsText(wanted)} that are wanted
        </span>
      )}
      {skipped && <span>You skipped this application before.</span>}
    </p>
  );
}
