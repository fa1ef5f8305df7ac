import Link from "next/link";
import { Callout } from "#components/ui/callout.tsx";
import { changeText } from "#lib/applications/changes.ts";
import { utc } from "#lib/clock.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { paths } from "#lib/paths.ts";

/** What its author has to know before writing on: the problem was worded anew; what was sent is another text by now. */
export function EssayNews({ essay }: { essay: EssayView }) {
  const changed = essay.demands.flatMap(({ sent, ...demand }) =>
    sent?.change ? [{ ...demand, at: sent.at, change: sent.change }] : [],
  );
  if (!essay.wordingChanged && changed.length === 0) return null;
  return (
    <div className="space-y-4">
      {essay.wordingChanged && (
        <Callout tone="warn">
          This problem was worded anew since you wrote. Your text is kept as it was; what you submit from now on answers
          the new wording.{" "}
          <Link href={paths.wording(essay.id)} prefetch={false}>
            See what changed in the problem
          </Link>
        </Callout>
      )}
      {changed.length > 0 && (
        <Callout>
          <ul className="space-y-2">
            {changed.map(({ applicationId, project, at, change, applying }) => (
              <li key={applicationId}>
                {changeText(change, `to “${project}” on ${utc(at)}`)}{" "}
                <Link href={paths.compareSent(essay.id, applicationId)} prefetch={false}>
                  {applying.open ? "See the difference and send it again" : "See the difference"}
                  <span className="sr-only"> to {project}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}
