import { fieldId } from "#components/ui/error-summary.tsx";
import type { CriterionToScore } from "#lib/reviews/shown.ts";

/** One criterion: what it asks, what its scores mean in words, and the scores to choose from. */
export function CriterionField({
  criterion,
  formId,
  value,
  error,
}: {
  criterion: CriterionToScore;
  formId: string;
  value: string;
  error: string | undefined;
}) {
  const { id, name, description, weight, scaleMin, scaleMax, anchors } = criterion;
  const base = fieldId(formId, `scores.${id}`);
  const scale = Array.from({ length: scaleMax - scaleMin + 1 }, (_, at) => scaleMin + at);
  const describedBy = [description && `${base}-about`, error && `${base}-error`].filter(Boolean).join(" ");
  const inWords = new Set(anchors.map(({ score }) => score));
  return (
    <fieldset aria-describedby={describedBy || undefined} className={error ? "border-l-4 border-bad pl-4" : undefined}>
      <legend className="font-semibold">
        {name}
        <span className="font-normal text-quiet">
          {weight === 0 ? " (noted, not counted)" : weight === 1 ? "" : ` (weight ${weight})`}
        </span>
      </legend>
      {description && (
        <p id={`${base}-about`} className="text-[0.9375rem] text-quiet">
          {description}
        </p>
      )}
      {error && (
        <p id={`${base}-error`} className="font-semibold text-bad">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {scale.map((score) => (
          <label
            key={score}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded border border-edge bg-raised px-3 has-checked:border-accent has-checked:bg-sunken"
          >
            <input
              type="radio"
              name={`scores.${id}`}
              value={score}
              id={score === scaleMin ? base : `${base}-${score}`}
              defaultChecked={value === String(score)}
              aria-describedby={inWords.has(score) ? `${base}-${score}-words` : undefined}
              className="size-4 accent-accent"
            />
            <span className="figures">{score}</span>
          </label>
        ))}
      </div>
      {anchors.length > 0 && (
        <ul className="mt-2 space-y-1 text-[0.9375rem] text-quiet">
          {anchors.map((anchor) => (
            <li key={anchor.score} className="flex gap-2">
              <span className="figures font-semibold">{anchor.score}</span>
              <span id={`${base}-${anchor.score}-words`}>{anchor.text}</span>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
