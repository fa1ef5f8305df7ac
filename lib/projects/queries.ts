import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { projectLed } from "#lib/reviewers/led.ts";
import { seenOf } from "#lib/stale.ts";
import { isUuid } from "#lib/text.ts";
import type { ProjectState } from "#prisma/generated/enums.ts";
import { groupShown } from "./group-edits.ts";
import { groupNames } from "./groups.ts";
import { type Finding, type ProjectSnapshot, pageFindings, publishFindings } from "./publish-rules.ts";
import { type Anchor, criterionShown } from "./rubric.ts";
import { detailsShown } from "./shown.ts";
import { knownAddresses, snapshots } from "./snapshot.ts";
import { shownUse } from "./uses.ts";
import type { ProjectProblems } from "./view.ts";

const forAdmins = (actor: Actor) => Prisma.sql`${actor.isAdmin}::boolean`;

export type ProjectRow = {
  id: string;
  title: string;
  slug: string;
  state: ProjectState;
  cohort: string;
  mentors: string[];
  places: number;
  begun: number;
  submitted: number;
};

/** Projects for the admins' list, by cohort (the latest deadline first) and title. Counts only, no names of applicants. One statement. */
export async function projectsForAdmin(
  actor: Actor,
  filter: { cohort?: string; state?: ProjectState },
): Promise<ProjectRow[]> {
  return db.$queryRaw<ProjectRow[]>`
    SELECT p.id::text, p.title, p.slug, p.state::text AS state, c.name AS cohort, p.places,
           coalesce((SELECT json_agg(m.name ORDER BY pm.position) FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id), '[]') AS mentors,
           (SELECT count(*)::int FROM application a WHERE a.project_id = p.id) AS begun,
           coalesce((SELECT t.submitted FROM project_tally t WHERE t.project_id = p.id), 0) AS submitted
    FROM project p JOIN cohort c ON c.id = p.cohort_id
    WHERE ${forAdmins(actor)}
      ${filter.cohort ? Prisma.sql`AND c.slug = ${filter.cohort}` : Prisma.empty}
      ${filter.state ? Prisma.sql`AND p.state = ${filter.state}::project_state` : Prisma.empty}
    ORDER BY c.closes_at DESC, c.id, lower(p.title), p.id`;
}

/** Drafts that can't be published now, each with why. Two statements. */
export async function unpublishableDrafts(
  actor: Actor,
  now: Date,
): Promise<{ id: string; title: string; cohort: string; findings: Finding[] }[]> {
  const drafts = await snapshots(db, Prisma.sql`p.state = 'draft' AND c.state <> 'archived' AND ${forAdmins(actor)}`);
  const known = await knownAddresses(db);
  return drafts
    .map((draft) => ({
      id: draft.id,
      title: draft.title,
      cohort: draft.cohort.name,
      findings: publishFindings(draft, known, now),
    }))
    .filter((draft) => draft.findings.length > 0);
}

export type ProjectForAdmin = {
  project: ProjectSnapshot;
  findings: Finding[];
  begun: number;
  submitted: number;
  topics: string[];
  reviewers: number;
  readers: number;
};

/**
 * A project with everything its admin page shows, or null: what keeps a draft from being published,
 * or what is broken on a page that is public. `readers` can read its applications. Three statements.
 */
export async function projectForAdmin(actor: Actor, id: string, now: Date): Promise<ProjectForAdmin | null> {
  if (!isUuid(id)) return null;
  const [project] = await snapshots(db, Prisma.sql`p.id = ${id}::uuid AND ${forAdmins(actor)}`);
  if (!project) return null;
  const known = await knownAddresses(db);
  const [counts] = await db.$queryRaw<Omit<ProjectForAdmin, "project" | "findings">[]>`
    SELECT (SELECT count(*)::int FROM application a WHERE a.project_id = p.id) AS begun,
           coalesce((SELECT t.submitted FROM project_tally t WHERE t.project_id = p.id), 0) AS submitted,
           coalesce((SELECT json_agg(t.name ORDER BY t.name) FROM project_topic pt JOIN topic t ON t.id = pt.topic_id WHERE pt.project_id = p.id), '[]') AS topics,
           (SELECT count(*)::int FROM project_reviewer r WHERE r.project_id = p.id) AS reviewers,
           (SELECT count(*)::int FROM project_reviewer r WHERE r.project_id = p.id)
             + (SELECT count(m.user_id)::int FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id) AS readers
    FROM project p WHERE p.id = ${id}::uuid`;
  if (!counts) return null;
  return {
    project,
    ...counts,
    findings: project.state === "draft" ? publishFindings(project, known, now) : pageFindings(project, known),
  };
}

export type Heading = { id: string; title: string; slug: string; state: ProjectState };
const heading = { id: true, title: true, slug: true, state: true } satisfies Prisma.ProjectSelect;
const visible = (actor: Actor, id: string) =>
  ({ id, ...(actor.isAdmin ? {} : { AND: { id: { in: [] } } }) }) satisfies Prisma.ProjectWhereInput;

