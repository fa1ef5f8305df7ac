"use client";

import { Prose } from "#components/ui/prose.tsx";
import type { PromptView } from "#lib/essays/put.ts";

/** The prompts of the problem: one to read, or several to choose one of. */
export function PromptChoice({
  prompts,
  chosen,
  error,
  onChange,
}: {
  prompts: PromptView[];
  chosen: string | null;
  error?: string | undefined;
  onChange: () => void;
}) {
  if (prompts.length === 0) return <input type="hidden" name="promptId" value={chosen ?? ""} />;
  const only = prompts.length === 1 ? prompts[0] : undefined;
  if (only) {
    return (
      <section aria-labelledby="prompt-heading">
        <h2 id="prompt-heading" className="mb-2 text-xl">
          The problem
        </h2>
        <Prose html={only.html} />
        <input type="hidden" name="promptId" value={only.id} />
        {error && <p className="mt-2 font-semibold text-bad">{error}</p>}
      </section>
    );
  }
  return (
    <fieldset
      className={error ? "border-l-4 border-bad pl-4" : ""}
      aria-describedby={error ? "essay-promptId-error" : undefined}
    >
      <legend className="mb-2 font-serif text-xl font-semibold">Choose one prompt to answer</legend>
      {error && (
        <p id="essay-promptId-error" className="mb-2 font-semibold text-bad">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <div className="max-w-2xl space-y-2">
        {prompts.map((prompt, at) => (
          <div key={prompt.id} className="flex items-start gap-3 py-1">
            <input
              type="radio"
              name="promptId"
              id={at === 0 ? "essay-promptId" : `essay-promptId-${at}`}
              value={prompt.id}
              defaultChecked={prompt.id === chosen}
              onChange={onChange}
              className="mt-1.5 size-5 shrink-0 accent-accent"
            />
            <label htmlFor={at === 0 ? "essay-promptId" : `essay-promptId-${at}`} className="min-w-0 flex-1">
              <Prose html={prompt.html} />
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
