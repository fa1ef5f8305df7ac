import Link from "next/link";
import { Countdown } from "#components/cohorts/countdown.tsx";
import { Deadline } from "#components/cohorts/deadline.tsx";
import type { ApplicationView } from "#lib/applications/view.ts";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { StateBadge } from "./state-badge.tsx";

/** One's applications, under the cohort whose deadline they share. */
export function ApplicationList({ applications, now }: { applications: ApplicationView[]; now: Date }) {
  const cohorts = Map.groupBy(applications, ({ cohort }) => `${cohort.name} ${cohort.closesAt.toISOString()}`);
  return [...cohorts].map(([key, group]) => {
    const closesAt = group[0]?.cohort.closesAt ?? now;
    const left = closesAt.getTime() - now.getTime();
    return (
      <section key={key} className="space-y-4">
        <h2>{group[0]?.cohort.name}</h2>
        <Deadline at={closesAt} label={left >= 0 ? "Deadline" : "Closed"} counted={left >= 0} />
        {group.some(({ cohort }) => cohort.extended) && (
          <p className="text-quiet">Your own deadline: the programme has extended it for you.</p>
        )}
        {left >= 0 && (
          <Countdown
            now={now.toISOString()}
            closesAt={closesAt.toISOString()}
            passed="What you submitted stands. What you send from now on is kept as late, and read only if the programme admits it."
          />
        )}
        <ul className="divide-y divide-line border-y border-line">
          {group.map((application) => (
            <li key={application.id} className="space-y-1.5 py-5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <h3>
                  <Link href={paths.application(application.id)} prefetch={false}>
                    {application.project.title}
                  </Link>
                </h3>
                <StateBadge state={application.state} open={application.open} />
              </div>
              <Standing application={application} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function Standing({ application }: { application: ApplicationView }) {
  const { state, submission, missing, changed, open, late } = application;
  const acts = open && state !== "withdrawn";
  return (
    <>
      {acts && missing.length > 0 && (
        <ul className="list-disc pl-6">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {acts && missing.length === 0 && state === "draft" && <p>Everything is ready: submit it before the deadline.</p>}
      {acts && changed.size > 0 && (
        <p className="text-warn">Changed since you submitted; submit again to send the new text.</p>
      )}
      {late && (
        <p className="text-warn">
          Received late <time dateTime={late.receivedAt.toISOString()}>{utc(late.receivedAt)}</time>; kept, and read
          only if the programme admits it.
        </p>
      )}
      {submission && (
        <p className="text-quiet">
          Last submitted <time dateTime={submission.receivedAt.toISOString()}>{utc(submission.receivedAt)}</time>,
          receipt <span className="font-mono">{submission.receipt}</span>
        </p>
      )}
    </>
  );
}
