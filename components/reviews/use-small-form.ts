import { startTransition, useActionState } from "react";
import { answered } from "#components/ui/sent.ts";
import type { FormState } from "#lib/forms.ts";

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

/**
 * A form that is hardly more than its button. It posts without its script; with it, a network that
 * fails is said in words and leaves the page as it is.
 * @returns what the form is given, whether it is under way, and why it was refused
 */
export function useSmallForm(action: Action) {
  const [posted, post] = useActionState(action, null);
  const [sent, submit, pending] = useActionState(
    (_previous: FormState, data: FormData) =>
      answered(
        () => action(null, data),
        () => {},
      ),
    null,
  );
  const state = sent ?? posted;
  function onSubmit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    startTransition(() => submit(data));
  }
  return { form: { action: post, onSubmit }, pending, refusal: state && !state.ok ? state.message : null };
}
