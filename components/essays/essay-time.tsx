import Link from "next/link";
import { Countdown } from "#components/cohorts/countdown.tsx";
import { LastHour } from "#components/cohorts/last-hour.tsx";
import { utc } from "#lib/clock.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  essay: EssayView;
  now: Date;
  /** What is missing of an application, by its id; only of those whose last hour it is. */
  missing: ReadonlyMap<string, string[]>;
};

/** How long this text can still be sent: the next deadline of those who ask for it, and what its last hour is for. */
export function EssayTime({ essay, now, missing }: Props) {
  const open = essay.demands
    .filter(({ applying }) => applying.open)
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime());
  const [next] = open;
  if (!next) return null;
  const closesAt = next.closesAt.toISOString();
  const first = open.filter((demand) => demand.closesAt.getTime() === next.closesAt.getTime());
  const later = open.length - first.length;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-y border-line py-3">
        <p className="text-quiet">
          Deadline{later > 0 && ` of ${first.map(({ name }) => name).join(" and ")}`}:{" "}
          <time dateTime={closesAt}>{utc(next.closesAt)}</time>
        </p>
        <Countdown
          now={now.toISOString()}
          closesAt={closesAt}
          passed={
            later > 0
              ? "What you save from now on still counts for your other applications alone."
              : "What you save from now on is kept, but it is late. What you submitted before stands."
          }
        />
      </div>
      <LastHour now={now.toISOString()} closesAt={closesAt}>
        <p>Less than an hour is left.</p>
        <ul className="mt-1 list-disc pl-6">
          {first.map(({ applicationId, project, state }) => (
            <li key={applicationId}>
              <Link href={paths.application(applicationId)} prefetch={false}>
                {project}
              </Link>
              : {missingText(missing.get(applicationId), state === "submitted")}
            </li>
          ))}
        </ul>
      </LastHour>
    </div>
  );
}

/** `missing`: as the page was made; undefined when that was before the last hour. */
function missingText(missing: string[] | undefined, submitted: boolean): string {
  if (missing === undefined) return "look there for what is still missing, and submit it.";
  if (missing.length > 0) return `when you opened this page, this was missing: ${missing.join(" ")}`;
  return submitted ? "submitted; send it again when you have changed something." : "complete, and not yet submitted.";
}
