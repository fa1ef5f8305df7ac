"use client";

import { listAt, valueAt } from "#lib/forms.ts";
import { fieldId } from "./error-summary.tsx";
import { FieldError } from "./field-error.tsx";
import { useFormContext } from "./form.tsx";

type Common = { name: string; label: React.ReactNode; hint?: React.ReactNode; optional?: boolean };

function useField(name: string, hint: boolean) {
  const { formId, values, errors, register } = useFormContext();
  const id = fieldId(formId, name);
  const error = errors[name];
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return {
    id,
    error,
    value: valueAt(values, name),
    list: listAt(values, name),
    input: { ...register(name), id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy },
  };
}

function Label({ id, label, hint, optional, error }: { id: string; error: string | undefined } & Omit<Common, "name">) {
  return (
    <>
      <label htmlFor={id} className="block font-semibold">
        {label}
        {optional && <span className="font-normal text-quiet"> (optional)</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-[0.9375rem] text-quiet">
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
    </>
  );
}

const frame = (error: string | undefined) => `space-y-1.5 ${error ? "border-l-4 border-bad pl-4" : ""}`;

/** One line of text, or a number, a date, an address. `width` is in characters. */
export function TextField({
  name,
  label,
  hint,
  optional,
  type = "text",
  width,
  autoComplete,
  inputMode,
  ...rest
}: Common &
  Pick<
    React.InputHTMLAttributes<HTMLInputElement>,
    "type" | "autoComplete" | "inputMode" | "spellCheck" | "placeholder" | "list"
  > & { width?: "short" | "medium" | "full" }) {
  const { id, error, value, input } = useField(name, Boolean(hint));
  const size = width === "short" ? "max-w-32" : width === "medium" ? "max-w-80" : "max-w-2xl";
  return (
    <div className={frame(error)}>
      <Label id={id} label={label} hint={hint} optional={optional} error={error} />
      <input
        {...rest}
        {...input}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        defaultValue={value}
        className={`input ${size}`}
      />
    </div>
  );
}

/** Text of several lines; it grows with what is typed where the browser can. */
export function TextArea({
  name,
  label,
  hint,
  optional,
  rows = 5,
  mono = false,
}: Common & { rows?: number; mono?: boolean }) {
  const { id, error, value, input } = useField(name, Boolean(hint));
  return (
    <div className={frame(error)}>
      <Label id={id} label={label} hint={hint} optional={optional} error={error} />
      <textarea
        {...input}
        rows={rows}
        defaultValue={value}
        className={`input max-w-2xl ${mono ? "font-mono text-sm" : ""}`}
      />
    </div>
  );
}

export type Choice = { value: string; label: React.ReactNode; hint?: React.ReactNode };

export function Select({
  name,
  label,
  hint,
  optional,
  choices,
  empty,
}: Common & { choices: { value: string; label: string }[]; empty?: string }) {
  const { id, error, value, input } = useField(name, Boolean(hint));
  return (
    <div className={frame(error)}>
      <Label id={id} label={label} hint={hint} optional={optional} error={error} />
      <select {...input} key={value} defaultValue={value} className="input max-w-2xl">
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Radio buttons: one of several. */
export function Radios({
  name,
  label,
  hint,
  choices,
  inline = false,
}: Common & { choices: Choice[]; inline?: boolean }) {
  const { id, error, value, input } = useField(name, Boolean(hint));
  return (
    <Group id={id} label={label} hint={hint} error={error}>
      <div className={inline ? "flex flex-wrap gap-x-6 gap-y-1" : "space-y-1"}>
        {choices.map((choice, at) => (
          <Option key={choice.value} id={at === 0 ? id : `${id}-${at}`} choice={choice}>
            <input
              {...input}
              aria-describedby={undefined}
              type="radio"
              id={at === 0 ? id : `${id}-${at}`}
              value={choice.value}
              defaultChecked={value === choice.value}
              className="mt-1 size-5 shrink-0 accent-accent"
            />
          </Option>
        ))}
      </div>
    </Group>
  );
}

/** Check boxes: any of several. The form holds a list under `name`, without "[]". */
export function Checkboxes({ name, label, hint, choices }: Common & { choices: Choice[] }) {
  const { id, error, value, list, input } = useField(name, Boolean(hint));
  // Several boxes under one name: given to React Hook Form, the first that is ticked would tick them all.
  const { ref: _, ...unheld } = input;
  return (
    // "topics[]" is sent as a list even when one box is ticked; errors and values are those of "topics".
    <Group id={id} label={label} hint={hint} error={error}>
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {choices.map((choice, at) => (
          <Option key={choice.value} id={at === 0 ? id : `${id}-${at}`} choice={choice}>
            <input
              {...unheld}
              name={`${name}[]`}
              aria-describedby={undefined}
              type="checkbox"
              id={at === 0 ? id : `${id}-${at}`}
              value={choice.value}
              defaultChecked={list.includes(choice.value) || value === choice.value}
              className="mt-1 size-5 shrink-0 accent-accent"
            />
          </Option>
        ))}
      </div>
    </Group>
  );
}

/** One check box: yes or no. The form holds "on" or nothing. */
export function Checkbox({ name, label, hint }: Common) {
  const { id, error, value, input } = useField(name, false);
  return (
    <div className={frame(error)}>
      <FieldError id={id} error={error} />
      <Option id={id} choice={{ value: "on", label, hint }}>
        <input
          {...input}
          type="checkbox"
          value="on"
          defaultChecked={value === "on"}
          className="mt-1 size-5 shrink-0 accent-accent"
        />
      </Option>
    </div>
  );
}

function Group({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  error: string | undefined;
  children: React.ReactNode;
}) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset className={frame(error)} aria-describedby={describedBy}>
      <legend className="font-semibold">{label}</legend>
      {hint && (
        <div id={`${id}-hint`} className="text-[0.9375rem] text-quiet">
          {hint}
        </div>
      )}
      <FieldError id={id} error={error} />
      {children}
    </fieldset>
  );
}

function Option({ id, choice, children }: { id: string; choice: Choice; children: React.ReactNode }) {
  return (
    <div className="flex min-h-9 items-start gap-3 py-1">
      {children}
      <label htmlFor={id} className="min-w-0 flex-1">
        {choice.label}
        {choice.hint && <span className="block text-[0.9375rem] text-quiet">{choice.hint}</span>}
      </label>
    </div>
  );
}
