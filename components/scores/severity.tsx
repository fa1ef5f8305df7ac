import { scoreText } from "#lib/reviews/words.ts";
import { scale, short, ticks } from "#lib/scores/chart.ts";
import type { Severity as Row } from "#lib/scores/report.ts";
import { effectText, intervalText } from "#lib/scores/view.ts";
import { Drawing, LETTERS, Picture, Wide } from "./picture.tsx";

const ROW = 28;
const TOP = 28;
const WIDTH = 720;
const LEFT = 180;
const RIGHT = WIDTH - 70;

/** How strict or lenient each reviewer is. @param names by id */
export function Severity({ rows, names, parts }: { rows: Row[]; names: ReadonlyMap<string, string>; parts: number }) {
  const title = "How strict each reviewer is";
  const description =
    "Points of 100 that a reviewer’s scores lie above (to the right) or below (to the left) what others would give the same applications, with the 95% interval. An interval across the line at 0 says: no stricter or more lenient than others, as far as the scores tell.";
  const name = (row: Row) => names.get(row.reviewerId) ?? "A former reviewer";
  const sorted = [...rows].sort((a, b) => a.effect - b.effect);
  return (
    <Picture
      id="severity"
      title={title}
      description={description}
      table={<SeverityTable rows={sorted} name={name} parts={parts} />}
    >
      <Wide label={`${title}: the picture`}>
        <SeverityDrawing title={title} description={description} rows={sorted} name={name} />
      </Wide>
    </Picture>
  );
}

function SeverityDrawing({
  title,
  description,
  rows,
  name,
}: {
  title: string;
  description: string;
  rows: Row[];
  name: (row: Row) => string;
}) {
  const ends = rows.flatMap(({ interval, effect }) => [interval.low, interval.high, effect]);
  const marks = ticks(Math.min(0, ...ends), Math.max(0, ...ends));
  const x = scale([marks[0] ?? 0, marks.at(-1) ?? 0], [LEFT, RIGHT]);
  const bottom = TOP + rows.length * ROW;
  return (
    <Drawing id="severity-drawing" title={title} description={description} width={WIDTH} height={bottom + 4}>
      {marks.map((mark) => (
        <g key={mark}>
          <line
            x1={x(mark)}
            x2={x(mark)}
            y1={TOP - 4}
            y2={bottom}
            strokeWidth={mark === 0 ? 2 : 1}
            className={mark === 0 ? "stroke-edge" : "stroke-line"}
          />
          <text x={x(mark)} y={TOP - 12} textAnchor="middle" className="fill-quiet">
            {mark > 0 ? `+${mark}` : String(mark).replace("-", "−")}
          </text>
        </g>
      ))}
      {rows.map((row, at) => {
        const y = TOP + at * ROW + ROW / 2;
        return (
          <g key={row.reviewerId}>
            <text x={0} y={y + LETTERS / 3}>
              {short(name(row))}
            </text>
            <line
              x1={x(row.interval.low)}
              x2={x(row.interval.high)}
              y1={y}
              y2={y}
              strokeWidth={2}
              className="stroke-accent"
            />
            <circle cx={x(row.effect)} cy={y} r={5} className="fill-accent" />
            <text x={RIGHT + 12} y={y + LETTERS / 3}>
              {effectText(row.effect)}
            </text>
          </g>
        );
      })}
    </Drawing>
  );
}

function SeverityTable({ rows, name, parts }: { rows: Row[]; name: (row: Row) => string; parts: number }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Reviewer</th>
          <th scope="col" className="number">
            Points
          </th>
          <th scope="col" className="number">
            95% interval
          </th>
          <th scope="col" className="number">
            Own mean
          </th>
          <th scope="col" className="number">
            Reviews
          </th>
          {parts > 1 && (
            <th scope="col" className="number">
              Group
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reviewerId}>
            <th scope="row" className="border-b py-2.5 align-top font-normal">
              {name(row)}
            </th>
            <td className="number">{effectText(row.effect)}</td>
            <td className="number whitespace-nowrap">{intervalText(row.interval)}</td>
            <td className="number">{scoreText(row.mean)}</td>
            <td className="number">{row.reviews}</td>
            {parts > 1 && <td className="number">{row.part + 1}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
