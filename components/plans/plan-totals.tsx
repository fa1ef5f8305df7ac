import type { PlanView } from "#lib/plans/view.ts";
import { wordsText } from "#lib/words.ts";

const count = (amount: number, one: string, more = `${one}s`) => `${amount} ${amount === 1 ? one : more}`;

/** The whole of the work in a few figures. */
export function PlanTotals({ plan }: { plan: PlanView }) {
  const projects = plan.projects.filter(({ counts }) => counts).length;
  if (plan.texts === 0) return <p>The projects on your plan ask nothing that you could still write for them.</p>;
  return (
    <section aria-labelledby="totals">
      <h2 id="totals" className="sr-only">
        In all
      </h2>
      <dl className="figures grid gap-x-6 gap-y-2 xs:grid-cols-[auto_1fr]">
        <dt className="font-semibold">Texts</dt>
        <dd>
          {count(plan.texts, "text")} for {count(plan.answers, "answer")} to {count(projects, "project")}
          {plan.lists > 0 && `, ${plan.lists === 1 ? "one of them a list" : `${plan.lists} of them lists`} of links`}
        </dd>
        <dt className="font-semibold">Words in all</dt>
        <dd>
          at least {wordsText(plan.least)}
          {plan.recommended > plan.least && `, about ${wordsText(plan.recommended)} as recommended`}
        </dd>
        <dt className="font-semibold">Done</dt>
        <dd>
          {plan.answersDone} of {count(plan.answers, "answer")}
          {plan.leastLeft > 0
            ? `; at least ${wordsText(plan.leastLeft)} are left to write`
            : plan.answersDone === plan.answers && ": everything is written"}
        </dd>
      </dl>
    </section>
  );
}
