import type { PublicMentor } from "#lib/mentors/public-queries.ts";
import { paths } from "#lib/paths.ts";
import type { Paper, PublicationList } from "#lib/publications/public-queries.ts";
import { authorName, authorsOf, typedDate } from "#lib/publications/schema.ts";
import { AUTHORS_NAMED, ORDER_PAGE } from "#lib/publications/view.ts";
import { type At, context, organisation, personId, some, type Thing } from "./json-ld.ts";
import { cutAtWord, plainText } from "./plain.ts";

/** Of a mentor’s text in what pages say to machines, in characters. */
const SAID = 300;
/** The papers on a profile have pages of their own, where more authors are named. */
const AUTHORS_ON_PROFILE = 10;

/** What a search result says under a mentor's name. */
export function about({ role, affiliation, biographyHtml }: PublicMentor): string {
  return plainText(biographyHtml) || [role, affiliation].filter(Boolean).join(", ");
}

function person(at: At, mentor: PublicMentor): Thing {
  const { slug, name, role, affiliation, website, orcid, portrait } = mentor;
  const page = at(paths.mentor(slug));
  const same = [website, orcid && `https://orcid.org/${orcid}`].filter(Boolean);
  return {
    "@type": "Person",
    "@id": personId(at, slug),
    name,
    jobTitle: some(role),
    affiliation: organisation(affiliation),
    description: some(cutAtWord(about(mentor), SAID)),
    url: page,
    sameAs: same.length > 0 ? same : undefined,
    image: portrait ? at(paths.portrait(slug, portrait)) : undefined,
    mainEntityOfPage: { "@type": "ProfilePage", "@id": page },
  };
}

/**
 * @param named so many authors at most; a mentor further on is named as well
 */
function article(at: At, slug: string, paper: Paper, named = AUTHORS_NAMED): Thing {
  const { title, authors, venue, fields, abstract, doi, arxivId, url, pdfUrl } = paper;
  const same = [doi && `https://doi.org/${doi}`, arxivId && `https://arxiv.org/abs/${arxivId}`].filter(Boolean);
  return {
    "@type": "ScholarlyArticle",
    headline: title,
    name: title,
    author: authorsOf(authors)
      .filter(({ self }, n) => n < named || self)
      .map((author) => ({
        "@type": author.literal === undefined ? "Person" : "Organization",
        ...(author.self ? { "@id": personId(at, slug) } : {}),
        name: authorName(author),
      })),
    datePublished: some(typedDate(paper)),
    isPartOf: venue ? { "@type": "CreativeWork", name: venue } : undefined,
    keywords: fields.length > 0 ? fields : undefined,
    abstract: some(cutAtWord(abstract, SAID)),
    url: url ?? same[0] ?? pdfUrl ?? undefined,
    sameAs: same.length > 0 ? same : undefined,
    encoding: pdfUrl ? { "@type": "MediaObject", contentUrl: pdfUrl, encodingFormat: "application/pdf" } : undefined,
  };
}

/** A mentor's page: the person, and the latest papers. */
export function profileData(at: At, mentor: PublicMentor): Thing {
  const papers = mentor.publications.latest.map((paper) => article(at, mentor.slug, paper, AUTHORS_ON_PROFILE));
  return { ...context, "@graph": [person(at, mentor), ...papers] };
}

/** A page of a mentor's papers, as a list in its order. */
export function publicationsData(at: At, { mentor, order, page, papers }: PublicationList): Thing {
  const first = (page - 1) * ORDER_PAGE + 1;
  return {
    ...context,
    "@type": "CollectionPage",
    "@id": at(paths.publications(mentor.slug, order === "date" && page === 1 ? undefined : order, page)),
    name: `Publications of ${mentor.name}`,
    about: { "@type": "Person", "@id": personId(at, mentor.slug), name: mentor.name },
    mainEntity: {
      "@type": "ItemList",
      itemListElement: papers.map((paper, n) => ({
        "@type": "ListItem",
        position: first + n,
        item: article(at, mentor.slug, paper),
      })),
    },
  };
}
