"use client";

import { useHydrated } from "./use-hydrated.ts";

const MORE = "review-more";

/**
 * On narrow screens, the essentials at the foot, where a thumb reaches: how far the rubric is, what
 * one does next, and the rest behind More. All of it works without script.
 */
export function ReviewBar({
  scored,
  criteria,
  main,
  children,
}: {
  /** How many criteria have a score; null where nothing is scored now. */
  scored: number | null;
  criteria: number;
  /** What one does next. */
  main: React.ReactNode;
  /** What More shows. */
  children: React.ReactNode;
}) {
  // Without script the number would stay what it was.
  const counts = useHydrated() && scored !== null;
  return (
    <section aria-label="Review in short" className="review-bar no-print lg:hidden">
      <a href="#your-review" className="flex min-h-11 flex-col justify-center no-underline">
        {counts ? (
          <>
            <span className="figures text-[0.9375rem] leading-tight">
              {scored} of {criteria}
              <span className="sr-only"> criteria scored: go to your review</span>
            </span>
            <progress max={criteria} value={scored} aria-hidden="true" className="review-progress mt-1" />
          </>
        ) : (
          "Your review"
        )}
      </a>
      <span className="flex gap-2">
        {main}
        <button type="button" popoverTarget={MORE} className="button button-quiet px-3">
          More
        </button>
      </span>
      <div id={MORE} popover="auto" className="review-more">
        <ul className="grid gap-2">{children}</ul>
      </div>
    </section>
  );
}
