import { Fragment } from "react";
import type { Paper } from "#lib/publications/public-queries.ts";
import { publishedOn, typedDate } from "#lib/publications/schema.ts";
import {
  type Authors,
  citationText,
  counted,
  type NamePart,
  paperLinks,
  shownAffiliations,
  shownAuthors,
} from "#lib/publications/view.ts";

/** One paper of a list. `level`: of its heading, which stands below that of the list. */
export function PaperItem({ paper, level }: { paper: Paper; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  const { title, links } = paperLinks(paper);
  const authors = shownAuthors(paper.authors);
  const affiliations = shownAffiliations(paper.authors);
  const date = publishedOn(paper);
  const citations = citationText(paper);
  return (
    <li className="py-5">
      <Heading className="text-[1.1875rem]">
        {title ? <Elsewhere to={title}>{paper.title}</Elsewhere> : paper.title}
      </Heading>
      {authors.total > 0 && (
        <p className="mt-1">
          <Names parts={authors.short} />
        </p>
      )}
      {affiliations.names.length > 0 && (
        <p className="text-quiet">
          {affiliations.names.join("; ")}
          {affiliations.more > 0 && ` and ${affiliations.more} more`}
        </p>
      )}
      <p className="text-quiet">
        {paper.venue && (
          <>
            <cite>{paper.venue}</cite>
            {", "}
          </>
        )}
        {date === "" ? "undated" : <time dateTime={typedDate(paper)}>{date}</time>}
        {paper.fields.length > 0 && ` · ${paper.fields.join(", ")}`}
      </p>
      {(links.length > 0 || citations) && (
        <p className="mt-1 flex flex-wrap gap-x-4">
          {links.map((link) => (
            <Elsewhere key={link.address} to={link.address}>
              {link.text}
            </Elsewhere>
          ))}
          {citations && <span className="figures">{citations}</span>}
        </p>
      )}
      {(authors.all.length > 0 || paper.abstract !== "") && (
        <div className="mt-1 flex flex-wrap gap-x-6">
          {authors.all.length > 0 && <AllAuthors authors={authors} />}
          {paper.abstract !== "" && (
            <details className="open:basis-full">
              <summary className="cursor-pointer text-accent">Abstract</summary>
              <p className="mt-1 mb-2 max-w-3xl whitespace-pre-line">{paper.abstract}</p>
            </details>
          )}
        </div>
      )}
    </li>
  );
}

function AllAuthors({ authors }: { authors: Authors }) {
  return (
    <details className="open:basis-full">
      <summary className="cursor-pointer text-accent">All {counted(authors.total, "author")}</summary>
      <p className="mt-1 mb-2 max-w-3xl">
        <Names parts={authors.all} />
      </p>
    </details>
  );
}

function Names({ parts }: { parts: NamePart[] }) {
  return parts.map(({ text, self }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: two authors of one paper may share their name
    self ? <strong key={at}>{text}</strong> : <Fragment key={at}>{text}</Fragment>,
  );
}

function Elsewhere({ to, children }: { to: string; children: React.ReactNode }) {
  return (
    <a href={to} rel="noopener noreferrer">
      {children}
    </a>
  );
}
