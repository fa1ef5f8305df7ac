import { Badge, type Tone } from "#components/ui/badge.tsx";
import { kindNames } from "#lib/decisions/rules.ts";
import { type Column, columnWords } from "#lib/reviews/columns.ts";
import type { MyState } from "#lib/reviews/rules.ts";
import type { TableRow } from "#lib/reviews/shown.ts";
import { dayText, scoreText, stateNames } from "#lib/reviews/words.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";

const stateTones: Record<MyState, Tone> = { waiting: "plain", draft: "warn", done: "good", recused: "plain" };
const kindTones: Record<DecisionKind, Tone> = { advance: "good", offer: "good", waitlist: "warn", decline: "plain" };

/** One cell of the table. What the reader may not see says so, the same whatever it would be. */
export function Cell({ column, row }: { column: Column; row: TableRow }) {
  return <td className={columnWords[column].number ? "number" : "pl-4"}>{shown[column](row)}</td>;
}

const NONE = "–";

const score = (value: number | null, seen: boolean) =>
  seen ? value === null ? NONE : scoreText(value) : <span className="text-quiet">hidden</span>;

const shown: Record<Column, (row: TableRow) => React.ReactNode> = {
  state: ({ state }) => <Badge tone={stateTones[state]}>{stateNames[state]}</Badge>,
  reviews: ({ reviews }) => reviews,
  mean: ({ mean, seen }) => score(mean, seen),
  spread: ({ spread, seen }) => score(spread, seen),
  corrected: ({ corrected, interval, seen }) => (
    <span className="whitespace-nowrap">
      {score(corrected, seen)}
      {interval && (
        <span className="text-sm text-quiet">
          {" "}
          ({scoreText(interval[0])} to {scoreText(interval[1])})
        </span>
      )}
    </span>
  ),
  changed: ({ changed }) => changed && <Badge tone="warn">Changes</Badge>,
  mine: ({ mine }) => (mine === null ? NONE : scoreText(mine)),
  decision: ({ decision }) => decision && <Badge tone={kindTones[decision]}>{kindNames[decision]}</Badge>,
  flagged: ({ flagged }) => flagged && <span className="font-semibold text-accent">Flagged</span>,
  assigned: ({ assigned }) => assigned && "Assigned",
  words: ({ words }) => (words === null ? NONE : words.toLocaleString("en-GB")),
  submitted: ({ submittedAt }) => <span className="whitespace-nowrap">{dayText(submittedAt)}</span>,
};
