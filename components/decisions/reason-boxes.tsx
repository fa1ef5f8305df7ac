"use client";

import { fieldId } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field-error.tsx";
import { useFormContext } from "#components/ui/form.tsx";
import { type ProblemTitle, reasonsAt, reasonValue, WHOLE } from "#lib/decisions/reasons.ts";
import { listAt } from "#lib/forms.ts";

/** Reasons for a decline, problem by problem and of the whole; those with a reason chosen stand open. */
export function ReasonBoxes({ problems }: { problems: ProblemTitle[] }) {
  const { formId, values, errors } = useFormContext();
  const id = fieldId(formId, "reasons");
  const chosen = new Set(listAt(values, "reasons"));
  const headed = [...problems, { position: WHOLE, title: "The application as a whole" }];
  return (
    <fieldset className={errors["reasons"] ? "border-l-4 border-bad pl-4" : undefined}>
      <legend className="font-semibold">
        Reasons <span className="font-normal text-quiet">(optional)</span>
      </legend>
      <p className="text-[0.9375rem] text-quiet">Sentences that the applicant reads as they stand here.</p>
      <FieldError id={id} error={errors["reasons"]} />
      <div id={id} className="mt-2 divide-y divide-line border-y border-line">
        {headed.map(({ position, title }) => {
          const offered = reasonsAt(position).map(({ id: reason, text }) => ({
            value: reasonValue({ position, reason }),
            text,
          }));
          const count = offered.filter(({ value }) => chosen.has(value)).length;
          return (
            <details key={position} open={count > 0 || undefined}>
              <summary className="cursor-pointer py-2.5 text-accent">
                {title}
                {count > 0 && <span className="text-quiet"> ({count} chosen)</span>}
              </summary>
              <fieldset aria-label={title}>
                <ul className="space-y-1 pb-3">
                  {offered.map(({ value, text }) => (
                    <li key={value} className="flex min-h-9 items-start gap-3 py-1">
                      <input
                        name="reasons[]"
                        type="checkbox"
                        id={`${id}-${value.replace(":", "-")}`}
                        value={value}
                        defaultChecked={chosen.has(value)}
                        className="mt-1 size-5 shrink-0 accent-accent"
                      />
                      <label htmlFor={`${id}-${value.replace(":", "-")}`} className="min-w-0 flex-1">
                        {text}
                      </label>
                    </li>
                  ))}
                </ul>
              </fieldset>
            </details>
          );
        })}
      </div>
    </fieldset>
  );
}
