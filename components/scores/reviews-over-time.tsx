import { dayText, reviewsText } from "#lib/reviews/words.ts";
import { scale, ticks } from "#lib/scores/chart.ts";
import { cumulated, type Day } from "#lib/scores/view.ts";
import { Drawing, Picture, Wide } from "./picture.tsx";

const WIDTH = 720;
const LEFT = 52;
const RIGHT = WIDTH - 16;
const ALL = { top: 20, bottom: 170 };
const DAILY = { top: 212, bottom: 282 };

/** Reviews submitted by day, and all of them against how many are wanted. */
export function ReviewsOverTime({ days, wanted }: { days: Day[]; wanted: number }) {
  const title = "Reviews over time";
  const all = cumulated(days);
  const done = all.at(-1)?.total ?? 0;
  const share = wanted > 0 ? Math.min(100, Math.floor((100 * done) / wanted)) : 100;
  const first = all[0];
  const last = all.at(-1);
  const description =
    first && last
      ? `${reviewsText(done)} of ${wanted.toLocaleString("en-GB")} wanted (${share}%), submitted from ${dateText(first.day)} to ${dateText(last.day)}. Above: all so far, and as a dashed line how many are wanted; below: those of each day (UTC).`
      : `No review is submitted yet; ${wanted.toLocaleString("en-GB")} are wanted.`;
  return (
    <Picture id="over-time" title={title} description={description} table={<DayTable days={all} wanted={wanted} />}>
      {first && last && (
        <Wide label={`${title}: the picture`}>
          <TimeDrawing title={title} description={description} all={all} wanted={wanted} />
        </Wide>
      )}
    </Picture>
  );
}

function TimeDrawing({
  title,
  description,
  all,
  wanted,
}: {
  title: string;
  description: string;
  all: (Day & { total: number })[];
  wanted: number;
}) {
  const most = Math.max(...all.map(({ reviews }) => reviews));
  const totals = ticks(0, Math.max(wanted, all.at(-1)?.total ?? 0), 4);
  const daily = ticks(0, most, 2).filter(Number.isInteger);
  const slot = (RIGHT - LEFT) / all.length;
  const bar = Math.min(36, Math.max(1, slot * 0.75));
  const middle = (at: number) => Math.round((LEFT + (at + 0.5) * slot) * 10) / 10;
  const total = scale([0, totals.at(-1) ?? 1], [ALL.bottom, ALL.top]);
  const count = scale([0, daily.at(-1) ?? 1], [DAILY.bottom, DAILY.top]);
  const line = all.map((day, at) => `${middle(at)} ${total(day.total)}`).join("L");
  // As many dates as fit beside each other.
  const every = Math.ceil(all.length / 6);
  return (
    <Drawing id="time-drawing" title={title} description={description} width={WIDTH} height={DAILY.bottom + 24}>
      <Lines marks={totals} y={total} />
      <line
        x1={LEFT}
        x2={RIGHT}
        y1={total(wanted)}
        y2={total(wanted)}
        strokeWidth={2}
        strokeDasharray="6 4"
        className="stroke-warn"
      />
      <text x={LEFT + 4} y={total(wanted) - 6} className="fill-warn">
        wanted: {wanted.toLocaleString("en-GB")}
      </text>
      <path d={`M${line}`} strokeWidth={2.5} className="fill-none stroke-accent" />
      {all.length <= 60 &&
        all.map((day, at) => (
          <circle key={day.day} cx={middle(at)} cy={total(day.total)} r={3} className="fill-accent" />
        ))}
      <Lines marks={daily} y={count} />
      {all.map((day, at) => (
        <g key={day.day}>
          {day.reviews > 0 && (
            <rect
              x={Math.round((middle(at) - bar / 2) * 10) / 10}
              width={bar}
              y={count(day.reviews)}
              height={DAILY.bottom - count(day.reviews)}
              className="fill-accent"
            />
          )}
          {at % every === 0 && (
            <text x={middle(at)} y={DAILY.bottom + 18} textAnchor="middle" className="fill-quiet">
              {shortDate(day.day)}
            </text>
          )}
        </g>
      ))}
    </Drawing>
  );
}

function Lines({ marks, y }: { marks: number[]; y: (value: number) => number }) {
  return marks.map((mark) => (
    <g key={mark}>
      <line x1={LEFT} x2={RIGHT} y1={y(mark)} y2={y(mark)} className="stroke-line" />
      <text x={LEFT - 8} y={y(mark) + 4} textAnchor="end" className="fill-quiet">
        {mark.toLocaleString("en-GB")}
      </text>
    </g>
  ));
}

function DayTable({ days, wanted }: { days: (Day & { total: number })[]; wanted: number }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Day (UTC)</th>
          <th scope="col" className="number">
            Reviews
          </th>
          <th scope="col" className="number">
            So far
          </th>
          <th scope="col" className="number">
            Still wanted
          </th>
        </tr>
      </thead>
      <tbody>
        {days
          .filter(({ reviews }) => reviews > 0)
          .map(({ day, reviews, total }) => (
            <tr key={day}>
              <th scope="row" className="border-b py-2.5 align-top font-normal">
                {dateText(day)}
              </th>
              <td className="number">{reviews}</td>
              <td className="number">{total.toLocaleString("en-GB")}</td>
              <td className="number">{Math.max(0, wanted - total).toLocaleString("en-GB")}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function dateText(day: string): string {
  return dayText(new Date(`${day}T00:00:00Z`));
}

function shortDate(day: string): string {
  return dateText(day).replace(/ \d{4}$/, "");
}
