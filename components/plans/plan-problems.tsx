import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { groupTitle } from "#lib/applications/blocks.ts";
import { paths } from "#lib/paths.ts";
import type { PlannedAsk, PlanView } from "#lib/plans/view.ts";
import { amountText, kindNames, limitsText } from "#lib/problems/kinds.ts";
import { listed } from "#lib/text.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

type Problem = PlanView["problems"][number];

/** Each problem of a plan: who asks it, with which range, and how many texts it takes. */
export function PlanProblems({ problems }: { problems: Problem[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {problems.map((problem) => (
        <li key={problem.id} className="space-y-3 py-6">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h3>
              {problem.essayId ? (
                <Link href={paths.essay(problem.essayId)} prefetch={false}>
                  {problem.title}
                </Link>
              ) : (
                problem.title
              )}
            </h3>
            {problem.kind !== "essay" && <Badge>{kindNames[problem.kind]}</Badge>}
          </div>
          <Cuts problem={problem} />
          <table className="table table-fixed">
            <thead>
              <tr>
                <th scope="col" className="w-2/5">
                  Project
                </th>
                <th scope="col">Asks for</th>
                <th scope="col" className="w-1/4">
                  So far
                </th>
              </tr>
            </thead>
            <tbody>
              {problem.asks.map((ask) => (
                <tr key={ask.project}>
                  <th scope="row" className="border-b! border-line! py-2.5! align-top! font-normal!">
                    {ask.name}
                  </th>
                  <td>
                    {limitsText(problem.kind, ask.range)}
                    {partText(ask)}
                  </td>
                  <td>
                    {ask.done ? (
                      <span className="text-good">
                        {ask.words === null ? "fits" : `${amountText(problem.kind, ask.words)}, fits`}
                      </span>
                    ) : (
                      <span className="text-quiet">{ask.leftOut ? "left out" : "to do"}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}

function partText({ part, group }: PlannedAsk): string {
  if (group) {
    const of = groupTitle({ ...group, title: "" }, group.of).replace(/^A/, "a");
    return part === "suggested" ? ` (${of}: suggested)` : ` (${of}: not needed)`;
  }
  return part === "optional" ? " (optional, not counted)" : "";
}

/** "One text fits all 3: 300 to 400 words, about 400." */
function Cuts({ problem: { cuts, kind } }: { problem: Problem }) {
  const [first] = cuts;
  if (!first)
    return <p className="text-quiet">Not counted: nobody requires it, or another of its group is suggested.</p>;
  if (cuts.length === 1) {
    const asking = first.projects.length;
    return (
      <p>
        {asking === 1 ? "One text" : asking === 2 ? "One text fits both" : `One text fits all ${asking}`}:{" "}
        {lengthText(kind, first)}.
      </p>
    );
  }
  return (
    <div>
      <p>No single text fits everybody: it takes at least {cuts.length}, one shared text and variants of it.</p>
      <ul className="list-disc pl-6">
        {cuts.map((cut) => (
          <li key={cut.projects[0]}>
            For {listed(cut.names)}: {lengthText(kind, cut)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function lengthText(kind: ProblemKind, { least, most, recommended }: Problem["cuts"][number]): string {
  // A minimum of one is none: an answer that is given has at least a word.
  return limitsText(kind, { min: least > 1 ? least : null, recommended, max: most });
}
