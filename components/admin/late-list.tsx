import Link from "next/link";
import { Empty } from "#components/layout/page.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { LateRow } from "#lib/applications/late-queries.ts";
import { span, utcSecond } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";

type Standing = Pick<LateRow, "admitted" | "waits" | "state" | "standing" | "receivedAt">;

/** What has become of something that came late. */
export function lateState({ admitted, waits, state }: Standing): [Tone, string] {
  if (admitted) return ["good", "Admitted"];
  if (waits) return ["warn", "Waits"];
  return ["plain", state === "withdrawn" ? "Withdrawn" : "Replaced by a later one"];
}

/** What reviewers read of the application now, in a sentence. */
export function standingText({ admitted, standing, receivedAt }: Standing): string {
  if (admitted) return "Reviewers read this.";
  if (!standing) return "Nothing else of this application was submitted.";
  return `Reviewers read what was submitted ${standing < receivedAt ? "before, on" : "after, on"} ${utcSecond(standing)}.`;
}

/** Everything that came late in a cohort, with a way to read each. */
export function LateList({ cohort, late }: { cohort: string; late: LateRow[] }) {
  if (late.length === 0) return <Empty>Nothing has come after the deadline.</Empty>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {late.map((row) => {
        const [tone, label] = lateState(row);
        const name = row.name ?? row.email;
        return (
          <li key={row.id} className="space-y-1 py-4">
            <h2 className="text-lg">
              <Link href={paths.admin.lateSubmission(cohort, row.id)} prefetch={false}>
                {name}: {row.project}
              </Link>{" "}
              <Badge tone={tone}>{label}</Badge>
            </h2>
            {row.name && <p className="break-words text-quiet">{row.email}</p>}
            <p>
              Received <time dateTime={row.receivedAt.toISOString()}>{utcSecond(row.receivedAt)}</time>, {lateness(row)}
              . Receipt <span className="font-mono">{row.receipt}</span>.
            </p>
            <p className="text-quiet">{standingText(row)}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** How late it was by the deadline that holds for its author now: that may have been moved since. */
export function lateness({ receivedAt, closesAt }: Pick<LateRow, "receivedAt" | "closesAt">): string {
  const by = receivedAt.getTime() - closesAt.getTime();
  return by > 0 ? `${span(by)} after the deadline` : "before the deadline that holds for them now";
}
