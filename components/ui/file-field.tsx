"use client";

import { fieldId } from "./error-summary.tsx";
import { FieldError } from "./field-error.tsx";
import { useFormContext } from "./form.tsx";

/** One file. The form's schema does not see it: the action takes it by this name. */
export function FileField({
  name,
  label,
  hint,
  accept,
}: {
  name: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  accept?: string;
}) {
  const { formId, errors } = useFormContext();
  const id = fieldId(formId, name);
  const error = errors[name];
  return (
    <div className={`space-y-1.5 ${error ? "border-l-4 border-bad pl-4" : ""}`}>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-[0.9375rem] text-quiet">
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined}
        aria-invalid={error ? true : undefined}
        className="input max-w-2xl"
      />
    </div>
  );
}
