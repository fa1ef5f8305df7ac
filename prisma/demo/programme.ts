// Writes the programme: accounts of the personas, profiles, cohorts, the problem bank and the listings.

import type { Tx } from "../client.ts";
import { uuid7 } from "../ids.ts";
import { type PersonaKey, personas } from "../personas.ts";
import type { Random } from "../random.ts";
import { type Bank, type Banked, writeProblems } from "./bank.ts";
import { type CohortKey, cohorts } from "./cohorts.ts";
import { mentors } from "./people.ts";
import type { ProjectText } from "./project-text.ts";
import { projects } from "./projects.ts";
import { rubrics } from "./rubrics.ts";
import { topics } from "./topics.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Scale = { id: string; weight: number; counted: boolean; scaleMin: number; scaleMax: number };
/** A project’s use of a problem; `range` is the one that holds there. */
export type Use = Banked & {
  position: number;
  required: boolean;
  group: { id: string; title: string; pick: number } | null;
};
export type Listing = {
  id: string;
  slug: string;
  title: string;
  state: ProjectText["state"];
  cohort: { id: string; key: CohortKey; name: string; opensAt: Date; closesAt: Date };
  uses: Use[];
  criteria: Scale[];
  /** Who reads: the mentors with an account, then the reviewers. */
  readers: string[];
};
export type Programme = {
  users: Record<PersonaKey, string>;
  /** Ids by the address part. */
  mentors: ReadonlyMap<string, string>;
  listings: Listing[];
};

/** When a persona's account was made, before `now`. */
function joined(key: PersonaKey, now: Date, past: Date): Date {
  if (key === "ines") return new Date(now.getTime() - 3 * HOUR);
  if (key === "yusuf") return new Date(past.getTime() + 9 * DAY);
  const applicant = personas.find((one) => one.key === key)?.role === "Applicant";
  return applicant ? new Date(now.getTime() - 16 * DAY - 7 * HOUR) : new Date(past.getTime() - 20 * DAY);
}

export async function writeProgramme(tx: Tx, now: Date, random: Random): Promise<Programme> {
  const rounds = cohorts(now);
  const id = (at: Date) => uuid7(at, random);
  const early = new Date(rounds.past.opensAt.getTime() - 14 * DAY);

  const users = {} as Record<PersonaKey, string>;
  await tx.user.createMany({
    data: personas.map(({ key, name, email, affiliation, role }) => {
      const createdAt = joined(key, now, rounds.past.opensAt);
      users[key] = id(createdAt);
      return {
        id: users[key],
        name,
        email,
        affiliation,
        isAdmin: role === "Administrator",
        emailVerified: createdAt,
        createdAt,
      };
    }),
  });

  const mentorIds = new Map<string, string>();
  await tx.mentor.createMany({
    data: mentors.map(({ persona, ...profile }) => {
      mentorIds.set(profile.slug, id(early));
      return {
        ...profile,
        id: mentorIds.get(profile.slug),
        userId: persona ? users[persona] : null,
        createdAt: early,
        updatedAt: early,
      };
    }),
  });

  const topicIds = new Map<string, string>(topics.map(({ slug }) => [slug, id(early)]));
  await tx.topic.createMany({ data: topics.map((topic) => ({ ...topic, id: topicIds.get(topic.slug) })) });

  const cohortIds = {} as Record<CohortKey, string>;
  await tx.cohort.createMany({
    data: Object.values(rounds).map(({ key, ...cohort }) => {
      const createdAt = key === "past" ? early : new Date(Math.min(cohort.opensAt.getTime(), now.getTime()) - 10 * DAY);
      cohortIds[key] = id(createdAt);
      return { ...cohort, id: cohortIds[key], createdAt, updatedAt: createdAt };
    }),
  });

  await tx.auditEvent.createMany({
    data: Object.values(rounds)
      .filter(({ state }) => state === "published")
      .map(({ key, opensAt }) => {
        const at = new Date(opensAt.getTime() - DAY);
        return {
          id: id(at),
          at,
          actorId: users.admin,
          act: "publishCohort",
          subject: "cohort",
          subjectId: cohortIds[key],
          detail: {},
        };
      }),
  });

  const bank = await writeProblems(tx, users, early, now, id);
  const listings = projects.map((text) =>
    listing(text, { ...rounds[text.cohort], id: cohortIds[text.cohort] }, bank, users, id),
  );
  await writeProjects(tx, listings, users, mentorIds, topicIds, id);
  return { users, mentors: mentorIds, listings };
}