/** The details form of a project, or null: its texts, the topics there are, and what the form shows as a mark. */
export async function projectDetails(actor: Actor, id: string) {
  if (!isUuid(id)) return null;
  const project = await db.project.findFirst({
    where: visible(actor, id),
    select: {
      ...heading,
      summary: true,
      question: true,
      directions: true,
      places: true,
      topics: { select: { topic: { select: { id: true, name: true } } } },
    },
  });
  if (!project) return null;
  const all = await db.topic.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } });
  const { topics, ...texts } = project;
  return {
    ...texts,
    topics: topics.map(({ topic }) => topic.id),
    allTopics: all,
    seen: seenOf(
      detailsShown(
        texts,
        topics.map(({ topic }) => topic.name),
      ),
    ),
  };
}

/** A project's mentors and reviewers, and the mentors that could be added; or null. */
export async function projectPeople(actor: Actor, id: string) {
  if (!isUuid(id)) return null;
  const project = await db.project.findFirst({
    where: visible(actor, id),
    select: {
      ...heading,
      mentors: {
        orderBy: [{ position: "asc" }, { mentorId: "asc" }],
        select: { mentor: { select: { id: true, name: true, affiliation: true, user: { select: { email: true } } } } },
      },
      reviewers: {
        orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
        select: {
          createdAt: true,
          user: { select: { id: true, name: true, email: true } },
          invitedBy: { select: { name: true, email: true } },
        },
      },
    },
  });
  if (!project) return null;
  const others = await db.mentor.findMany({
    where: { projects: { none: { projectId: id } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, affiliation: true },
  });
  const { mentors, ...rest } = project;
  return { ...rest, mentors: mentors.map(({ mentor }) => mentor), others };
}

const range = { minWords: true, recommendedWords: true, maxWords: true } as const;

/**
 * A project's problems with their current wording, its groups in the order that they were made,
 * and the rest of the bank; or null.
 */
export async function projectProblems(actor: Actor, id: string): Promise<ProjectProblems | null> {
  if (!isUuid(id)) return null;
  const project = await db.project.findFirst({
    where: visible(actor, id),
    select: {
      ...heading,
      groups: { orderBy: { id: "asc" }, select: { id: true, title: true, pick: true } },
      problems: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: {
          id: true,
          required: true,
          groupId: true,
          group: { select: { title: true } },
          guidance: true,
          ...range,
          problem: {
            select: {
              id: true,
              current: { select: { kind: true, title: true, ...range, prompts: { select: { id: true } } } },
            },
          },
        },
      },
    },
  });
  if (!project) return null;
  const others = await db.problem.findMany({
    where: { uses: { none: { projectId: id } } },
    orderBy: { current: { title: "asc" } },
    select: { id: true, current: { select: { title: true } }, _count: { select: { uses: true } } },
  });
  const names = groupNames(project.groups);
  const uses = project.problems.map((use) => ({
    ...use,
    title: use.problem.current?.title ?? "(no wording)",
    seen: seenOf(shownUse(use)),
  }));
  return {
    ...project,
    problems: uses,
    groups: project.groups.map((group) => {
      const members = uses.filter((use) => use.groupId === group.id);
      return {
        ...group,
        name: names.get(group.id) ?? "",
        members: members.map((use) => use.id),
        seen: seenOf(groupShown({ ...group, members: members.map((use) => use.title) })),
      };
    }),
    others: others.map(({ id: problem, current, _count }) => ({
      id: problem,
      title: current?.title ?? "(no wording)",
      uses: _count.uses,
    })),
  };
}

/** The rubric for those who set up a project's reviewing, by its slug; or null. */
export async function rubricToSetUp(actor: Actor, slug: string) {
  const project = await projectLed(db, actor, slug);
  return project ? rubricOf({ id: project.id }) : null;
}

/** A project's rubric with how many reviews are submitted, and how many scores each criterion has (numbers of them, never the scores); or null. */
export async function projectRubric(actor: Actor, id: string) {
  return isUuid(id) ? rubricOf(visible(actor, id)) : null;
}

async function rubricOf(where: Prisma.ProjectWhereInput) {
  const project = await db.project.findFirst({
    where,
    select: {
      ...heading,
      criteria: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          name: true,
          description: true,
          weight: true,
          required: true,
          counted: true,
          scaleMin: true,
          scaleMax: true,
          anchors: true,
          _count: { select: { scores: true } },
        },
      },
      _count: { select: { reviews: { where: { state: "submitted" } } } },
    },
  });
  if (!project) return null;
  const { criteria, _count, ...rest } = project;
  return {
    ...rest,
    submittedReviews: _count.reviews,
    criteria: criteria.map(({ _count: counts, ...criterion }) => {
      const anchors = criterion.anchors as Anchor[];
      return { ...criterion, anchors, scores: counts.scores, seen: seenOf(criterionShown({ ...criterion, anchors })) };
    }),
  };
}

/** Cohorts that a new project may join, the latest first. */
export async function cohortChoices(actor: Actor) {
  return db.cohort.findMany({
    where: { state: { not: "archived" }, ...(actor.isAdmin ? {} : { id: { in: [] } }) },
    orderBy: { closesAt: "desc" },
    select: { id: true, slug: true, name: true, state: true },
  });
}
