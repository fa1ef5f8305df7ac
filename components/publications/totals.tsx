import type { PublicationFigures } from "#lib/publications/picture.ts";
import { counted, figure } from "#lib/publications/view.ts";

/** What a mentor's papers add up to. */
export function Totals({ figures }: { figures: PublicationFigures }) {
  const { papers, citations, counted: known, from, to, hIndex } = figures;
  const parts: [value: string, of: string][] = [[figure(papers), papers === 1 ? "paper" : "papers"]];
  if (known > 0)
    parts.push([
      figure(citations),
      `${citations === 1 ? "citation" : "citations"}${known < papers ? ` of the ${counted(known, "paper")} that are counted` : ""}`,
    ]);
  if (from !== null && to !== null)
    parts.push([from === to ? String(from) : `${from}–${to}`, from === to ? "year" : "years"]);
  if (hIndex !== null) parts.push([figure(hIndex), "h-index"]);
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {parts.map(([value, of]) => (
        <div key={of} className="flex flex-col-reverse">
          <dt className="max-w-48 text-quiet">{of}</dt>
          <dd className="figures font-serif text-2xl">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
