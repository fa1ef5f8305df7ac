import Link from "next/link";
import { Callout } from "#components/ui/callout.tsx";
import { chosenPrompt, isGiven } from "#lib/applications/rules.ts";
import type { ApplicationView } from "#lib/applications/view.ts";
import { utcSecond } from "#lib/clock.ts";
import { textName } from "#lib/essays/variant-rules.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";
import { ResumeForm, SubmitForm, WithdrawForm } from "./forms.tsx";
import { promptLetter } from "./prompts.tsx";

/** What a press of Submit would do: `late` after the deadline, when it is kept and not read unless admitted. */
export type Sendable = "in-time" | "late" | null;

/** Whether something can be sent now that was not sent yet, and what would become of it. */
export function sendable({ open, state, applying, changed, late }: ApplicationView): Sendable {
  if (state === "withdrawn") return null;
  const news = state === "draft" || changed.size > 0;
  if (open) return news ? "in-time" : null;
  const closed = !applying.open && applying.why === "closed";
  return closed && news && (late === null || late.changed) ? "late" : null;
}

/**
 * What would be sent now, what is missing, and the button. The form stays in its place when there
 * is nothing to press any more, since a press that came too late is answered in it.
 */
export function SubmitSection({ application, working }: { application: ApplicationView; working: boolean }) {
  const again = application.state === "submitted";
  const when = sendable(application);
  const shown = working || when !== null;
  const label = when === "late" ? "Send it late" : again ? "Submit again" : "Submit application";
  return (
    <section
      aria-labelledby={shown ? "submit-heading" : undefined}
      className={`space-y-4 ${shown ? "" : "hidden has-[[role=alert]]:block"}`}
    >
      {when !== null ? <Sending application={application} when={when} /> : working && <Submitted />}
      <SubmitForm
        id={application.id}
        label={when === null ? null : label}
        texts={application.answers.flatMap(({ essay }) => essay?.id ?? [])}
      />
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

function Sending({ application, when }: { application: ApplicationView; when: "in-time" | "late" }) {
  const { missing } = application;
  const again = application.state === "submitted";
  return (
    <>
      <h2 id="submit-heading">{when === "late" ? "Send it late" : again ? "Submit again" : "Submit"}</h2>
      {when === "late" ? (
        <p className="max-w-2xl">
          The deadline has passed. What you send now is kept exactly as it is, marked as late, and you get a receipt.
          Reviewers read it only if the programme admits it, which it need not do.
          {again && " Until then, what you submitted before the deadline stands."}
        </p>
      ) : (
        again && (
          <Callout tone="warn">
            You changed something since you submitted. Until you submit again, reviewers read what your receipt lists.
          </Callout>
        )
      )}
      {missing.length > 0 ? (
        <div>
          <p className="max-w-2xl">
            {missing.length === 1 ? "One answer is" : `${missing.length} answers are`} not ready yet. You can leave and
            come back at any time: what you save is kept.
          </p>
          <ul className="mt-2 list-disc pl-6">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : (
        <Contents application={application} when={when} />
      )}
    </>
  );
}

function Contents({ application, when }: { application: ApplicationView; when: "in-time" | "late" }) {
  const several = application.answers.some(({ variants }) => variants.length > 0);
  return (
    <div>
      <p>
        {when === "late" ? "This would be sent" : "This is sent"} to the reviewers of “{application.project.title}”, who
        don’t see your name:
      </p>
      <ul className="list-disc pl-6">
        {application.answers.filter(isGiven).map((answer) => (
          <li key={answer.problemId}>
            {answer.title}
            {answer.prompts.length > 1 &&
              `, prompt ${promptLetter(answer.prompts.findIndex((prompt) => prompt.id === chosenPrompt(answer)?.id))}`}
            : {amountText(answer.kind, answer.essay?.words ?? 0)}
            {several && answer.essay && answer.essay.variant !== "" && ` (${textName(answer.essay.variant)})`}
          </li>
        ))}
      </ul>
      {when === "in-time" && (
        <p className="mt-2 text-quiet">
          You get a receipt at once, here and by e-mail. You can change your essays and submit again until the deadline.
        </p>
      )}
    </div>
  );
}

/** What was received after the deadline, and what that means. */
export function LateNote({ id, late }: { id: string; late: NonNullable<ApplicationView["late"]> }) {
  return (
    <Callout tone="warn">
      Received late on <time dateTime={late.receivedAt.toISOString()}>{utcSecond(late.receivedAt)}</time>, receipt{" "}
      <span className="font-mono">{late.receipt}</span>. It is kept, and read only if the programme admits it.{" "}
      <Link href={paths.receipt(id, late.number)} prefetch={false}>
        What was received late
      </Link>
    </Callout>
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
