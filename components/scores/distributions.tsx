import { scale } from "#lib/scores/chart.ts";
import type { Distribution } from "#lib/scores/report.ts";
import { type Bin, binsOf, type CriterionShown } from "#lib/scores/view.ts";
import { Drawing, Picture } from "./picture.tsx";

const HEIGHT = 110;
const FLOOR = HEIGHT - 22;

/** How often each score of a criterion was given, by all and by each reviewer. @param names by id */
export function Distributions({
  criterion,
  distributions,
  names,
}: {
  criterion: CriterionShown;
  distributions: Distribution[];
  names: ReadonlyMap<string, string>;
}) {
  const rows = distributions
    .filter(({ criterionId }) => criterionId === criterion.id)
    .map(({ reviewerId, counts }) => ({
      id: reviewerId ?? "all",
      name: reviewerId === null ? "All reviewers" : (names.get(reviewerId) ?? "A former reviewer"),
      bins: binsOf(criterion, counts),
    }))
    .sort((a, b) => Number(b.id === "all") - Number(a.id === "all") || a.name.localeCompare(b.name, "en-GB"));
  if (rows.length === 0) return null;
  return (
    <Picture
      id={`distribution-${criterion.id}`}
      title={criterion.name}
      description={`How often each score from ${criterion.min} to ${criterion.max} was given. The tallest column of each picture is a reviewer’s most frequent score; above the columns stand the counts.`}
      table={<CountTable rows={rows} />}
    >
      <ul className="mt-3 flex flex-wrap gap-x-8 gap-y-5">
        {rows.map(({ id, name, bins }) => (
          <li key={id}>
            <p className="max-w-44 font-semibold">{name}</p>
            <Columns id={`columns-${criterion.id}-${id}`} name={name} criterion={criterion.name} bins={bins} />
          </li>
        ))}
      </ul>
    </Picture>
  );
}

function Columns({ id, name, criterion, bins }: { id: string; name: string; criterion: string; bins: Bin[] }) {
  // Labels of steps, such as 10–19, need more room than single scores.
  const slot = bins.some(({ label }) => label.length > 3) ? 44 : bins.length > 8 ? 24 : 30;
  const width = bins.length * slot;
  const height = scale([0, Math.max(1, ...bins.map(({ count }) => count))], [0, FLOOR - 20]);
  const told = bins.map(({ label, count }) => `${label}: ${count}`).join(", ");
  return (
    <div className="max-w-[calc(100vw-3rem)] overflow-x-auto">
      <Drawing
        id={id}
        title={`${criterion}, ${name}`}
        description={`Score and how often: ${told}.`}
        width={width}
        height={HEIGHT}
      >
        {bins.map(({ label, count }, at) => {
          const x = at * slot + slot / 2;
          const tall = height(count);
          return (
            <g key={label}>
              <rect x={x - slot * 0.38} width={slot * 0.76} y={FLOOR - tall} height={tall} className="fill-accent" />
              {count > 0 && (
                <text x={x} y={FLOOR - tall - 5} textAnchor="middle" fontSize={12}>
                  {count}
                </text>
              )}
              <text x={x} y={HEIGHT - 5} textAnchor="middle" className="fill-quiet">
                {label}
              </text>
            </g>
          );
        })}
        <line x1={0} x2={width} y1={FLOOR} y2={FLOOR} className="stroke-edge" />
      </Drawing>
    </div>
  );
}

function CountTable({ rows }: { rows: { id: string; name: string; bins: Bin[] }[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Reviewer</th>
          {rows[0]?.bins.map(({ label }) => (
            <th key={label} scope="col" className="number">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, bins }) => (
          <tr key={id}>
            <th scope="row" className="border-b py-2.5 align-top font-normal">
              {name}
            </th>
            {bins.map(({ label, count }) => (
              <td key={label} className="number">
                {count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
