"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { save as saveAction } from "#lib/essays/actions.ts";
import { CONFLICT } from "#lib/essays/rules.ts";
import { ESSAY_TEXT_LIMIT } from "#lib/essays/schema.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { valueAt } from "#lib/forms.ts";
import { paths } from "#lib/paths.ts";
import { normaliseNewlines } from "#lib/text.ts";
import { countWords } from "#lib/words.ts";
import { OtherText } from "./conflict.tsx";
import { Count } from "./count.tsx";
import { keptOf, startOf } from "./kept.ts";
import { PromptChoice } from "./prompt-choice.tsx";
import type { Draft, PromptView } from "./put.ts";
import { SaveLine } from "./save-line.tsx";
import { useLeaving } from "./use-leaving.ts";
import { type SaveState, useSaving } from "./use-saving.ts";

/**
 * A textarea at heart. Without script the form posts to a server action, and what was refused
 * comes back with the page; with it, Save and Ctrl+S send to the route handler.
 */
export function Editor({ essay, application }: { essay: EssayView; application: string }) {
  const [answer, formAction] = useActionState(saveAction, null);
  const refused = answer && !answer.ok ? answer : null;
  const [start] = useState(() => {
    const typed = refused?.values;
    if (!typed) return startOf(essay, keptOf(essay.id));
    // The form came back: what was typed on the version that it saw, beside what is stored now.
    return {
      text: normaliseNewlines(valueAt(typed, "text")),
      promptId: valueAt(typed, "promptId") || null,
      version: Number(valueAt(typed, "over") || valueAt(typed, "version")) || essay.version,
      savedAt: essay.savedAt,
      saved: false,
      conflict: Boolean(refused.fields?.["version"]),
    };
  });
  const [prompts, setPrompts] = useState(essay.prompts);
  const [promptNote, setPromptNote] = useState(refused?.fields?.["promptId"]);
  const [words, setWords] = useState(() => countWords(start.text));
  const [aside, setAside] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const explanation = useRef<HTMLDivElement>(null);

  const first: SaveState = start.conflict
    ? { kind: "conflict", other: essay }
    : refused
      ? { kind: "failed", message: refused.message, fields: refused.fields ?? {} }
      : start.saved
        ? { kind: "saved", now: false }
        : { kind: "unsaved" };
  const read = (): Draft => {
    const chosen = form.current?.elements.namedItem("promptId");
    const promptId =
      chosen instanceof RadioNodeList || chosen instanceof HTMLInputElement ? checkedValue(chosen) : null;
    return { text: area.current?.value ?? start.text, promptId };
  };
  const onPrompts = (asked: PromptView[]) => {
    setPrompts(asked);
    setPromptNote(
      asked.length > 1
        ? "The prompt that you chose is not asked any more: choose one of these."
        : "This problem was worded anew while you wrote.",
    );
  };
  const { state, savedAt, dirty, changed, save, took } = useSaving({
    id: essay.id,
    start,
    state: first,
    read,
    onPrompts,
  });
  useLeaving(dirty);

  const edited = () => {
    setWords(countWords(read().text));
    changed();
  };
  const latest = useRef({ edited, save });
  useEffect(() => {
    latest.current = { edited, save };
  });
  useEffect(() => {
    // Whatever was typed or chosen before the script came counts.
    latest.current.edited();
    const shortcut = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        void latest.current.save();
      }
    };
    addEventListener("keydown", shortcut);
    return () => removeEventListener("keydown", shortcut);
  }, []);

  const conflict = state.kind === "conflict" ? state.other : null;
  const disputed = conflict?.version;
  useEffect(() => {
    // The button that was pressed has gone.
    if (disputed !== undefined) explanation.current?.focus();
  }, [disputed]);
  const explained = conflict ? CONFLICT : refused && state.kind === "failed" ? refused.message : null;
  const fields = state.kind === "failed" ? state.fields : {};
  const take = () => {
    if (!conflict || !area.current) return;
    setAside(area.current.value);
    area.current.value = conflict.text;
    for (const input of form.current?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? [])
      input.checked = input.value === conflict.promptId;
    setWords(countWords(conflict.text));
    took(conflict);
    area.current.focus();
  };

  return (
    <form
      ref={form}
      id="essay"
      action={formAction}
      autoComplete="off"
      className={`grid gap-x-12 gap-y-8 ${conflict ? "" : "lg:grid-cols-[minmax(0,1fr)_19rem]"}`}
      onSubmit={(event) => {
        event.preventDefault();
        const by = (event.nativeEvent as SubmitEvent).submitter;
        const over = by instanceof HTMLButtonElement && by.name === "over" ? Number(by.value) : undefined;
        if (over !== undefined) area.current?.focus();
        void save(over);
      }}
    >
      <input type="hidden" name="id" value={essay.id} />
      <input type="hidden" name="version" value={start.version} />
      <input type="hidden" name="application" value={application} />
      <div className="min-w-0 space-y-8">
        {explained && (
          <div ref={explanation} tabIndex={-1}>
            <ErrorSummary message={explained} fields={conflict ? {} : (refused?.fields ?? {})} formId="essay" />
          </div>
        )}
        <PromptChoice prompts={prompts} chosen={start.promptId} error={promptNote} onChange={edited} />
        <div className={conflict ? "grid gap-8 lg:grid-cols-2" : ""}>
          <div className={`space-y-1.5 ${fields["text"] ? "border-l-4 border-bad pl-4" : ""}`}>
            <label htmlFor="essay-text" className="block font-semibold">
              Your essay
              {conflict && <span className="block font-normal text-quiet">As it stands here, not saved</span>}
            </label>
            <FieldError id="essay-text" error={fields["text"]} />
            <textarea
              ref={area}
              id="essay-text"
              name="text"
              defaultValue={start.text}
              rows={conflict ? 16 : 18}
              aria-invalid={fields["text"] ? true : undefined}
              aria-describedby={fields["text"] ? "essay-text-error essay-hint" : "essay-hint"}
              onChange={edited}
              className={`input font-serif text-[1.125rem] ${conflict ? "min-h-80" : "min-h-96 max-lg:max-h-[75dvh]"}`}
            />
            <p id="essay-hint" className="text-[0.9375rem] text-quiet">
              Plain text or Markdown. At most {ESSAY_TEXT_LIMIT.toLocaleString("en-GB")} characters.
            </p>
          </div>
          {conflict && (
            <OtherText other={conflict} address={paths.essay(essay.id, application || undefined)} onTake={take} />
          )}
        </div>
        {aside !== null && (
          <details>
            <summary className="cursor-pointer text-accent">Your text from before you took the other one</summary>
            <textarea
              readOnly
              aria-label="Your text from before"
              value={aside}
              rows={10}
              className="input mt-2 bg-sunken"
            />
          </details>
        )}
      </div>
      <aside aria-label="Length and saving" className="space-y-5 lg:sticky lg:top-6 lg:self-start">
        <Count words={words} demands={essay.demands} sendable={essay.demands.some(({ applying }) => applying.open)} />
        <div className="space-y-2">
          {!conflict && (
            <button type="submit" className="button" aria-disabled={state.kind === "saving" || undefined}>
              Save
            </button>
          )}
          <SaveLine
            state={state}
            savedAt={savedAt}
            untouched={start.version === 1 && start.text === ""}
            signIn={paths.signIn(paths.essay(essay.id))}
          />
        </div>
      </aside>
    </form>
  );
}

function checkedValue(input: RadioNodeList | HTMLInputElement): string | null {
  if (input instanceof HTMLInputElement && input.type === "radio" && !input.checked) return null;
  return input.value || null;
}
