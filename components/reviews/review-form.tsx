"use client";

import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import { DraftNotices } from "#components/drafts/draft-notices.tsx";
import { SaveLine } from "#components/drafts/save-line.tsx";
import { ErrorSummary, fieldId } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field-error.tsx";
import { answered } from "#components/ui/sent.ts";
import { conflictOf } from "#lib/drafts/state.ts";
import type { FormState } from "#lib/forms.ts";
import { paths } from "#lib/paths.ts";
import { scoreApplication } from "#lib/reviews/actions.ts";
import type { CriterionToScore, MyReview } from "#lib/reviews/shown.ts";
import { conflictText } from "#lib/reviews/words.ts";
import { CriterionField } from "./criterion-field.tsx";
import { SkipButton } from "./reading-tools.tsx";
import { ReviewBar } from "./review-bar.tsx";
import { StoredReview } from "./stored-review.tsx";
import { useReview } from "./use-review.ts";

const FORM = "review";

/** One's own review of an application, and what may be done with it now. */
export type ReviewToWrite = {
  project: string;
  code: string;
  /** The number of the text on the page. */
  submission: number;
  criteria: CriterionToScore[];
  /** One's own review as it was stored when the page was made. */
  review: MyReview | null;
  /** Whether a submitted review is to be changed. */
  change: boolean;
  /** Whether the phase lets a review be submitted, and a submitted one changed; else why not, in words. */
  may: { score: boolean; edit: boolean; refusal: string };
  /** Where Next leads. */
  next: string;
  flagged: boolean;
};

type Props = ReviewToWrite & {
  returned: NonNullable<FormState> | null;
  post: (form: FormData) => void;
  /** The criterion that the next key scores. */
  current: string | null;
  tools: React.ReactNode;
  more: React.ReactNode;
};

/** One's own review as it is written: saved while one does, submitted by a button. */
export function ReviewForm(props: Props) {
  const { project, code, submission, criteria, review, returned, post, current, tools, more } = props;
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { keeper, view, read } = useReview({ project, code, submission, review, form, returned });
  const [start] = useState(() => keeper.view.state);
  const [asked, setAsked] = useState(0);
  const [sent, submit, pending] = useActionState(
    (_previous: FormState, data: FormData) =>
      answered(
        () => scoreApplication(null, data),
        () => keeper.accepted(),
      ),
    null,
  );
  const { state } = view;
  const conflict = conflictOf(state);
  const trouble = state.trouble?.kind === "refused" ? state.trouble : null;
  const refused = sent ? (sent.ok ? null : sent) : returned;
  const fields = { ...(refused?.fields ?? {}), ...(trouble?.fields ?? {}) };
  const message = conflict ? conflictText : (refused?.message ?? null);

  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  // Whatever was chosen or typed before the script came counts.
  useEffect(() => keeper.send({ kind: "typed", content: latest.current() }), [keeper]);
  useEffect(() => {
    if (sent && !sent.ok) summary.current?.focus();
    // Saving what is in the form brings what is stored instead.
    if (sent?.fields?.["version"]) keeper.send({ kind: "asked" });
  }, [sent, keeper]);
  const disputed = conflict?.version;
  useEffect(() => {
    if (disputed !== undefined && !(document.activeElement instanceof HTMLTextAreaElement)) summary.current?.focus();
  }, [disputed]);

  async function press(button: HTMLElement | null): Promise<void> {
    if (!form.current || pending) return;
    setAsked((count) => count + 1);
    // What is stored is shown above the form: who presses now means what is in it.
    const shown = conflictOf(keeper.view.state);
    if (shown) keeper.send({ kind: "keep-mine", version: shown.version });
    if (button?.getAttribute("value") === "save") {
      keeper.send({ kind: "asked" });
      return;
    }
    await keeper.settled();
    if (conflictOf(keeper.view.state) || !form.current) return;
    const data = new FormData(form.current, button);
    data.set("version", String(keeper.view.state.base.version));
    if (keeper.view.state.replaces) data.set("over", "true");
    startTransition(() => submit(data));
  }

  const disabled = pending || undefined;
  return (
    <section aria-labelledby="your-review">
      <h2 id="your-review">Your review</h2>
      {tools}
      <form
        ref={form}
        id={FORM}
        action={post}
        noValidate
        className="mt-4 space-y-8"
        onChange={() => keeper.send({ kind: "typed", content: read() })}
        onSubmit={(event) => {
          event.preventDefault();
          void press((event.nativeEvent as SubmitEvent).submitter);
        }}
      >
        <DraftNotices view={view} />
        <div ref={summary} tabIndex={-1} className="space-y-4 empty:hidden">
          {message && <ErrorSummary message={message} fields={conflict ? {} : fields} formId={FORM} />}
          {conflict && (
            <StoredReview
              notes={conflict.content.notes}
              scores={Object.fromEntries(
                Object.entries(conflict.content.scores).map(([id, score]) => [id, Number(score)]),
              )}
              criteria={criteria}
              path={`${paths.reviewApplication(project, code)}${review?.state === "submitted" ? "?change=1" : ""}`}
              onTake={(event) => {
                event.preventDefault();
                keeper.send({ kind: "take-theirs", version: conflict.version });
              }}
            />
          )}
        </div>
        <input type="hidden" name="project" value={project} />
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="submission" value={submission} />
        <input type="hidden" name="version" value={(start.theirs ?? start.base).version} />
        {start.theirs && <input type="hidden" name="over" value="true" />}
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            formId={FORM}
            value={start.content.scores[criterion.id] ?? ""}
            error={fields[`scores.${criterion.id}`]}
            current={current === criterion.id}
          />
        ))}
        <div>
          <label htmlFor={fieldId(FORM, "notes")} className="block font-semibold">
            Private notes <span className="font-normal text-quiet">(optional)</span>
          </label>
          <p id={`${FORM}-notes-hint`} className="text-[0.9375rem] text-quiet">
            Only you read these. {state.sends ? "They are saved while you write." : ""}
          </p>
          <FieldError id={fieldId(FORM, "notes")} error={fields["notes"]} />
          <textarea
            id={fieldId(FORM, "notes")}
            name="notes"
            rows={6}
            defaultValue={start.content.notes}
            aria-invalid={fields["notes"] ? true : undefined}
            aria-describedby={`${FORM}-notes-hint${fields["notes"] ? ` ${fieldId(FORM, "notes")}-error` : ""}`}
            className="input mt-1.5"
          />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          {state.sends && (
            <button type="submit" name="act" value="save" aria-disabled={disabled} className="button button-quiet">
              Save draft
            </button>
          )}
          <button type="submit" name="act" value="submit" aria-disabled={disabled} className="button button-quiet">
            Submit review
          </button>
          <button
            type="submit"
            name="act"
            value="submit-next"
            data-shortcut="s"
            aria-disabled={disabled}
            className="button"
          >
            Submit and next
          </button>
          {review?.state !== "submitted" && <SkipButton />}
        </div>
        <SaveLine
          state={state}
          asked={asked}
          explained={message !== null}
          untouched={start.base.version === 0}
          signIn={paths.signIn(paths.reviewApplication(project, code))}
        />
      </form>
      <ReviewBar
        scored={criteria.filter(({ id }) => state.content.scores[id]).length}
        criteria={criteria.length}
        main={
          <button
            type="submit"
            form={FORM}
            name="act"
            value="submit-next"
            aria-disabled={disabled}
            className="button px-3"
          >
            Submit &amp; next
          </button>
        }
      >
        {more}
      </ReviewBar>
    </section>
  );
}
