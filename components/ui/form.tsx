"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { createContext, startTransition, useActionState, useContext, useEffect, useRef } from "react";
import { type FieldValues, type Resolver, type UseFormRegister, useForm } from "react-hook-form";
import type { z } from "zod";
import { KeptOffer } from "#components/drafts/kept-offer.tsx";
import { useKeptForm } from "#components/drafts/use-kept-form.ts";
import { type FormState, type FormValues, formValues, summaryOf } from "#lib/forms.ts";
import type { Fields } from "#lib/result.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { answered } from "./sent.ts";

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

type Context = {
  formId: string;
  /** What the fields hold at first, or what was typed before a refusal. */
  values: FormValues | undefined;
  errors: Fields;
  /** The form was asked to show what it holds, and saved nothing: what the action made of it. */
  preview: string | undefined;
  pending: boolean;
  register: UseFormRegister<FieldValues>;
};

const FormContext = createContext<Context | null>(null);

export function useFormContext(): Context {
  const context = useContext(FormContext);
  if (!context) throw new Error("A field stands outside of a Form.");
  return context;
}

/** React Hook Form's nested errors by the dotted names that fields have. */
function flatten(errors: object, prefix = ""): Fields {
  const fields: Fields = {};
  for (const [name, error] of Object.entries(errors)) {
    if (!error || typeof error !== "object" || name === "ref") continue;
    const path = prefix ? `${prefix}.${name}` : name;
    if (typeof error.message === "string" && error.message) fields[path] = error.message;
    else Object.assign(fields, flatten(error, path));
  }
  return fields;
}

/** What a form sends when this button is pressed; without the button's own value once it has left the page. */
function sent(form: HTMLFormElement, button: HTMLElement | null): FormData {
  return button instanceof HTMLButtonElement && button.form === form ? new FormData(form, button) : new FormData(form);
}

function withAction(action: Action): (form: FormData) => Promise<FormState> {
  return (form) => action(null, form);
}

/**
 * A form that posts to a server action. It works without its script; with it, the same schema
 * is checked before sending, and again at each change once there were errors. After a refusal, or
 * when the server can't be reached, everything typed is still there, and the focus is on the
 * summary of errors. A form with a text of several lines is kept on this computer until it is
 * accepted, and offered again: see lib/drafts/kept-form.ts.
 * @param values what the fields hold at first
 * @param id tells this form from others on the same page; its fields' ids begin with it
 * @param send how the form is sent where its script runs, in place of the action
 * @param kept false for a form that must leave nothing on this computer
 */
export function Form({
  action,
  schema,
  values,
  children,
  className = "space-y-6",
  id = "form",
  send = withAction(action),
  kept = true,
}: {
  action: Action;
  schema: z.ZodType;
  values?: FormValues;
  children: React.ReactNode;
  className?: string;
  id?: string;
  send?: (form: FormData) => Promise<FormState>;
  kept?: boolean;
}) {
  const [posted, post] = useActionState(action, null);
  const element = useRef<HTMLFormElement>(null);
  const journal = useKeptForm(element, id, kept);
  const [sentState, submit, pending] = useActionState(
    (_previous: FormState, form: FormData) => answered(() => send(form), journal.accepted),
    null,
  );
  const state = sentState ?? posted;
  const summary = useRef<HTMLDivElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const dirty = useRef(false);
  const pressed = useRef<HTMLElement | null>(null);

  // What is checked here is what would be sent: the form's data with the pressed button's, not a copy of it.
  const resolve = zodResolver(schema as z.ZodType<FieldValues, FieldValues>) as Resolver<FieldValues>;
  const form = useForm<FieldValues>({
    resolver: (held, context, options) =>
      resolve(element.current ? formValues(sent(element.current, pressed.current)) : held, context, options),
    shouldFocusError: false,
  });

  const found = flatten(form.formState.errors);
  const checkedHere = form.formState.isSubmitted;
  const refused = state && !state.ok ? state : null;
  const previewed = state?.ok && state.preview !== undefined ? state : null;
  const errors = checkedHere && Object.keys(found).length > 0 ? found : (refused?.fields ?? {});
  const message = checkedHere && Object.keys(found).length > 0 ? summaryOf(found) : (refused?.message ?? null);
  const refusals = form.formState.submitCount;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once for each refusal, here or by the server
  useEffect(() => {
    if (message) summary.current?.focus();
  }, [state?.at, refusals]);

  // The button may stand far below what it brought about.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (!state?.ok) return;
    const preview = element.current?.querySelector<HTMLElement>("[data-preview]");
    if (state.preview !== undefined && preview) {
      preview.focus({ preventScroll: true });
      preview.scrollIntoView({ block: "start" });
    } else told.current?.scrollIntoView({ block: "nearest" });
  }, [state?.at]);

  useEffect(() => {
    if (state && (!state.ok || state.preview !== undefined)) dirty.current = true;
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [state]);

  return (
    <FormContext
      value={{
        formId: id,
        values: (refused ?? previewed)?.values ?? values,
        errors,
        preview: previewed?.preview,
        pending,
        register: form.register,
      }}
    >
      <form
        ref={element}
        id={id}
        action={post}
        noValidate
        className={className}
        onChange={() => {
          dirty.current = true;
          journal.changed();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (pending) return;
          pressed.current = (event.nativeEvent as SubmitEvent).submitter;
          const data = sent(event.currentTarget, pressed.current);
          void form.handleSubmit(() => {
            dirty.current = false;
            startTransition(() => submit(data));
          })(event);
        }}
      >
        <div ref={summary} tabIndex={-1} className="empty:hidden">
          {message && <ErrorSummary message={message} fields={errors} formId={id} />}
        </div>
        <KeptOffer offer={journal.offer} />
        {state?.ok && state.message !== "" && (
          <p ref={told} role="status" className="scroll-my-6 border-l-4 border-good bg-good-ground px-4 py-3 text-good">
            {state.message}
          </p>
        )}
        {children}
      </form>
    </FormContext>
  );
}

/** Hidden values that go with the form, such as ids. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

/** The button that sends the form. While it is under way a second press does nothing. */
export function Submit({
  children,
  kind = "primary",
  name,
  value,
  small = false,
}: {
  children: React.ReactNode;
  kind?: "primary" | "quiet" | "danger";
  name?: string;
  value?: string;
  small?: boolean;
}) {
  const { pending } = useFormContext();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      className={`button ${kind === "primary" ? "" : `button-${kind}`} ${small ? "button-small" : ""}`}
    >
      {children}
    </button>
  );
}
