"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Radios, TextArea } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { utc } from "#lib/clock.ts";
import { decideApplication, takeBackApplicationDecision } from "#lib/decisions/actions.ts";
import { feedbackToRead, type ProblemTitle, parseReason } from "#lib/decisions/reasons.ts";
import { decisionKinds, kindNames } from "#lib/decisions/rules.ts";
import { decisionForm, decisionLabels, takeBackForm } from "#lib/decisions/schema.ts";
import type { DecisionPanelView } from "#lib/decisions/view.ts";
import { listAt, valueAt } from "#lib/forms.ts";
import { paths } from "#lib/paths.ts";
import { FeedbackAsRead } from "./feedback-as-read.tsx";
import { FeedbackCheck } from "./feedback-check.tsx";
import { DecisionBadge } from "./kind-badge.tsx";
import { ReasonBoxes } from "./reason-boxes.tsx";

const means = {
  advance: "They go on to the next round.",
  waitlist: "They may get a place that becomes free.",
  offer: "They get a place.",
  decline: "They get no place, and may read why.",
};

/**
 * What the project decides on an application, for those who lead it.
 * @param sent a form of this page came without script: then it is here still, with what it held, though
 * nothing may be decided any more
 */
export function DecisionPanel({
  project,
  code,
  view,
  sent = false,
}: {
  project: string;
  code: string;
  view: DecisionPanelView;
  sent?: boolean;
}) {
  const { decision, refusal, problems, values } = view;
  return (
    <section aria-labelledby="the-decision" className="space-y-4">
      <h2 id="the-decision">Decision</h2>
      {decision ? (
        <div>
          <p>
            <DecisionBadge kind={decision.kind} /> {decision.state === "pending" ? "Pending" : "Released"}, set by{" "}
            {decision.by ?? "somebody who is no longer here"} on{" "}
            <time dateTime={decision.at.toISOString()}>{utc(decision.at)}</time>.
          </p>
          {decision.state === "pending" && (
            <p className="mt-1 text-[0.9375rem] text-quiet">
              The applicant sees nothing of it before an admin releases it.
            </p>
          )}
        </div>
      ) : refusal === null ? (
        <p className="text-quiet">Nothing is decided yet.</p>
      ) : (
        sent && (
          <Callout>
            <p>{refusal}</p>
          </Callout>
        )
      )}
      {refusal !== null && !sent ? (
        <>
          {decision?.note && (
            <div>
              <h3>Private note</h3>
              <p className="whitespace-pre-line">{decision.note}</p>
            </div>
          )}
          <Callout>
            <p>{refusal}</p>
          </Callout>
        </>
      ) : (
        <DecisionFields project={project} code={code} values={values} problems={problems} />
      )}
      {decision?.feedback && (
        <div className="space-y-3 border-t border-line pt-5">
          <h3>Feedback as it is stored</h3>
          <FeedbackCheck feedback={decision.feedback} code={code} page={paths.reviewDecision(project, code)} />
        </div>
      )}
      {refusal === null && decision && <TakeBack project={project} code={code} version={decision.version} />}
      <p>
        <a href={paths.reviewDecisions(project)}>All decisions of this project</a>
      </p>
    </section>
  );
}

function DecisionFields({
  project,
  code,
  values,
  problems,
}: { project: string; code: string } & Pick<DecisionPanelView, "values" | "problems">) {
  return (
    <Form
      id="decide"
      action={decideApplication}
      schema={decisionForm}
      values={values}
      className="group/decide space-y-6"
    >
      <Overtaken labels={decisionLabels} />
      <Hidden name="project" value={project} />
      <Hidden name="code" value={code} />
      <Radios
        name="kind"
        label="What do you decide?"
        choices={decisionKinds.map((value) => ({ value, label: kindNames[value], hint: means[value] }))}
      />
      <TextArea
        name="note"
        label="Private note"
        optional
        hint="For the mentors of this project. The applicant never reads it."
        rows={3}
      />
      <ForDecline problems={problems} />
      <div className="flex flex-wrap gap-3">
        <Submit name="act" value="save">
          Save the decision
        </Submit>
        <span className="hidden group-has-[input[value=decline]:checked]/decide:inline">
          <Submit kind="quiet" name="act" value="preview">
            Preview the feedback
          </Submit>
        </span>
      </div>
    </Form>
  );
}

/** What is only asked of a decline; what was written there is kept whatever is decided. */
function ForDecline({ problems }: { problems: ProblemTitle[] }) {
  const { values, errors, preview } = useFormContext();
  const wrong = errors["reasons"] || errors["feedback"];
  return (
    <div className={wrong ? "space-y-6" : "hidden space-y-6 group-has-[input[value=decline]:checked]/decide:block"}>
      <ReasonBoxes problems={problems} />
      <TextArea
        name="feedback"
        label="Feedback in your own words"
        optional
        hint="The applicant reads it below the reasons, as plain text. Say what was good, and what would have made it better; nothing about others, and nothing that only you know."
        rows={5}
      />
      {preview !== undefined && (
        <FeedbackAsRead
          label="Preview of the feedback"
          feedback={feedbackToRead(
            listAt(values, "reasons")
              .map(parseReason)
              .filter((one) => one !== undefined),
            valueAt(values, "feedback"),
            problems,
          )}
        />
      )}
    </div>
  );
}

function TakeBack({ project, code, version }: { project: string; code: string; version: number }) {
  return (
    <details>
      <summary className="cursor-pointer py-1.5 text-accent">Take the decision back</summary>
      <Form id="take-back" action={takeBackApplicationDecision} schema={takeBackForm} className="mt-3 space-y-3">
        <Hidden name="project" value={project} />
        <Hidden name="code" value={code} />
        <Hidden name="version" value={String(version)} />
        <p className="text-[0.9375rem] text-quiet">
          Its private note, its reasons and its feedback are deleted with it. To decide otherwise and keep them, change
          the decision instead.
        </p>
        <Submit kind="danger">Take the decision back</Submit>
      </Form>
    </details>
  );
}
