"use client";

import { useActionState } from "react";
import { scoreApplication } from "#lib/reviews/actions.ts";
import type { CriterionToScore } from "#lib/reviews/shown.ts";
import { KeyboardHelp } from "./keyboard-help.tsx";
import { CompareLink, FlagButton, PreviousLink, ReadingTools, SkipButton, useMarks } from "./reading-tools.tsx";
import { ReviewBar } from "./review-bar.tsx";
import { ReviewForm, type ReviewToWrite } from "./review-form.tsx";
import { Submitted, Unwritable } from "./submitted-review.tsx";
import { useKeyboard } from "./use-keyboard.ts";

/** One's own review: a form, or, once it is submitted, what one gave; and what else one does with an application. */
export function ReviewPanel(props: ReviewToWrite) {
  const [posted, post] = useActionState(scoreApplication, null);
  const refused = posted && !posted.ok ? posted : null;
  const { project, code, review, criteria, change, next, may } = props;
  const marks = useMarks(props.flagged);
  const submitted = review?.state === "submitted";
  const writes = refused !== null || (submitted ? change && may.edit : may.score);
  const { current, said } = useKeyboard(writes ? criteria : nothing);
  const tools = (
    <>
      <ReadingTools project={project} code={code} marks={marks}>
        <KeyboardHelp />
      </ReadingTools>
      <p aria-live="polite" className="sr-only">
        <span key={said.count}>{said.text}</span>
      </p>
    </>
  );
  const more = (
    <>
      {[
        !submitted && <SkipButton key="skip" />,
        <FlagButton key="flag" flagged={marks.flagged} />,
        <PreviousLink key="previous" project={project} code={code} />,
        <CompareLink key="compare" project={project} code={code} className="button button-quiet" />,
      ].map((one) => one && <li key={one.key}>{one}</li>)}
    </>
  );
  if (writes) {
    return <ReviewForm {...props} returned={refused} post={post} current={current} tools={tools} more={more} />;
  }
  return (
    <section aria-labelledby="your-review">
      <h2 id="your-review">Your review</h2>
      {tools}
      {submitted ? (
        <Submitted review={review} criteria={criteria} next={next} change={may.edit} />
      ) : (
        <Unwritable review={review} criteria={criteria} refusal={may.refusal} next={next} />
      )}
      <ReviewBar
        scored={null}
        criteria={criteria.length}
        main={
          <a href={next} className="button px-3">
            Next
          </a>
        }
      >
        {more}
      </ReviewBar>
    </section>
  );
}

const nothing: CriterionToScore[] = [];
