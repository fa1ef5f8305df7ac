// Writes what mentors show besides their biography: papers, writings, agendas, portraits, a draft; and the glossary.
import { createHash } from "node:crypto";
import { familyName } from "#lib/mentors/names.ts";
import { titleKey } from "#lib/publications/identity.ts";
import type { Author } from "#lib/publications/schema.ts";
import type { Tx } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { uuid7 } from "../ids.ts";
import type { Random } from "../random.ts";
import { agendas } from "./agendas.ts";
import type { PaperText } from "./paper-text.ts";
import { papers } from "./papers.ts";
import { inventedPapers } from "./papers-invented.ts";
import { mentors } from "./people.ts";
import { drawPortrait } from "./portrait.ts";
import type { Programme } from "./programme.ts";
import { writeProposal } from "./proposal.ts";
import { formerTerms, terms } from "./terms.ts";
import { writings } from "./writings.ts";

const DAY = 86_400_000;

export async function writeProfiles(tx: Tx, programme: Programme, now: Date, random: Random): Promise<void> {
  const at = new Date(now.getTime() - 21 * DAY);
  const id = () => uuid7(at, random);
  const mentorId = (slug: string) => programme.mentors.get(slug) ?? unknown(slug);
  const rows = [...papers, ...inventedPapers].flatMap((paper) =>
    paper.of.map((slug) => publication(paper, slug, { id: id(), mentorId: mentorId(slug), at, now })),
  );
  await tx.publication.createMany({ data: rows });
  await tx.writing.createMany({
    data: writings.map(({ of, on, coauthors = [], linkpost = false, ...writing }) => ({
      ...writing,
      id: id(),
      mentorId: mentorId(of),
      publishedOn: new Date(on),
      coauthors: [...coauthors],
      linkpost,
      createdAt: at,
      updatedAt: at,
    })),
  });
  for (const [slug, agenda] of Object.entries(agendas))
    await tx.mentor.update({ where: { slug }, data: { agenda, updatedAt: at } });
  await writeGlossary(tx, at, id);
  await tx.portrait.createMany({
    data: await Promise.all(portrayed().map((slug) => portrait(slug, mentorId(slug), at))),
  });
  await writeProposal(tx, programme, now, random);
}

/** No picture is made of real people; of the invented, not of all. */
const portrayed = () =>
  mentors
    .filter(({ website, slug }) => website?.startsWith("https://example.org/") && slug !== "tobias-ekwall")
    .map((one) => one.slug);

async function portrait(slug: string, mentorId: string, updatedAt: Date): Promise<Prisma.PortraitCreateManyInput> {
  const { bytes, size } = await drawPortrait(slug);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  return { mentorId, hash, bytes, size, updatedAt };
}

async function writeGlossary(tx: Tx, at: Date, id: () => string): Promise<void> {
  const ids = new Map(terms.map(({ slug }) => [slug, id()]));
  await tx.term.createMany({
    data: terms.map(({ also = [], slug, ...term }) => ({
      ...term,
      slug,
      id: ids.get(slug),
      also: [...also],
      createdAt: at,
      updatedAt: at,
    })),
  });
  await tx.termAddress.createMany({
    data: formerTerms.map(({ slug, term }) => ({ slug, termId: ids.get(term) ?? unknown(term) })),
  });
}

function author(name: string, mentor: string, affiliation?: string): Author {
  const family = familyName(name);
  const given = name.slice(0, name.length - family.length).trim();
  return {
    ...(given ? { given } : {}),
    family,
    ...(name === mentor ? { self: true, ...(affiliation ? { affiliations: [affiliation] } : {}) } : {}),
  };
}

type Row = { id: string; mentorId: string; at: Date; now: Date };

function publication(
  paper: PaperText,
  slug: string,
  { id, mentorId, at, now }: Row,
): Prisma.PublicationCreateManyInput {
  const { title, abstract, venue = paper.arxiv ? "arXiv" : "", arxiv = null, doi = null, fields } = paper;
  const { name: self, affiliation } = mentors.find((one) => one.slug === slug) ?? unknown(slug);
  // Of invented people it is known where they were.
  const where = paper.affiliation ?? (paper.cited === undefined ? undefined : affiliation);
  const authors = paper.authors.map((name) => author(name, self, where));
  const [year = null, month = null, day = null] = paper.date.split("-").map(Number);
  const url = paper.url ?? (arxiv ? `https://arxiv.org/abs/${arxiv}` : null);
  const citedIn = paper.cited === undefined || year === null ? {} : citations(paper.cited, year, now);
  const total = Object.values(citedIn).reduce((sum, count) => sum + count, 0);
  return {
    id,
    mentorId,
    title,
    titleKey: titleKey(title),
    authors,
    venue,
    year,
    month,
    day,
    fields: [...fields],
    abstract,
    doi,
    arxivId: arxiv,
    url,
    pdfUrl: arxiv ? `https://arxiv.org/pdf/${arxiv}` : null,
    ...(paper.cited === undefined
      ? {}
      : { citations: total, citedAt: new Date(now.getTime() - 2 * DAY), citedBy: "Demo", citedIn }),
    csl: {
      id: `${authors[0]?.family ?? "paper"}${year ?? ""}`.toLowerCase().replace(/[^a-z0-9]/g, ""),
      type: "article",
      title,
      author: authors.map(({ self: _, affiliations: __, ...name }) => name),
      issued: { "date-parts": [[year, month, day].filter((part) => part !== null)] },
      abstract,
      ...(venue ? { "container-title": venue } : {}),
      ...(doi ? { DOI: doi } : {}),
      ...(arxiv ? { number: `arXiv:${arxiv}` } : {}),
      ...(url ? { URL: url } : {}),
    },
    createdAt: at,
    updatedAt: at,
  };
}

/** Rising to `peak` in the third year, and falling off slowly; the present year is not over. */
function citations(peak: number, from: number, now: Date): Record<string, number> {
  const shares = [0.2, 0.7, 1, 0.9, 0.75, 0.6, 0.5, 0.4];
  const until = now.getUTCFullYear();
  const years = Array.from({ length: Math.max(0, until - from + 1) }, (_, age) => {
    const whole = peak * (shares[age] ?? 0.3);
    return [String(from + age), Math.round(from + age === until ? whole * 0.6 : whole)] as const;
  });
  return Object.fromEntries(years);
}

function unknown(what: string): never {
  throw new Error(`The demo texts name “${what}”, which does not exist.`);
}
