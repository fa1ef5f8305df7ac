"use client";

import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import { ErrorSummary, fieldId } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { formValues, valueAt } from "#lib/forms.ts";
import { paths } from "#lib/paths.ts";
import type { Fields } from "#lib/result.ts";
import { scoreApplication } from "#lib/reviews/actions.ts";
import type { CriterionToScore, MyReview } from "#lib/reviews/shown.ts";
import { scoreText } from "#lib/reviews/words.ts";
import { CriterionField } from "./criterion-field.tsx";
import { ScoreList } from "./other-reviews.tsx";
import { saveDraft, savedHere } from "./save-draft.ts";
import { StoredReview } from "./stored-review.tsx";

const FORM = "review";

type Props = {
  project: string;
  code: string;
  /** The number of the text on the page. */
  submission: number;
  criteria: CriterionToScore[];
  /** One's own review as it was stored when the page was made. */
  review: MyReview | null;
  /** Whether a submitted review is to be changed. */
  change: boolean;
  /** Where Skip leads. */
  next: string;
};

type Saving = { text: string; failed: boolean; fields?: Fields } | null;

/** One's own review: a form, or, once it is submitted, what one gave. */
export function ReviewPanel({ project, code, submission, criteria, review, change, next }: Props) {
  const address = paths.api.review(project, code);
  const [answer, submit, pending] = useActionState(scoreApplication, null);
  const [saving, setSaving] = useState<Saving>(null);
  // A page from the browser's history may be older than what was saved from it.
  const [start] = useState(() => {
    const kept = savedHere(address);
    return kept && kept.version > (review?.version ?? 0)
      ? kept
      : { version: review?.version ?? 0, notes: review?.notes ?? "", scores: review?.scores ?? {} };
  });
  const refused = answer && !answer.ok ? answer : null;
  const sent = Number(valueAt(refused?.values, "version"));
  // Without script, a refused form comes back on a new page: what was typed is still based on what was sent.
  const [version, setVersion] = useState(refused ? sent : start.version);
  const [found, setFound] = useState<MyReview | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const dirty = useRef(false);

  const conflict = Boolean(refused?.fields?.["version"]);
  // Without script the page was made anew with the refusal, and `review` is what is stored now.
  const stored = found ?? (conflict && review && review.version > sent ? review : null);

  async function save() {
    if (!form.current) return;
    setSaving({ text: "Saving…", failed: false });
    const result = await saveDraft(address, formValues(new FormData(form.current)));
    if (result.ok) {
      dirty.current = false;
      setVersion(result.version);
      setFound(null);
    } else if (result.stored) setFound(result.stored);
    setSaving(
      result.ok
        ? { text: `Saved ${result.at}`, failed: false }
        : { text: result.message, failed: true, fields: result.fields },
    );
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (!refused) return;
    dirty.current = true;
    summary.current?.focus();
    // With script the page is still the old one: saving the same version again brings what is stored.
    if (conflict && !stored) void save();
  }, [answer?.at]);

  useEffect(() => {
    if (found) summary.current?.focus();
  }, [found]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);

  const submitted = review?.state === "submitted";
  if (submitted && !change && !refused) return <Submitted review={review} criteria={criteria} next={next} />;

  const fields = saving ? (saving.fields ?? {}) : (refused?.fields ?? {});
  const disabled = pending || undefined;
  return (
    <section aria-labelledby="your-review">
      <h2 id="your-review">Your review</h2>
      <form
        ref={form}
        id={FORM}
        action={submit}
        noValidate
        className="mt-4 space-y-8"
        onChange={() => {
          dirty.current = true;
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (pending) return;
          const button = (event.nativeEvent as SubmitEvent).submitter;
          if (button?.getAttribute("value") === "save") {
            void save();
            return;
          }
          const data = new FormData(event.currentTarget, button);
          dirty.current = false;
          setSaving(null);
          startTransition(() => submit(data));
        }}
      >
        <div ref={summary} tabIndex={-1} className="space-y-4 empty:hidden">
          {refused && !found && (
            <ErrorSummary message={refused.message} fields={conflict ? {} : fields} formId={FORM} />
          )}
          {stored && (
            <StoredReview
              stored={stored}
              criteria={criteria}
              path={`${paths.reviewApplication(project, code)}${stored.state === "submitted" ? "?change=1" : ""}`}
            />
          )}
        </div>
        <input type="hidden" name="project" value={project} />
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="submission" value={submission} />
        <input type="hidden" name="version" value={stored?.version ?? version} />
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            formId={FORM}
            value={
              refused ? valueAt(refused.values, `scores.${criterion.id}`) : String(start.scores[criterion.id] ?? "")
            }
            error={fields[`scores.${criterion.id}`]}
          />
        ))}
        <div>
          <label htmlFor={fieldId(FORM, "notes")} className="block font-semibold">
            Private notes <span className="font-normal text-quiet">(optional)</span>
          </label>
          <p id={`${FORM}-notes-hint`} className="text-[0.9375rem] text-quiet">
            Only you read these.
          </p>
          <FieldError id={fieldId(FORM, "notes")} error={fields["notes"]} />
          <textarea
            id={fieldId(FORM, "notes")}
            name="notes"
            rows={6}
            defaultValue={refused ? valueAt(refused.values, "notes") : start.notes}
            aria-invalid={fields["notes"] ? true : undefined}
            aria-describedby={`${FORM}-notes-hint${fields["notes"] ? ` ${fieldId(FORM, "notes")}-error` : ""}`}
            className="input mt-1.5"
          />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          {!submitted && (
            <button type="submit" name="act" value="save" aria-disabled={disabled} className="button button-quiet">
              Save draft
            </button>
          )}
          <button type="submit" name="act" value="submit" aria-disabled={disabled} className="button button-quiet">
            Submit review
          </button>
          <button type="submit" name="act" value="submit-next" aria-disabled={disabled} className="button">
            Submit and next
          </button>
          <a href={next} className="px-1 py-2.5">
            Skip
          </a>
        </div>
        <p role="status" className={saving?.failed ? "font-semibold text-bad" : "text-quiet"}>
          {saving?.text}
        </p>
      </form>
    </section>
  );
}

function Submitted({ review, criteria, next }: { review: MyReview; criteria: CriterionToScore[]; next: string }) {
  return (
    <section aria-labelledby="your-review">
      <h2 id="your-review">Your review</h2>
      <p className="mt-2">
        Submitted. Your overall score:{" "}
        <strong className="figures">{review.score === null ? "–" : scoreText(review.score)}</strong> of 100
      </p>
      <ScoreList criteria={criteria} scores={review.scores} />
      {review.notes && (
        <>
          <h3 className="mt-4">Private notes</h3>
          <p className="whitespace-pre-line">{review.notes}</p>
        </>
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        <a href={next} className="button">
          Next application
        </a>
        <a href="?change=1" className="button button-quiet">
          Change my review
        </a>
      </p>
    </section>
  );
}
