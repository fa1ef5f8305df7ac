import Link from "next/link";
import { Page } from "#components/layout/page.tsx";
import { paths } from "#lib/paths.ts";
import type { PublicationList } from "#lib/publications/public-queries.ts";
import { figure, grouped, ORDER_PAGE, orderNames, orders } from "#lib/publications/view.ts";
import { PaperItem } from "./paper-item.tsx";
import { Totals } from "./totals.tsx";

/** What arXiv's short names of fields stand for. */
const fieldNames: ReadonlyMap<string, string> = new Map([
  ["AI", "Artificial intelligence"],
  ["CL", "Computation and language"],
  ["CR", "Cryptography and security"],
  ["CV", "Computer vision"],
  ["CY", "Computers and society"],
  ["GT", "Game theory"],
  ["HC", "Human-computer interaction"],
  ["IR", "Information retrieval"],
  ["LG", "Machine learning"],
  ["MA", "Multiagent systems"],
  ["NE", "Neural computing"],
  ["RO", "Robotics"],
  ["SE", "Software engineering"],
]);

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
          <div key="">
            {figures.counted < figures.papers && (
              <p className="mt-4 max-w-2xl text-quiet">
                {figures.counted === 0
                  ? "No citations are counted for these papers yet, so the newest stand first."
                  : "Papers whose citations are not counted stand last."}
              </p>
            )}
            <List papers={under} level={2} under={figures.counted < figures.papers ? "text" : "rule"} />
          </div>
        ) : (
          <section key={heading} aria-label={heading} className="mt-8">
            <h2>
              {heading}
              {order === "field" && fieldNames.has(heading) && (
                <span className="font-normal text-quiet"> {fieldNames.get(heading)}</span>
              )}
            </h2>
            <List papers={under} level={3} under="text" />
          </section>
        ),
      )}
      {pages > 1 && <Pages list={list} />}
    </Page>
  );
}

/** @param under what stands above it; a rule is not drawn twice */
function List({ papers, level, under }: { papers: PublicationList["papers"]; level: 2 | 3; under: "text" | "rule" }) {
  return (
    <ul className={`divide-y divide-line border-line ${under === "rule" ? "border-b" : "mt-3 border-y"}`}>
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
