"use client";

import { useActionState } from "react";
import { seeWhoWrote } from "#lib/blind/actions.ts";
import { valueAt } from "#lib/forms.ts";

/** Asking to see who wrote an application, with a reason, by somebody whose own review is in. */
export function RevealForm({ project, code, done }: { project: string; code: string; done: boolean }) {
  const [state, ask, pending] = useActionState(seeWhoWrote, null);
  const refused = state && !state.ok ? state : null;
  const error = refused && (refused.fields?.["reason"] ?? refused.message);
  return (
    <section aria-labelledby="who-wrote">
      <h2 id="who-wrote">Who wrote it</h2>
      {done ? (
        <details className="mt-2" open={refused ? true : undefined}>
          <summary className="cursor-pointer py-1.5 text-accent">I need to see who wrote this application</summary>
          <form action={ask} className="mt-3 space-y-3">
            <input type="hidden" name="project" value={project} />
            <input type="hidden" name="code" value={code} />
            <p className="text-[0.9375rem] text-quiet">
              You then see the name, the affiliation and the essays without masks; nobody else does.{" "}
              <strong>Your review can’t be changed any more.</strong> That you saw it, and why, is kept in the record,
              which admins read. This can’t be undone.
            </p>
            <div className={error ? "border-l-4 border-bad pl-4" : undefined}>
              <label htmlFor="reveal-reason" className="block font-semibold">
                Why do you need to know?
              </label>
              {error && (
                <p id="reveal-error" role="alert" className="font-semibold text-bad">
                  <span className="sr-only">Error: </span>
                  {error}
                </p>
              )}
              <textarea
                id="reveal-reason"
                name="reason"
                rows={2}
                defaultValue={valueAt(refused?.values, "reason")}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? "reveal-error" : undefined}
                className="input mt-1"
              />
            </div>
            <button type="submit" aria-disabled={pending || undefined} className="button button-danger">
              Show me who wrote it
            </button>
          </form>
        </details>
      ) : (
        <p className="mt-2 text-quiet">
          Names are hidden, and masked in the essays. Once your own review is submitted you can ask to see who wrote
          this, with a reason.
        </p>
      )}
    </section>
  );
}
