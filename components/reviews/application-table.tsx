"use client";

import { Badge, type Tone } from "#components/ui/badge.tsx";
import { paths } from "#lib/paths.ts";
import type { MyState } from "#lib/reviews/rules.ts";
import type { TableRow } from "#lib/reviews/shown.ts";
import { type Cursor, type Sort, sortedBy, type View, viewPath } from "#lib/reviews/table.ts";
import { dayText, scoreText, stateNames } from "#lib/reviews/words.ts";

const tones: Record<MyState, Tone> = { waiting: "plain", draft: "warn", done: "good", recused: "plain" };

/**
 * One page of a project's applications; `mean` and `spread` show where one's own review is in. It
 * needs no script: it is a client component so that its rows travel as data, and not as a second
 * copy of their markup. That is half of the page's bytes and a quarter of its work.
 */
export function ApplicationTable({
  slug,
  view,
  rows,
  next,
}: {
  slug: string;
  view: View;
  rows: TableRow[];
  next: Cursor | null;
}) {
  if (rows.length === 0) {
    return (
      <p className="border border-dashed border-edge px-6 py-10 text-center text-quiet">
        {view.state !== null || view.reviews !== null || view.after
          ? "No application fits this filter."
          : "Nobody has submitted an application yet."}
      </p>
    );
  }
  const heading = (sort: Sort, label: string, className?: string) => (
    <Heading slug={slug} view={view} sort={sort} label={label} className={className} />
  );
  return (
    <div>
      <h2 id="applications">Applications</h2>
      <p className="mt-1 text-quiet">
        Scores go from 0 to 100. The mean and the spread (standard deviation) of an application appear once your own
        review of it is in. Sorted by them, those that you can’t see yet come last, by code.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="mt-4 overflow-x-auto" aria-labelledby="applications" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              {heading("code", "Code")}
              <th scope="col">My review</th>
              {heading("reviews", "Reviews", "number")}
              {heading("mean", "Mean", "number")}
              {heading("spread", "Spread", "number")}
              {heading("submitted", "Submitted", "pl-6")}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.code} slug={slug} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {(next || view.after) && (
        <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
          {view.after && <a href={viewPath(slug, { ...view, after: null })}>First page</a>}
          {next && (
            <a href={viewPath(slug, { ...view, after: next })} rel="next">
              Next page
            </a>
          )}
        </nav>
      )}
    </div>
  );
}

function Heading({
  slug,
  view,
  sort,
  label,
  className,
}: {
  slug: string;
  view: View;
  sort: Sort;
  label: string;
  className: string | undefined;
}) {
  const sorted = view.sort === sort;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted ? (view.dir === "asc" ? "ascending" : "descending") : undefined}
    >
      <a href={viewPath(slug, sortedBy(view, sort))}>
        {label}
        {sorted && <span aria-hidden="true"> {view.dir === "asc" ? "↑" : "↓"}</span>}
      </a>
    </th>
  );
}

function Row({ slug, row }: { slug: string; row: TableRow }) {
  const hidden = row.state !== "done";
  return (
    <tr>
      <th scope="row" className="border-b py-2.5 align-top">
        <a href={paths.reviewApplication(slug, row.code)} className="figures whitespace-nowrap">
          {row.code}
        </a>
      </th>
      <td>
        <Badge tone={tones[row.state]}>{stateNames[row.state]}</Badge>
      </td>
      <td className="number">{row.reviews}</td>
      <td className="number">{hidden ? <Hidden /> : row.mean === null ? "–" : scoreText(row.mean)}</td>
      <td className="number">{hidden ? <Hidden /> : row.spread === null ? "–" : scoreText(row.spread)}</td>
      <td className="whitespace-nowrap pl-6">{dayText(row.submittedAt)}</td>
    </tr>
  );
}

function Hidden() {
  return <span className="text-quiet">hidden</span>;
}
