"use client";

import { paths } from "#lib/paths.ts";
import { type Column, columnWords } from "#lib/reviews/columns.ts";
import type { TableRow } from "#lib/reviews/shown.ts";
import { type Cursor, isFiltered, type Sort, sortedBy, type View, viewPath } from "#lib/reviews/table.ts";
import { Cell } from "./table-cell.tsx";

/** The form that the ticked rows belong to: selection-bar.tsx. */
export const SELECTION = "selection";

/**
 * One page of a project's applications, with the columns that its reader chose. It needs no
 * script: it is a client component so that its rows travel as data, and not as a second copy of
 * their markup. That is half of the page's bytes and a quarter of its work.
 */
export function ApplicationTable({
  slug,
  view,
  columns,
  rows,
  next,
  partly,
}: {
  slug: string;
  view: View;
  columns: readonly Column[];
  rows: TableRow[];
  next: Cursor | null;
  partly: boolean;
}) {
  return (
    <div>
      {rows.length === 0 ? (
        <p className="border border-dashed border-edge px-6 py-10 text-center text-quiet">
          {partly
            ? "None of the applications looked through so far fits. There are more to look through."
            : isFiltered(view) || view.after
              ? "No application fits this filter."
              : "Nobody has submitted an application yet."}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <section className="relative overflow-x-auto" aria-labelledby="applications" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <Heading slug={slug} view={view} sort="code" label="Code" className="sticky left-0 z-10 bg-paper" />
                {columns.map((column) => {
                  const { label, sort, number } = columnWords[column];
                  const className = number ? "number" : "pl-4";
                  return sort ? (
                    <Heading key={column} slug={slug} view={view} sort={sort} label={label} className={className} />
                  ) : (
                    <th key={column} scope="col" className={`${className} whitespace-nowrap`}>
                      {label}
                    </th>
                  );
                })}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row" className="sticky left-0 z-10 border-b bg-paper py-0 align-middle font-semibold">
                    <span className="flex items-center gap-1">
                      <label className="flex min-h-9 min-w-7 items-center">
                        <input
                          type="checkbox"
                          name="a"
                          value={row.code}
                          form={SELECTION}
                          aria-label={`Select ${row.code}`}
                          className="size-4.5 accent-accent"
                        />
                      </label>
                      <a href={paths.reviewApplication(slug, row.code)} className="figures whitespace-nowrap">
                        {row.code}
                      </a>
                    </span>
                  </th>
                  {columns.map((column) => (
                    <Cell key={column} column={column} row={row} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {(next || view.after) && (
        <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
          {view.after && <a href={viewPath(slug, { ...view, after: null })}>First page</a>}
          {next && (
            <a href={viewPath(slug, { ...view, after: next })} rel="next">
              {partly ? "Look through more applications" : "Next page"}
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
  className: string;
}) {
  const sorted = view.sort === sort;
  return (
    <th
      scope="col"
      className={`${className} whitespace-nowrap`}
      aria-sort={sorted ? (view.dir === "asc" ? "ascending" : "descending") : undefined}
    >
      <a href={viewPath(slug, sortedBy(view, sort))}>
        {label}
        {sorted && <span aria-hidden="true"> {view.dir === "asc" ? "↑" : "↓"}</span>}
      </a>
    </th>
  );
}
