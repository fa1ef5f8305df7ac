import { Empty } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { decisionKinds, kindNames, placesText } from "#lib/decisions/rules.ts";
import type { DecisionList as List } from "#lib/decisions/view.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import { FeedbackCheck } from "./feedback-check.tsx";
import { DecisionBadge, FeedbackBadge } from "./kind-badge.tsx";

const number = (count: number) => count.toLocaleString("en-GB");

type Props = {
  list: List;
  /** The kind that is shown alone. */
  kind: DecisionKind | undefined;
  /** The address of this list, without its query. */
  here: string;
  /** Where the application itself is read; nowhere for admins. */
  application?: (code: string) => string;
};

/** A project's decisions: how many of each kind against its places, then one by one. */
export function DecisionList({ list, kind, here, application }: Props) {
  const { counts, places, open, hidden, lines, next } = list;
  const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...(next === null ? {} : { after: next }) });
  return (
    <div className="space-y-10">
      <section aria-labelledby="counts" className="space-y-4">
        <h2 id="counts">Against the places</h2>
        <Callout tone={counts.offer > places ? "bad" : "plain"}>
          <p>{placesText(counts.offer, places)}</p>
        </Callout>
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          {decisionKinds.map((one) => (
            <div key={one}>
              <dt className="text-[0.9375rem] text-quiet">{kindNames[one]}</dt>
              <dd className="figures text-2xl font-semibold">{number(counts[one])}</dd>
            </div>
          ))}
          <div>
            <dt className="text-[0.9375rem] text-quiet">Nothing decided</dt>
            <dd className="figures text-2xl font-semibold">{number(open)}</dd>
          </div>
        </dl>
        {hidden > 0 && (
          <p className="max-w-3xl text-quiet">
            {hidden === 1 ? "1 application is" : `${number(hidden)} applications are`} left out of all this: others’
            opinions of {hidden === 1 ? "it" : "them"} are hidden from you, since your own review is not in, or the
            present phase hides them, or you stepped back.
          </p>
        )}
      </section>
      <section aria-labelledby="one-by-one" className="space-y-4">
        <h2 id="one-by-one">One by one</h2>
        <nav aria-label="Kind of decision">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            <li>
              <a href={here} aria-current={kind === undefined ? "page" : undefined} className={current(!kind)}>
                All
              </a>
            </li>
            {decisionKinds.map((one) => (
              <li key={one}>
                <a
                  href={`${here}?kind=${one}`}
                  aria-current={kind === one ? "page" : undefined}
                  className={current(kind === one)}
                >
                  {kindNames[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {lines.length === 0 ? (
          <Empty>
            {kind ? `Nothing is decided as “${kindNames[kind]}”.` : "Nothing is decided yet."}
            {application && " Decide on an application’s own page, or on several in the table."}
          </Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {lines.map((line) => (
              <li key={line.code} className="space-y-3 py-4">
                <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                  <h3 className="figures min-w-28">
                    {application ? <a href={application(line.code)}>{line.code}</a> : line.code}
                  </h3>
                  <span>
                    <DecisionBadge kind={line.kind} />{" "}
                    <span className="text-[0.9375rem] text-quiet">
                      {line.state}, set by {line.by ?? "somebody who is no longer here"}
                    </span>
                  </span>
                  {line.kind === "decline" && (
                    <span className="text-[0.9375rem]">
                      Feedback: <FeedbackBadge state={line.feedbackState} />
                    </span>
                  )}
                </div>
                {line.feedback && (
                  <details>
                    <summary className="cursor-pointer py-1 text-accent">
                      {line.feedback.mayCheck ? "Read and check the feedback" : "Read the feedback"}
                      <span className="sr-only"> for {line.code}</span>
                    </summary>
                    <div className="mt-2 max-w-3xl">
                      <FeedbackCheck feedback={line.feedback} code={line.code} page={here} />
                    </div>
                  </details>
                )}
              </li>
            ))}
          </ul>
        )}
        {next !== null && (
          <p>
            <a href={`${here}?${query}`} className="button button-quiet">
              Next page
            </a>
          </p>
        )}
      </section>
    </div>
  );
}

const current = (is: boolean) => (is ? "font-semibold text-ink no-underline" : undefined);
