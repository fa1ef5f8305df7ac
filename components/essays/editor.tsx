"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { DraftNotices } from "#components/drafts/draft-notices.tsx";
import { SaveLine } from "#components/drafts/save-line.tsx";
import { OtherText, Settle } from "#components/drafts/two-texts.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field-error.tsx";
import type { Field } from "#components/writing/field.ts";
import { Measures } from "#components/writing/measures.tsx";
import { PreviewButton, Previewed } from "#components/writing/preview-button.tsx";
import { useMeasure } from "#components/writing/use-measure.ts";
import { WritingArea } from "#components/writing/writing-area.tsx";
import { save as saveAction } from "#lib/essays/actions.ts";
import { ESSAY_TEXT_LIMIT } from "#lib/essays/limits.ts";
import { CONFLICT } from "#lib/essays/rules.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";
import { Count } from "./count.tsx";
import { PromptChoice } from "./prompt-choice.tsx";
import { useEssay } from "./use-essay.ts";

type Props = {
  essay: EssayView;
  /** The application that one came from, or "". */
  application: string;
  /** How long one can still submit it, if there is anything to say of that. */
  deadline?: React.ReactNode;
};

/**
 * A textarea at heart. Without script the form posts to a server action, and what was refused
 * comes back with the page; with it, the text is saved while it is typed.
 */
export function Editor({ essay, application, deadline }: Props) {
  const [answer, formAction] = useActionState(saveAction, null);
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<Field>(null);
  const explanation = useRef<HTMLDivElement>(null);
  const draft = useEssay({ essay, application, form, area, returned: answer?.values ? answer : null });
  const { view, conflict, fields, start } = draft;
  const [measure, measureLater] = useMeasure(essay.kind, start.text, () => area.current?.value ?? start.text);
  const [asked, setAsked] = useState(0);
  const edited = draft.edited;
  const save = () => {
    // Some tools change a field without a word to anybody.
    edited();
    setAsked((count) => count + 1);
    draft.save();
  };

  const latest = useRef({ edited, save, measureLater });
  useEffect(() => {
    latest.current = { edited, save, measureLater };
  });
  const { text } = view.state.content;
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each text, whoever put it into the field
  useEffect(() => latest.current.measureLater(), [text]);
  useEffect(() => {
    // Whatever was typed or chosen before the script came counts.
    latest.current.edited();
    const shortcut = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        latest.current.save();
      }
    };
    addEventListener("keydown", shortcut);
    return () => removeEventListener("keydown", shortcut);
  }, []);

  const disputed = conflict?.version;
  useEffect(() => {
    // Who pressed Save is led to the answer; who types on is not disturbed.
    if (disputed !== undefined && document.activeElement !== area.current) explanation.current?.focus();
  }, [disputed]);
  const untouched = start.version === 1 && start.text === "";
  const signIn = paths.signIn(paths.essay(essay.id));
  const explained = conflict ? CONFLICT : draft.message;

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
        const choice = by instanceof HTMLButtonElement ? choices[by.name] : undefined;
        if (!choice) return save();
        draft.settle(choice, Number(by?.getAttribute("value")));
        area.current?.focus();
      }}
    >
      <input type="hidden" name="id" value={essay.id} />
      <input type="hidden" name="version" value={start.version} />
      <input type="hidden" name="application" value={application} />
      <div className="min-w-0 space-y-8">
        <DraftNotices view={view} />
        {explained && (
          <div ref={explanation} tabIndex={-1}>
            <ErrorSummary message={explained} fields={conflict ? {} : fields} formId="essay" />
          </div>
        )}
        <PromptChoice prompts={draft.prompts} chosen={start.promptId} error={draft.promptNote} onChange={edited} />
        <div className={conflict ? "grid gap-8 lg:grid-cols-2" : ""}>
          <div className={`space-y-1.5 ${fields["text"] ? "border-l-4 border-bad pl-4" : ""}`}>
            <label htmlFor="essay-text" className="block font-semibold">
              {labels[essay.kind]}
              {conflict && <span className="block font-normal text-quiet">As it stands here, not saved</span>}
            </label>
            <FieldError id="essay-text" error={fields["text"]} />
            {answer?.preview !== undefined && <Previewed html={answer.preview} />}
            <WritingArea
              kind={essay.kind}
              areaRef={area}
              id="essay-text"
              name="text"
              defaultValue={start.text}
              rows={conflict ? 16 : 18}
              describedBy={fields["text"] ? "essay-text-error essay-hint" : "essay-hint"}
              invalid={Boolean(fields["text"])}
              limit={ESSAY_TEXT_LIMIT}
              interrupted={conflict !== null}
              status={
                <>
                  <span className="figures">{amountText(essay.kind, measure.amount)}</span>
                  <SaveLine id="save-line-full" state={view.state} asked={asked} signIn={signIn} />
                </>
              }
              onChange={edited}
              className={conflict ? "min-h-80" : "min-h-96 max-lg:max-h-[75dvh]"}
            />
            {/* Beside the text where there is room for it, else at the foot of the window while one writes. */}
            <div className="sticky bottom-0 z-10 bg-paper py-1 lg:hidden">
              <SaveLine
                id="save-line-below"
                silent
                state={view.state}
                asked={asked}
                explained={explained !== null}
                untouched={untouched}
                signIn={signIn}
              />
            </div>
            <p id="essay-hint" className="text-[0.9375rem] text-quiet">
              {hints[essay.kind]} It is saved while you write.
            </p>
          </div>
          {conflict && <OtherText other={{ ...conflict, text: conflict.content.text }} />}
        </div>
        {conflict && (
          <Settle
            other={{ ...conflict, text: conflict.content.text }}
            mine={text}
            address={paths.essay(essay.id, application || undefined)}
            onTake={() => {
              draft.settle("take-theirs", conflict.version);
              area.current?.focus();
            }}
          />
        )}
        {draft.aside !== null && (
          <details>
            <summary className="cursor-pointer text-accent">Your text from before you took the other one</summary>
            <textarea
              readOnly
              aria-label="Your text from before"
              value={draft.aside}
              rows={10}
              className="input mt-2 bg-sunken"
            />
          </details>
        )}
      </div>
      <aside aria-label="Length and saving" className="space-y-5 lg:sticky lg:top-6 lg:self-start">
        {deadline}
        <Count
          kind={essay.kind}
          amount={measure.amount}
          demands={essay.demands}
          sendable={essay.demands.some(({ applying }) => applying.open)}
        />
        <div className="space-y-2">
          {!conflict && (
            <div className="flex flex-wrap gap-3">
              <button type="submit" className="button" aria-disabled={view.state.flight !== null || undefined}>
                Save
              </button>
              <PreviewButton kind={essay.kind} />
            </div>
          )}
          <SaveLine
            state={view.state}
            asked={asked}
            explained={explained !== null}
            untouched={untouched}
            signIn={signIn}
          />
        </div>
        <Measures kind={essay.kind} measure={measure} demands={essay.demands} onSection={draft.goToSection} />
      </aside>
    </form>
  );
}

/** By the names that the buttons have without script. */
const choices: Record<string, "keep-mine" | "keep-both" | undefined> = { over: "keep-mine", both: "keep-both" };

const labels = { essay: "Your essay", short_answer: "Your answer", links: "Your links" } as const;

const hints = {
  essay: "Plain text or Markdown.",
  short_answer: "A few words, on one line.",
  // The field says more.
  links: "",
} as const;
