import { Countdown } from "#components/cohorts/countdown.tsx";
import { LastHour } from "#components/cohorts/last-hour.tsx";
import type { ApplicationView } from "#lib/applications/view.ts";
import { sendable } from "./acts.tsx";

type Props = { application: ApplicationView; now: Date };

/** How long one can still submit; and, should the deadline pass while the page is open, what that means. */
export function TimeLeft({ application, now }: Props) {
  return (
    <div className="basis-full space-y-1">
      <Countdown
        now={now.toISOString()}
        closesAt={application.cohort.closesAt.toISOString()}
        passed={passedText(application)}
      />
      <p className="text-[0.9375rem] text-quiet">
        In time is what the server has received by then, however long it takes to answer.
      </p>
    </div>
  );
}

/** What it means for an application, as this page knows it, that its deadline has passed. */
export function passedText({ state, submitAtDeadline, submission }: ApplicationView): string {
  if (state === "withdrawn") return "You withdrew this application, so nothing is sent.";
  if (submitAtDeadline)
    return "As you had asked, what stood here at the deadline is being submitted, if it is complete. You are told by e-mail what became of it.";
  if (state === "submitted" && submission)
    return `What you submitted stands, receipt ${submission.receipt}. What you send from now on is kept as late, and read only if the programme admits it.`;
  return "This application was not submitted. You can still send it: it is then kept as late, and read only if the programme admits it. Your texts are kept in any case.";
}

/** In the last hour: what is still missing, or that nothing is. */
export function LastHourNote({ application, now }: Props) {
  const { missing, submitAtDeadline, cohort, project } = application;
  const when = sendable(application);
  return (
    <LastHour now={now.toISOString()} closesAt={cohort.closesAt.toISOString()}>
      {when === null ? (
        <p>Less than an hour is left for “{project.title}”. Everything is sent as it stands here.</p>
      ) : missing.length === 0 ? (
        <p>
          Less than an hour is left for “{project.title}”. Everything is ready, and not yet sent:{" "}
          {submitAtDeadline ? "it is submitted for you at the deadline, or when you do it yourself." : "submit it."}
        </p>
      ) : (
        <>
          <p>Less than an hour is left for “{project.title}”. Still missing:</p>
          <ul className="mt-1 list-disc pl-6">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </LastHour>
  );
}
