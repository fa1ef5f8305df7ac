import Link from "next/link";
import { Page } from "#components/layout/page.tsx";
import { paths } from "#lib/paths.ts";
import type { PublicationList } from "#lib/publications/public-queries.ts";
import { figure, grouped, ORDER_PAGE, orderNames, orders } from "#lib/publications/view.ts";
import { PaperItem } from "./paper-item.tsx";
import { Totals } from "./totals.tsx";

/** The page of a mentor's papers in one order, or one part of it. */
export function Papers({ list }: { list: PublicationList }) {
  const { mentor, order, page, pages, papers, figures } = list;
  return (
    <Page
      title={`Publications of ${mentor.name}`}
      crumbs={[
        { href: paths.home, label: "Projects" },
        { href: paths.mentor(mentor.slug), label: mentor.name },
      ]}
    >
      <Totals figures={figures} />
      <nav aria-label="Order" className="mt-8 flex flex-wrap gap-x-5 gap-y-1 border-b border-line pb-3">
        <span className="text-quiet">By</span>
        {orders.map((other) => (
          <Link
            key={other}
            href={paths.publications(mentor.slug, other)}
            prefetch={false}
            aria-current={other === order ? "page" : undefined}
            className="aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {orderNames[other]}
          </Link>
        ))}
        <span className="ml-auto flex gap-x-5">
          <a href={paths.publicationsFile(mentor.slug, "bib")}>BibTeX</a>
          <a href={paths.publicationsFile(mentor.slug, "json")}>CSL-JSON</a>
        </span>
      </nav>
      {pages > 1 && (
        <p className="mt-6 text-quiet">
          {figure((page - 1) * ORDER_PAGE + 1)} to {figure((page - 1) * ORDER_PAGE + papers.length)} of{" "}
          {figure(figures.papers)}
        </p>
      )}
      {grouped(papers, order).map(({ heading, papers: under }) =>
        heading === null ? (
          <List key="" papers={under} level={2} />
        ) : (
          <section key={heading} aria-label={heading} className="mt-8">
            <h2>{heading}</h2>
            <List papers={under} level={3} />
          </section>
        ),
      )}
      {pages > 1 && <Pages list={list} />}
    </Page>
  );
}

function List({ papers, level }: { papers: PublicationList["papers"]; level: 2 | 3 }) {
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {papers.map((paper) => (
        <PaperItem key={paper.id} paper={paper} level={level} />
      ))}
    </ul>
  );
}

function Pages({ list: { mentor, order, page, pages } }: { list: PublicationList }) {
  return (
    <nav aria-label="Pages of the list" className="mt-6">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {Array.from({ length: pages }, (_, at) => at + 1).map((number) => (
          <li key={number}>
            <Link
              href={paths.publications(mentor.slug, order, number)}
              prefetch={false}
              aria-current={number === page ? "page" : undefined}
              aria-label={`Page ${number}`}
              className="inline-block px-1 py-1.5 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {number}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
