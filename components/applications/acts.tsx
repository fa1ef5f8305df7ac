import { Callout } from "#components/ui/callout.tsx";
import { answerState, chosenPrompt } from "#lib/applications/rules.ts";
import type { ApplicationView } from "#lib/applications/view.ts";
import { wordsText } from "#lib/words.ts";
import { ResumeForm, SubmitForm, WithdrawForm } from "./forms.tsx";
import { promptLetter } from "./prompts.tsx";

/**
 * What would be sent now, what is missing, and the button. The form stays in its place when there
 * is nothing to press any more, since a press that came too late is answered in it.
 */
export function SubmitSection({ application, working }: { application: ApplicationView; working: boolean }) {
  const again = application.state === "submitted";
  const sendable = working && !(again && application.changed.size === 0);
  return (
    <section
      aria-labelledby={working ? "submit-heading" : undefined}
      className={`space-y-4 ${working ? "" : "hidden has-[[role=alert]]:block"}`}
    >
      {working && (sendable ? <Sending application={application} again={again} /> : <Submitted />)}
      <SubmitForm id={application.id} label={sendable ? (again ? "Submit again" : "Submit application") : null} />
    </section>
  );
}

function Submitted() {
  return (
    <>
      <h2 id="submit-heading">Submitted</h2>
      <p className="max-w-2xl">
        Reviewers read exactly what your receipt lists. You can edit your essays and submit again until the deadline.
      </p>
    </>
  );
}

function Sending({ application, again }: { application: ApplicationView; again: boolean }) {
  const { missing, answers } = application;
  const sending = answers.filter((answer) => answerState(answer).kind !== "empty");
  return (
    <>
      <h2 id="submit-heading">{again ? "Submit again" : "Submit"}</h2>
      {again && (
        <Callout tone="warn">
          You changed something since you submitted. Until you submit again, reviewers read what your receipt lists.
        </Callout>
      )}
      {missing.length > 0 ? (
        <p className="max-w-2xl">
          {missing.length === 1 ? "One answer is" : `${missing.length} answers are`} not ready yet. You can leave and
          come back at any time: what you save is kept.
        </p>
      ) : (
        <div>
          <p>This is sent to the reviewers of “{application.project.title}”, who don’t see your name:</p>
          <ul className="list-disc pl-6">
            {sending.map((answer) => (
              <li key={answer.problemId}>
                {answer.title}
                {answer.prompts.length > 1 &&
                  `, prompt ${promptLetter(answer.prompts.findIndex((prompt) => prompt.id === chosenPrompt(answer)?.id))}`}
                : {wordsText(answer.essay?.words ?? 0)}
              </li>
            ))}
          </ul>
          <p className="mt-2 text-quiet">
            You get a receipt at once, here and by e-mail. You can change your essays and submit again until the
            deadline.
          </p>
        </div>
      )}
    </>
  );
}

/** Asks before it withdraws, with and without script. */
export function WithdrawSection({ application }: { application: ApplicationView }) {
  return (
    <section aria-labelledby="withdraw-heading" className="border-t border-line pt-5">
      <h2 id="withdraw-heading" className="sr-only">
        Withdraw
      </h2>
      <details>
        <summary className="cursor-pointer text-accent">Withdraw this application</summary>
        <div className="mt-3 max-w-2xl space-y-4">
          <p>
            Withdraw your application to “{application.project.title}”? Reviewers will not see it any more. Your essays
            are kept.{" "}
            {application.open
              ? "Until the deadline you can take it up again."
              : "The deadline has passed, so you could not take it up again."}
          </p>
          <WithdrawForm id={application.id} />
        </div>
      </details>
    </section>
  );
}

export function WithdrawnSection({ application }: { application: ApplicationView }) {
  return (
    <section aria-labelledby="withdrawn-heading" className="space-y-4">
      <h2 id="withdrawn-heading">You withdrew this application</h2>
      <p className="max-w-2xl">
        Reviewers don’t see it. Your essays are kept.{" "}
        {application.open
          ? "You can take it up again until the deadline; it is then a draft, to be submitted anew."
          : "The deadline has passed."}
      </p>
      {application.open && <ResumeForm id={application.id} />}
    </section>
  );
}
