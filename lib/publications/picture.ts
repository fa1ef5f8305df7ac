/** What the figures need of one paper. `citedIn`: citations received, by calendar year. */
export type PaperFigures = { year: number | null; citations: number | null; citedIn: unknown };

export type YearFigures = { year: number; papers: number; citations: number };

export type PublicationFigures = {
  papers: number;
  /** Citations of the `counted` papers whose count is known. */
  citations: number;
  counted: number;
  /** Years of the first and the last dated paper. */
  from: number | null;
  to: number | null;
  /** The largest h of which h papers have h citations or more; null unless every count is known. */
  hIndex: number | null;
  /** Every year from the first to the last in which something was published or cited. */
  years: YearFigures[];
  /**
   * What the citations of a year are: those received in it, where that is known of every counted paper;
   * else all those of the papers that appeared in it.
   */
  basis: "received" | "appeared";
  /** Of all citations, those that no year tells: older than the index's years, or of an undated paper. */
  unplaced: number;
  undated: number;
};

/** Citations by year as they are stored: { "2023": 41 }. What is not of that form is left out. */
function byYear(citedIn: unknown): [year: number, count: number][] {
  if (typeof citedIn !== "object" || citedIn === null) return [];
  return Object.entries(citedIn).flatMap(([year, count]) =>
    /^[1-9]\d{3}$/.test(year) && Number.isSafeInteger(count) && count > 0
      ? [[Number(year), Number(count)] satisfies [number, number]]
      : [],
  );
}

/** Hirsch 2005, doi:10.1073/pnas.0507655102. */
export function hIndex(counts: readonly number[]): number {
  return counts.toSorted((a, b) => b - a).findLastIndex((count, at) => count > at) + 1;
}

export function figuresOf(papers: readonly PaperFigures[]): PublicationFigures {
  const counted = papers.filter((paper) => paper.citations !== null);
  const citations = counted.reduce((sum, paper) => sum + (paper.citations ?? 0), 0);
  const received = counted.every((paper) => paper.citations === 0 || byYear(paper.citedIn).length > 0);
  const rows = new Map<number, YearFigures>();
  const at = (year: number) => {
    const found = rows.get(year) ?? { year, papers: 0, citations: 0 };
    rows.set(year, found);
    return found;
  };
  for (const paper of papers) {
    if (paper.year !== null) at(paper.year).papers += 1;
    if (paper.citations === null) continue;
    if (received) for (const [year, count] of byYear(paper.citedIn)) at(year).citations += count;
    else if (paper.year !== null) at(paper.year).citations += paper.citations;
  }
  const known = [...rows.keys()].sort((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  const years =
    first === undefined || last === undefined
      ? []
      : Array.from({ length: last - first + 1 }, (_, step) => {
          const year = first + step;
          return rows.get(year) ?? { year, papers: 0, citations: 0 };
        });
  const dated = papers.flatMap(({ year }) => (year === null ? [] : [year]));
  const placed = years.reduce((sum, year) => sum + year.citations, 0);
  return {
    papers: papers.length,
    citations,
    counted: counted.length,
    from: dated.length > 0 ? dated.reduce((a, b) => Math.min(a, b)) : null,
    to: dated.length > 0 ? dated.reduce((a, b) => Math.max(a, b)) : null,
    hIndex:
      papers.length > 0 && counted.length === papers.length
        ? hIndex(counted.map((paper) => paper.citations ?? 0))
        : null,
    years,
    basis: received ? "received" : "appeared",
    unplaced: Math.max(0, citations - placed),
    undated: papers.length - dated.length,
  };
}

/** A round number at or above a maximum, for the top of an axis: 1, 2 or 5 times a power of ten. */
export function axisTop(max: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, max)));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= max) ?? max;
}