function listing(
  text: ProjectText,
  cohort: Listing["cohort"],
  bank: Bank,
  users: Record<PersonaKey, string>,
  id: (at: Date) => string,
): Listing {
  const at = new Date(cohort.opensAt.getTime() - 5 * DAY);
  const leading = mentors.flatMap(({ slug, persona }) =>
    persona && text.mentors.includes(slug) ? [users[persona]] : [],
  );
  const groups = (text.groups ?? []).map((group) => ({ id: id(at), ...group }));
  return {
    id: id(at),
    slug: text.slug,
    title: text.title,
    state: text.state,
    cohort: { id: cohort.id, key: cohort.key, name: cohort.name, opensAt: cohort.opensAt, closesAt: cohort.closesAt },
    uses: text.problems.map(({ key, required = true, group: title, ...own }, index) => {
      const problem = bank[key];
      const group = title === undefined ? null : (groups.find((one) => one.title === title) ?? missing(title));
      return {
        ...problem,
        position: index + 1,
        required: required && group === null,
        group,
        range: {
          min: own.minWords ?? problem.range.min,
          recommended: own.recommendedWords ?? problem.range.recommended,
          max: own.maxWords ?? problem.range.max,
        },
      };
    }),
    criteria: rubrics[text.rubric].map(({ weight, counted, scaleMin, scaleMax }) => ({
      id: id(at),
      weight,
      counted,
      scaleMin,
      scaleMax,
    })),
    readers: [...leading, ...text.reviewers.map((key) => users[key])],
  };
}

async function writeProjects(
  tx: Tx,
  listings: Listing[],
  users: Record<PersonaKey, string>,
  mentorIds: Map<string, string>,
  topicIds: Map<string, string>,
  id: (at: Date) => string,
): Promise<void> {
  const pairs = listings.map((one, index) => ({
    one,
    text: projects[index] as ProjectText,
    at: new Date(one.cohort.opensAt.getTime() - 5 * DAY),
  }));
  await tx.project.createMany({
    data: pairs.map(({ one, text: { title, summary, question, directions, places, state }, at }) => ({
      id: one.id,
      cohortId: one.cohort.id,
      slug: one.slug,
      title,
      summary,
      question,
      directions,
      places,
      state,
      publishedAt: state === "draft" ? null : new Date(at.getTime() + 2 * DAY),
      createdAt: at,
      updatedAt: new Date(at.getTime() + 2 * DAY),
    })),
  });
  await tx.projectMentor.createMany({
    data: pairs.flatMap(({ one, text }) =>
      text.mentors.map((slug, position) => ({ projectId: one.id, mentorId: known(mentorIds, slug), position })),
    ),
  });
  await tx.projectReviewer.createMany({
    data: pairs.flatMap(({ one, text, at }) =>
      text.reviewers.map((key) => ({
        projectId: one.id,
        userId: users[key],
        invitedById: one.readers.find((reader) => reader !== users[key]) ?? users.admin,
        createdAt: at,
      })),
    ),
  });
  await tx.projectTopic.createMany({
    data: pairs.flatMap(({ one, text }) =>
      text.topics.map((slug) => ({ projectId: one.id, topicId: known(topicIds, slug) })),
    ),
  });
  const groups = new Map(
    listings.flatMap((one) =>
      one.uses.flatMap(({ group }) => (group ? [[group.id, { ...group, projectId: one.id }]] : [])),
    ),
  );
  await tx.problemGroup.createMany({ data: [...groups.values()] });
  await tx.projectProblem.createMany({
    data: pairs.flatMap(({ one, text, at }) =>
      text.problems.map(({ guidance = "", minWords = null, recommendedWords = null, maxWords = null }, index) => ({
        id: id(at),
        projectId: one.id,
        problemId: one.uses[index]?.problemId ?? "",
        position: index + 1,
        required: one.uses[index]?.required ?? true,
        groupId: one.uses[index]?.group?.id ?? null,
        guidance,
        minWords,
        recommendedWords,
        maxWords,
      })),
    ),
  });
  await tx.criterion.createMany({
    data: pairs.flatMap(({ one, text }) =>
      rubrics[text.rubric].map(({ anchors, ...criterion }, index) => ({
        id: one.criteria[index]?.id,
        projectId: one.id,
        position: index + 1,
        ...criterion,
        anchors: anchors.map((anchor) => ({ ...anchor })),
      })),
    ),
  });
  await tx.auditEvent.createMany({
    data: pairs.flatMap(({ one, text, at }) => {
      const published = new Date(at.getTime() + 2 * DAY);
      const event = (act: string, when: Date) => ({
        id: id(when),
        at: when,
        actorId: users.admin,
        act,
        subject: "project",
        subjectId: one.id,
        detail: {},
      });
      if (text.state === "draft") return [];
      return [
        event("publishProject", published),
        ...(text.state === "closed" ? [event("closeProject", new Date(one.cohort.closesAt.getTime() + DAY))] : []),
      ];
    }),
  });
}

function missing(title: string): never {
  throw new Error(`The demo texts name the group “${title}”, which does not exist.`);
}

function known(ids: Map<string, string>, slug: string): string {
  const found = ids.get(slug);
  if (!found) throw new Error(`The demo texts name “${slug}”, which does not exist.`);
  return found;
}
