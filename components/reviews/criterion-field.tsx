import { fieldId } from "#components/ui/error-summary.tsx";
import type { CriterionToScore } from "#lib/reviews/shown.ts";
import { groupId } from "./use-keyboard.ts";

/** One criterion: what it asks, what its scores mean in words, and the scores to choose from. */
export function CriterionField({
  criterion,
  formId,
  value,
  error,
  current = false,
}: {
  criterion: CriterionToScore;
  formId: string;
  value: string;
  error: string | undefined;
  /** Whether the next key scores it. */
  current?: boolean;
}) {
  const { id, name, description, scaleMin, scaleMax, anchors } = criterion;
  const aside = standing(criterion);
  const base = fieldId(formId, `scores.${id}`);
  const scale = Array.from({ length: scaleMax - scaleMin + 1 }, (_, at) => scaleMin + at);
  const describedBy = [description && `${base}-about`, error && `${base}-error`].filter(Boolean).join(" ");
  const inWords = new Set(anchors.map(({ score }) => score));
  return (
    <fieldset
      id={groupId(id)}
      tabIndex={-1}
      data-criterion=""
      aria-describedby={describedBy || undefined}
      className={error ? "border-l-4 border-bad pl-4" : current ? "-ml-4 border-l-4 border-accent pl-3" : undefined}
    >
      <legend className="font-semibold">
        {name}
        {aside && <span className="font-normal text-quiet"> ({aside})</span>}
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
            className="flex min-h-11 min-w-11 cursor-pointer items-center gap-2 rounded border border-edge bg-raised px-3 has-checked:border-accent has-checked:bg-sunken"
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

/** What sets a criterion apart from one that needs a score and has weight 1. */
function standing({ weight, required, counted }: CriterionToScore): string {
  const counts = counted && weight > 0;
  const words = [
    ...(required ? [] : ["optional"]),
    ...(counts ? [] : ["noted, not counted"]),
    ...(counts && weight !== 1 ? [`weight ${weight}`] : []),
  ];
  return words.join(", ");
}
