"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { checkDecisionFeedback } from "#lib/decisions/actions.ts";
import { checkForm } from "#lib/decisions/schema.ts";
import type { FeedbackShown } from "#lib/decisions/view.ts";
import { FeedbackAsRead } from "./feedback-as-read.tsx";

/**
 * A written feedback as its applicant will read it, who wrote and checked it, and the button for those who check.
 * @param code of the application, to tell several on one page apart
 * @param page where the form stands
 */
export function FeedbackCheck({ feedback, code, page }: { feedback: FeedbackShown; code: string; page: string }) {
  const { decision, version, state, toRead, writer, checker, mayCheck } = feedback;
  return (
    <div className="space-y-3">
      <FeedbackAsRead feedback={toRead} label={`Feedback for ${code}, as the applicant will read it`} />
      <p className="text-[0.9375rem] text-quiet">
        Written by {writer ?? "somebody who is no longer here"}.{" "}
        {state === "checked"
          ? `Checked by ${checker ?? "somebody who is no longer here"}.`
          : mayCheck
            ? "Read it as the applicant will: is it true, kind, and of use?"
            : "Another mentor of the project, or an admin, has to check it before it can leave."}
      </p>
      {/* The form stays where it is after it was sent, so that what came of it is said. */}
      <Form id={`check-${decision}`} action={checkDecisionFeedback} schema={checkForm} className="space-y-3">
        <Hidden name="decision" value={decision} />
        <Hidden name="version" value={String(version)} />
        <Hidden name="page" value={page} />
        {mayCheck && (
          <Submit kind="quiet" small>
            Mark as checked<span className="sr-only"> the feedback for {code}</span>
          </Submit>
        )}
      </Form>
    </div>
  );
}
