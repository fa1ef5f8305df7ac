"use client";

import { useActionState } from "react";
import { valueAt } from "#lib/forms.ts";
import { recuseFromApplication } from "#lib/reviews/actions.ts";

/** Stepping back from one application, with a reason, for good. */
export function RecusalForm({ project, code }: { project: string; code: string }) {
  const [state, recuse, pending] = useActionState(recuseFromApplication, null);
  const refused = state && !state.ok ? state : null;
  const error = refused && (refused.fields?.["reason"] ?? refused.message);
  return (
    <section aria-labelledby="step-back">
      <h2 id="step-back">Step back</h2>
      <details className="mt-2" open={refused ? true : undefined}>
        <summary className="cursor-pointer py-1.5 text-accent">I should not review this application</summary>
        <form action={recuse} className="mt-3 space-y-3">
          <input type="hidden" name="project" value={project} />
          <input type="hidden" name="code" value={code} />
          <p className="text-[0.9375rem] text-quiet">
            For instance because you recognise who wrote it, or work with them. This can’t be undone: the application
            leaves your queue, and you no longer see it.
          </p>
          <div className={error ? "border-l-4 border-bad pl-4" : undefined}>
            <label htmlFor="recusal-reason" className="block font-semibold">
              Reason
            </label>
            {error && (
              <p id="recusal-error" role="alert" className="font-semibold text-bad">
                <span className="sr-only">Error: </span>
                {error}
              </p>
            )}
            <textarea
              id="recusal-reason"
              name="reason"
              rows={2}
              defaultValue={valueAt(refused?.values, "reason")}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? "recusal-error" : undefined}
              className="input mt-1"
            />
          </div>
          <button type="submit" aria-disabled={pending || undefined} className="button button-danger">
            Step back from this application
          </button>
        </form>
      </details>
    </section>
  );
}
