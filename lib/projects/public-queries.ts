import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { publicCohorts, publicProjects } from "#lib/auth/scopes.ts";
import { cohortPhase } from "#lib/cohorts/rules.ts";
import { db, type Prisma } from "#lib/db.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { effectiveRange, rangeOf } from "#lib/problems/rules.ts";
import type { ProposalValues } from "#lib/proposals/schema.ts";
import { questionsOnPage } from "#lib/questions/public-queries.ts";
import { renderWithTerms } from "#lib/terms/mark.ts";
import { glossary } from "#lib/terms/public-queries.ts";
import { queryOf } from "#lib/text.ts";
import { asksText } from "./asks.ts";
import { applying } from "./rules.ts";

const projectSelect = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  question: true,
  directions: true,
  places: true,
  state: true,
  cohort: { select: { slug: true, name: true, state: true, opensAt: true, closesAt: true } },
  topics: { select: { topic: { select: { slug: true, name: true } } }, orderBy: { topic: { name: "asc" } } },
  mentors: {
    orderBy: { position: "asc" },
    select: {
      mentor: {
        select: {
          slug: true,
          name: true,
          role: true,
          affiliation: true,
          biography: true,
          website: true,
          agenda: true,
          portrait: { select: { hash: true } },
          _count: { select: { publications: { where: { hiddenAt: null } }, writings: true } },
        },
      },
    },
  },
  problems: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      required: true,
      groupId: true,
      guidance: true,
      minWords: true,
      recommendedWords: true,
      maxWords: true,
      problem: {
        select: {
          current: {
            select: {
              kind: true,
              title: true,
              guidance: true,
              minWords: true,
              recommendedWords: true,
              maxWords: true,
              prompts: { orderBy: { position: "asc" }, select: { id: true, text: true } },
            },
          },
        },
      },
    },
  },
  groups: { select: { id: true, title: true, pick: true } },
  criteria: { orderBy: { position: "asc" }, select: { name: true, description: true } },
} satisfies Prisma.ProjectSelect;

type ProjectRow = Prisma.ProjectGetPayload<{ select: typeof projectSelect }>;

/** What a project asks, in order: the members of a group stand together. `number` counts from 1. */
function problemsOf(row: ProjectRow) {
  const groups = new Map(row.groups.map((group) => [group.id, group]));
  const worded = row.problems.flatMap((use) => (use.problem.current ? [{ use, version: use.problem.current }] : []));
  return worded.map(({ use, version }, at) => {
    const [range, usual] = [effectiveRange(use, version), rangeOf(version)];
    const other = range.min !== usual.min || range.max !== usual.max || range.recommended !== usual.recommended;
    return {
      number: at + 1,
      kind: version.kind,
      title: version.title,
      required: use.required,
      group: groups.get(use.groupId ?? "") ?? null,
      range,
      /** The problem’s own, where the project’s is another. */
      usual: other ? usual : null,
      guidanceHtml: version.guidance && renderMarkdown(version.guidance, `problem-${at + 1}-`),
      useGuidanceHtml: use.guidance && renderMarkdown(use.guidance, `use-${at + 1}-`),
      prompts: version.prompts.map((prompt, n) => ({
        id: prompt.id,
        html: renderMarkdown(prompt.text, `prompt-${at + 1}-${n + 1}-`),
      })),
    };
  });
}

/** What takes the place of a project's own details in a preview; topics as they are shown. */
type Instead = Partial<Pick<ProjectRow, "title" | "summary" | "question" | "directions" | "places" | "topics">>;

/** A project as its page shows it: Markdown rendered, ranges resolved, the clock asked. */
async function readProject(where: Prisma.ProjectWhereInput, now: Date, preview = false, instead: Instead = {}) {
  const stored = await db.project.findFirst({ where, select: projectSelect });
  if (!stored) return null;
  const row = { ...stored, ...instead };
  const asked = problemsOf(row);
  const [terms, seen] = [await glossary(), new Set<string>()];
  const asPublished = preview && row.state === "draft" ? { ...row, state: "published" as const } : row;
  return {
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    questionHtml: renderWithTerms(row.question, terms, { idPrefix: "question-", seen }),
    directionsHtml: renderWithTerms(row.directions, terms, { idPrefix: "directions-", seen }),
    places: row.places,
    state: row.state,
    cohort: { ...row.cohort, phase: cohortPhase(row.cohort, now) },
    applying: applying(asPublished, row.cohort, now),
    topics: row.topics.map(({ topic }) => topic),
    mentors: row.mentors.map(({ mentor: { biography, agenda, portrait, _count, ...mentor } }) => ({
      ...mentor,
      biographyHtml: renderMarkdown(biography, `${mentor.slug}-`),
      portrait: portrait?.hash ?? null,
      /** What their own page has besides. */
      has: { agenda: agenda.trim() !== "", publications: _count.publications > 0, writings: _count.writings > 0 },
    })),
    asks: asksText(asked),
    problems: asked,
    criteria: row.criteria,
    questions: await questionsOnPage(row.id),
    /** Whether something can be asked. */
    asking: row.cohort.state !== "archived",
  };
}

