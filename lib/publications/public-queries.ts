import "server-only";
import { publicProjects } from "#lib/auth/scopes.ts";
import { db, Prisma } from "#lib/db.ts";
import { figuresOf, type PaperFigures, type PublicationFigures } from "./picture.ts";
import type { Author } from "./schema.ts";
import { NEWEST, ORDER_PAGE, type Order } from "./view.ts";

/** A paper as the public sees it. Dates may lack their day, or month and day. */
export type Paper = {
  id: string;
  title: string;
  authors: Author[];
  venue: string;
  year: number | null;
  month: number | null;
  day: number | null;
  fields: string[];
  abstract: string;
  doi: string | null;
  arxivId: string | null;
  url: string | null;
  pdfUrl: string | null;
  citations: number | null;
  citedAt: Date | null;
  citedBy: string | null;
};

/** `latest` are the newest ten of `figures.papers`. */
export type PublicPublications = { figures: PublicationFigures; latest: Paper[] };

const paper = Prisma.sql`p.id::text, p.title, p.authors, p.venue, p.year, p.month, p.day, p.fields, p.abstract, p.doi,
  p.arxiv_id AS "arxivId", p.url, p.pdf_url AS "pdfUrl", p.citations, p.cited_at AS "citedAt", p.cited_by AS "citedBy"`;

const newestFirst = Prisma.sql`p.year DESC NULLS LAST, p.month DESC NULLS LAST, p.day DESC NULLS LAST, p.title_key, p.id`;

/** The first field that a paper names is the one it is listed under; papers without one come last. */
const orders: Record<Order, Prisma.Sql> = {
  date: newestFirst,
  citations: Prisma.sql`p.citations DESC NULLS LAST, ${newestFirst}`,
  field: Prisma.sql`lower(p.fields[1]) NULLS LAST, ${newestFirst}`,
};

/** What a mentor's public papers add up to, and the newest of them; for one whose profile is public. */
export async function publicationsOf(mentorId: string): Promise<PublicPublications> {
  const [counts, latest] = await Promise.all([
    db.$queryRaw<PaperFigures[]>`
      SELECT p.year, p.citations, p.cited_in AS "citedIn"
      FROM publication p WHERE p.mentor_id = ${mentorId}::uuid AND p.hidden_at IS NULL`,
    db.$queryRaw<Paper[]>`
      SELECT ${paper} FROM publication p WHERE p.mentor_id = ${mentorId}::uuid AND p.hidden_at IS NULL
      ORDER BY ${newestFirst} LIMIT ${NEWEST}`,
  ]);
  return { figures: figuresOf(counts), latest };
}

export type PublicationList = {
  mentor: { slug: string; name: string };
  order: Order;
  /** From 1 to `pages`. */
  page: number;
  pages: number;
  papers: Paper[];
  figures: PublicationFigures;
};

/** A mentor who is public, or undefined. */
function publicMentor(slug: string) {
  return db.mentor.findFirst({
    where: { slug, projects: { some: { project: publicProjects } } },
    select: { id: true, slug: true, name: true },
  });
}

/** One page of a public mentor's papers in an order, or null where there is none. */
export async function publicationList(slug: string, order: Order, page: number): Promise<PublicationList | null> {
  const mentor = await publicMentor(slug);
  if (!mentor) return null;
  const [counts, papers] = await Promise.all([
    db.$queryRaw<PaperFigures[]>`
      SELECT p.year, p.citations, p.cited_in AS "citedIn"
      FROM publication p WHERE p.mentor_id = ${mentor.id}::uuid AND p.hidden_at IS NULL`,
    db.$queryRaw<Paper[]>`
      SELECT ${paper} FROM publication p WHERE p.mentor_id = ${mentor.id}::uuid AND p.hidden_at IS NULL
      ORDER BY ${orders[order]} LIMIT ${ORDER_PAGE} OFFSET ${(page - 1) * ORDER_PAGE}`,
  ]);
  if (papers.length === 0) return null;
  const { slug: at, name } = mentor;
  return {
    mentor: { slug: at, name },
    order,
    page,
    pages: Math.ceil(counts.length / ORDER_PAGE),
    papers,
    figures: figuresOf(counts),
  };
}

export type ExportedPaper = Paper & { csl: unknown };

/** All papers of a public mentor with what they were imported as, newest first; null where there is no such mentor. */
export async function publicationsToExport(slug: string): Promise<ExportedPaper[] | null> {
  const mentor = await publicMentor(slug);
  if (!mentor) return null;
  return db.$queryRaw<ExportedPaper[]>`
    SELECT ${paper}, p.csl FROM publication p WHERE p.mentor_id = ${mentor.id}::uuid AND p.hidden_at IS NULL
    ORDER BY ${newestFirst}`;
}
