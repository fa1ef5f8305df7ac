import { paths } from "#lib/paths.ts";
import { scoreText } from "#lib/reviews/words.ts";
import { scale, ticks } from "#lib/scores/chart.ts";
import { intervalOf, intervalText, type RankedRow } from "#lib/scores/view.ts";
import { Drawing, LETTERS, Picture, Wide } from "./picture.tsx";

const ROW = 24;
const TOP = 28;
const WIDTH = 680;
/** Beside the picture stand place, code and score: on a narrow screen they are seen first. */
const LEFT = 206;
const RIGHT = WIDTH - 20;

/** Applications by corrected score, with intervals, the plain mean beside, and where the places end. */
export function Ranking({
  slug,
  rows,
  places,
  ranked,
}: {
  slug: string;
  rows: RankedRow[];
  places: number;
  ranked: number;
}) {
  const title = "Applications by corrected score";
  const cut = rows.filter(({ place }) => place <= places).length;
  const changes = rows.filter((row) => row.changes);
  const description = `${rows.length < ranked ? `${rows.length} of ${ranked} applications` : `${ranked} applications`}, best first. A dot is the score corrected for how strict its readers are, the line through it its 95% interval, the open diamond the plain mean. The dashed line is the cut: ${places === 1 ? "1 place" : `${places} places`}. ${changes.length === 0 ? "No application stands on the other side of it by its plain mean." : `${changes.length} ${changes.length === 1 ? "stands" : "stand"} on the other side of it by the plain mean: ↑ was moved in by the correction, ↓ out.`}`;
  return (
    <Picture
      id="ranking"
      title={title}
      description={description}
      table={<RankingTable slug={slug} rows={rows} places={places} />}
    >
      <Wide label={`${title}: the picture`}>
        <RankingDrawing title={title} description={description} rows={rows} cut={cut} />
      </Wide>
    </Picture>
  );
}

function RankingDrawing({
  title,
  description,
  rows,
  cut,
}: {
  title: string;
  description: string;
  rows: RankedRow[];
  cut: number;
}) {
  const ends = rows.flatMap((row) => {
    const { low, high } = intervalOf(row) ?? { low: row.corrected, high: row.corrected };
    return [low, high, row.mean ?? row.corrected];
  });
  const marks = ticks(Math.min(...ends), Math.max(...ends));
  const x = scale([marks[0] ?? 0, marks.at(-1) ?? 100], [LEFT, RIGHT]);
  const bottom = TOP + rows.length * ROW;
  const cutAt = TOP + cut * ROW;
  return (
    <Drawing id="ranking-drawing" title={title} description={description} width={WIDTH} height={bottom + 4}>
      {marks.map((mark) => (
        <g key={mark}>
          <line x1={x(mark)} x2={x(mark)} y1={TOP - 4} y2={bottom} className="stroke-line" />
          <text x={x(mark)} y={TOP - 12} textAnchor="middle" className="fill-quiet">
            {mark}
          </text>
        </g>
      ))}
      {rows.map((row, at) => {
        const interval = intervalOf(row);
        const y = TOP + at * ROW + ROW / 2;
        const base = y + LETTERS / 3;
        return (
          <g key={row.code}>
            <text x={30} y={base} textAnchor="end" className="fill-quiet">
              {row.place}
            </text>
            <text x={42} y={base} fontWeight={row.changes ? 600 : 400}>
              {row.code}
            </text>
            <text x={164} y={base} textAnchor="end" fontWeight={row.changes ? 600 : 400}>
              {scoreText(row.corrected)}
            </text>
            {row.changes && (
              <text x={170} y={base} fontWeight={600}>
                {row.place < row.rawPlace ? "↑" : "↓"}
              </text>
            )}
            {interval && (
              <line
                x1={x(interval.low)}
                x2={x(interval.high)}
                y1={y}
                y2={y}
                strokeWidth={2}
                className="stroke-accent"
              />
            )}
            <circle cx={x(row.corrected)} cy={y} r={4.5} className="fill-accent" />
            {row.mean !== null && (
              <path
                d={`M${x(row.mean)} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z`}
                strokeWidth={1.5}
                className="fill-none stroke-ink"
              />
            )}
          </g>
        );
      })}
      {cut > 0 && cut < rows.length && (
        <line x1={6} x2={RIGHT} y1={cutAt} y2={cutAt} strokeWidth={2} strokeDasharray="6 4" className="stroke-warn" />
      )}
    </Drawing>
  );
}

function RankingTable({ slug, rows, places }: { slug: string; rows: RankedRow[]; places: number }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col" className="number">
            Place
          </th>
          <th scope="col">Application</th>
          <th scope="col" className="number">
            Corrected
          </th>
          <th scope="col" className="number">
            95% interval
          </th>
          <th scope="col" className="number">
            Mean
          </th>
          <th scope="col" className="number">
            Place by mean
          </th>
          <th scope="col" className="number">
            Reviews
          </th>
          <th scope="col" className="pl-6">
            Cut
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <td className="number">{row.place}</td>
            <th scope="row" className="border-b py-2.5 align-top font-normal">
              <a href={paths.reviewApplication(slug, row.code)} className="figures whitespace-nowrap">
                {row.code}
              </a>
            </th>
            <td className="number">{scoreText(row.corrected)}</td>
            <td className="number whitespace-nowrap">{intervalText(intervalOf(row))}</td>
            <td className="number">{row.mean === null ? "–" : scoreText(row.mean)}</td>
            <td className="number">{row.rawPlace}</td>
            <td className="number">{row.reviews}</td>
            <td className="whitespace-nowrap pl-6">
              {row.place <= places ? "within" : "below"}
              {row.changes && <strong>, by mean {row.place <= places ? "below" : "within"}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