export type PublicProject = NonNullable<Awaited<ReturnType<typeof readProject>>>;

/** What anybody may see of a project, or null. */
export function publicProject(slug: string, now: Date) {
  return readProject({ ...publicProjects, slug }, now);
}

/** The view that the public would get of a project if it were published now, for admins. */
export async function previewProject(actor: Actor, id: string, now: Date) {
  return actor.isAdmin ? readProject({ id }, now, true) : null;
}

/**
 * The same with what is proposed in place of what the project says. Whether somebody may see it was
 * asked where the proposal was read (lib/proposals/queries.ts).
 */
export async function proposedProject(
  { project, values: { topics: ids, ...texts } }: { project: { id: string }; values: ProposalValues },
  now: Date,
) {
  const topics = await db.topic.findMany({
    where: { id: { in: ids } },
    orderBy: { name: "asc" },
    select: { slug: true, name: true },
  });
  return readProject({ id: project.id }, now, true, { ...texts, topics: topics.map((topic) => ({ topic })) });
}

/** The cohort that the front page shows: the open one that closes first, else the next to open, else the last that closed. */
export async function currentCohortSlug(now: Date): Promise<string | null> {
  const select = { slug: true } as const;
  const where = { state: "published" as const };
  const cohort =
    (await db.cohort.findFirst({
      where: { ...where, opensAt: { lte: now }, closesAt: { gte: now } },
      orderBy: { closesAt: "asc" },
      select,
    })) ??
    (await db.cohort.findFirst({ where: { ...where, opensAt: { gt: now } }, orderBy: { opensAt: "asc" }, select })) ??
    (await db.cohort.findFirst({ where: publicCohorts, orderBy: { closesAt: "desc" }, select }));
  return cohort?.slug ?? null;
}

const cardSelect = {
  slug: true,
  title: true,
  summary: true,
  places: true,
  state: true,
  topics: { select: { topic: { select: { slug: true, name: true } } }, orderBy: { topic: { name: "asc" } } },
  mentors: {
    orderBy: { position: "asc" },
    select: { mentor: { select: { slug: true, name: true, affiliation: true } } },
  },
} satisfies Prisma.ProjectSelect;

/** A cohort with the cards of its public projects, or null. */
export async function publicCohort(slug: string, now: Date, only?: Prisma.ProjectWhereInput) {
  const cohort = await db.cohort.findFirst({
    where: { ...publicCohorts, slug },
    select: {
      slug: true,
      name: true,
      summary: true,
      state: true,
      opensAt: true,
      closesAt: true,
      projects: {
        where: only ? { AND: [publicProjects, only] } : publicProjects,
        orderBy: { title: "asc" },
        select: cardSelect,
      },
    },
  });
  if (!cohort) return null;
  const others = await db.cohort.findMany({
    where: { ...publicCohorts, slug: { not: slug } },
    orderBy: { closesAt: "desc" },
    take: 12,
    select: { slug: true, name: true },
  });
  const topics = await db.topic.findMany({
    where: { projects: { some: { project: { ...publicProjects, cohort: { slug } } } } },
    orderBy: { name: "asc" },
    select: { slug: true, name: true },
  });
  return {
    slug: cohort.slug,
    name: cohort.name,
    summaryHtml: cohort.summary && renderMarkdown(cohort.summary),
    opensAt: cohort.opensAt,
    closesAt: cohort.closesAt,
    phase: cohortPhase(cohort, now),
    projects: cohort.projects.map((project) => ({
      ...project,
      topics: project.topics.map(({ topic }) => topic),
      mentors: project.mentors.map(({ mentor }) => mentor),
    })),
    topics,
    others,
  };
}

export type PublicCohort = NonNullable<Awaited<ReturnType<typeof publicCohort>>>;

/**
 * Ids of a cohort's public projects that hold every word of the query somewhere: title,
 * summary, question, directions, mentors, topics, problems. Words are compared without
 * accents and case, as beginnings of words.
 */
export async function searchProjects(cohortSlug: string, query: string): Promise<string[]> {
  const terms = queryOf(query);
  if (terms === "") return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id::text
    FROM project p JOIN cohort c ON c.id = p.cohort_id
    WHERE c.slug = ${cohortSlug} AND p.state IN ('published', 'closed')
      AND to_tsvector('simple', unaccent(translate(concat_ws(' ', p.title, p.summary, p.question, p.directions,
            (SELECT string_agg(concat_ws(' ', m.name, m.affiliation), ' ') FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id),
            (SELECT string_agg(t.name, ' ') FROM project_topic pt JOIN topic t ON t.id = pt.topic_id WHERE pt.project_id = p.id),
            (SELECT string_agg(concat_ws(' ', v.title, r.text), ' ') FROM project_problem u JOIN problem b ON b.id = u.problem_id
               JOIN problem_version v ON v.id = b.current_version_id JOIN prompt r ON r.version_id = v.id WHERE u.project_id = p.id)), '-/', '  ')))
          @@ to_tsquery('simple', unaccent(${terms}))`;
  return rows.map((row) => row.id);
}
