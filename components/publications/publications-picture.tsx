import { Drawing, Picture, Wide } from "#components/scores/picture.tsx";
import { axisTop, type PublicationFigures, type YearFigures } from "#lib/publications/picture.ts";
import { counted, figure } from "#lib/publications/view.ts";

/** At most so many years are drawn, the latest; the table has all. */
const YEARS_DRAWN = 40;
const LEFT = 64;
const PANEL = 96;
const GAP = 44;
const TOP = 26;

/** Papers and citations by year, as bars above one another on the same years, and as a table. */
export function PublicationsPicture({ figures }: { figures: PublicationFigures }) {
  if (figures.years.length < 2) return null;
  const cited = figures.counted > 0 && figures.citations > 0;
  const years = figures.years.slice(-YEARS_DRAWN);
  const step = Math.max(16, Math.min(44, Math.floor(640 / years.length)));
  const width = LEFT + years.length * step + 12;
  const height = TOP + PANEL + (cited ? GAP + PANEL : 0) + 24;
  const description = spoken(figures, cited);
  return (
    <div className="mt-8">
      <Picture
        id="publications-by-year"
        title={cited ? "Papers and citations by year" : "Papers by year"}
        description={<p>{caption(figures, cited, years.length)}</p>}
        table={<Numbers years={figures.years} cited={cited} basis={figures.basis} />}
      >
        <Wide label="The picture of papers by year">
          <Drawing
            id="publications-drawing"
            title={cited ? "Papers and citations by year" : "Papers by year"}
            description={description}
            width={width}
            height={height}
          >
            <Bars years={years} of="papers" name="Papers" step={step} top={TOP} width={width} ink="fill-accent" />
            {cited && (
              <Bars
                years={years}
                of="citations"
                name="Citations"
                step={step}
                top={TOP + PANEL + GAP}
                width={width}
                ink="fill-edge"
              />
            )}
            <YearLabels years={years} step={step} y={height - 6} />
          </Drawing>
        </Wide>
      </Picture>
    </div>
  );
}

function Bars({
  years,
  of,
  name,
  step,
  top,
  width,
  ink,
}: {
  years: YearFigures[];
  of: "papers" | "citations";
  name: string;
  step: number;
  top: number;
  width: number;
  ink: string;
}) {
  const limit = axisTop(Math.max(...years.map((year) => year[of])));
  const base = top + PANEL;
  return (
    <g>
      <text x={0} y={top - 12} className="fill-quiet">
        {name}
      </text>
      {[...new Set([limit, Math.floor(limit / 2)])].map((mark) => {
        const y = base - (mark / limit) * PANEL;
        return (
          <g key={mark}>
            <line x1={LEFT} x2={width} y1={y} y2={y} className="stroke-line" strokeWidth={1} />
            <text x={LEFT - 8} y={y + 4} textAnchor="end" className="fill-quiet">
              {figure(mark)}
            </text>
          </g>
        );
      })}
      {years.map((year, at) => {
        // A year with something in it never looks like one with nothing.
        const high = year[of] === 0 ? 0 : Math.max(2, (year[of] / limit) * PANEL);
        return (
          high > 0 && (
            <rect
              key={year.year}
              x={LEFT + at * step + step * 0.15}
              y={round(base - high)}
              width={round(step * 0.7)}
              height={round(high)}
              className={ink}
            />
          )
        );
      })}
      <line x1={LEFT} x2={width} y1={base} y2={base} className="stroke-edge" strokeWidth={1} />
    </g>
  );
}

/** As many years as fit beside each other, counted back from the last. */
function YearLabels({ years, step, y }: { years: YearFigures[]; step: number; y: number }) {
  const every = Math.ceil(42 / step);
  return years.map(
    (year, at) =>
      (years.length - 1 - at) % every === 0 && (
        <text key={year.year} x={LEFT + at * step + step / 2} y={y} textAnchor="middle" className="fill-quiet">
          {year.year}
        </text>
      ),
  );
}

function Numbers({ years, cited, basis }: { years: YearFigures[]; cited: boolean; basis: "received" | "appeared" }) {
  return (
    <table className="table max-w-md">
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col" className="number">
            Papers
          </th>
          {cited && (
            <th scope="col" className="number">
              {basis === "received" ? "Citations received" : "Citations of these papers"}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {years.toReversed().map((year) => (
          <tr key={year.year}>
            <th scope="row" className="border-b py-2.5 font-normal">
              {year.year}
            </th>
            <td className="number">{figure(year.papers)}</td>
            {cited && <td className="number">{figure(year.citations)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the bars stand for, and what they leave out. */
function caption(figures: PublicationFigures, cited: boolean, drawn: number): string {
  const { basis, unplaced, undated, years, counted: known, papers } = figures;
  const parts = ["Each paper stands in the year in which it appeared."];
  if (cited)
    parts.push(
      basis === "received"
        ? "Citations stand in the calendar year in which they were received."
        : "Citations stand in the year of the paper that they are of, since it is not known of all papers when they were received.",
    );
  if (cited && known < papers) parts.push(`They are known of ${figure(known)} of the ${figure(papers)} papers.`);
  if (cited && unplaced > 0)
    parts.push(`${counted(unplaced, "citation")} of an unknown year ${unplaced === 1 ? "is" : "are"} left out.`);
  if (undated > 0) parts.push(`${counted(undated, "paper")} without a date ${undated === 1 ? "is" : "are"} left out.`);
  if (drawn < years.length) parts.push(`Years before ${years.at(-drawn)?.year} are in the table alone.`);
  return parts.join(" ");
}

function spoken(figures: PublicationFigures, cited: boolean): string {
  const most = (of: "papers" | "citations") =>
    figures.years.reduce((best, year) => (year[of] > best[of] ? year : best));
  const [papers, citations] = [most("papers"), most("citations")];
  const parts = [
    `${figures.years[0]?.year} to ${figures.years.at(-1)?.year}.`,
    `Most papers in ${papers.year}: ${figure(papers.papers)}.`,
  ];
  if (cited) parts.push(`Most citations in ${citations.year}: ${figure(citations.citations)}.`);
  parts.push("The table below has every number.");
  return parts.join(" ");
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
