// Writes the programme: accounts of the personas, profiles, cohorts, the problem bank and the listings.

import type { Tx } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { uuid7 } from "../ids.ts";
import { type PersonaKey, personas } from "../personas.ts";
import type { Random } from "../random.ts";
import { type CohortKey, cohorts } from "./cohorts.ts";
import type { SubjectKey } from "./essays/subjects.ts";
import { mentors } from "./people.ts";
import { type ProblemKey, problems } from "./problems.ts";
import type { ProjectText } from "./project-text.ts";
import { projects } from "./projects.ts";
import { rubrics } from "./rubrics.ts";
import { topics } from "./topics.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Scale = { id: string; weight: number; scaleMin: number; scaleMax: number };
export type Range = { min: number | null; recommended: number | null; max: number | null };
export type Use = {
  problemId: string;
  versionId: string;
  position: number;
  required: boolean;
  title: string;
  prompts: { id: string; text: string; subject: SubjectKey | null }[];
  range: Range;
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
export type Programme = { users: Record<PersonaKey, string>; listings: Listing[] };

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

  const bank = await writeProblems(tx, users, early, id);
  const listings = projects.map((text) =>
    listing(text, { ...rounds[text.cohort], id: cohortIds[text.cohort] }, bank, users, id),
  );
  await writeProjects(tx, listings, users, mentorIds, topicIds, id);
  return { users, listings };
}

type Bank = Record<ProblemKey, Omit<Use, "position" | "required">>;

async function writeProblems(
  tx: Tx,
  users: Record<PersonaKey, string>,
  at: Date,
  id: (at: Date) => string,
): Promise<Bank> {
  const bank = {} as Bank;
  const versions: Prisma.ProblemVersionCreateManyInput[] = [];
  const prompts: Prisma.PromptCreateManyInput[] = [];
  const owners: Prisma.ProblemCreateManyInput[] = [];
  for (const text of problems) {
    const { key, owner, title, guidance, minWords, recommendedWords, maxWords } = text;
    const use = {
      problemId: id(at),
      versionId: id(at),
      title,
      prompts: text.prompts.map((prompt) => ({ id: id(at), ...prompt })),
      range: { min: minWords, recommended: recommendedWords, max: maxWords },
    };
    bank[key] = use;
    owners.push({ id: use.problemId, ownerId: users[owner], createdAt: at });
    versions.push({
      id: use.versionId,
      problemId: use.problemId,
      number: 1,
      title,
      guidance,
      minWords,
      recommendedWords,
      maxWords,
      authorId: users[owner],
      createdAt: at,
    });
    use.prompts.forEach((prompt, index) => {
      prompts.push({ id: prompt.id, versionId: use.versionId, position: index + 1, text: prompt.text });
    });
  }
  await tx.problem.createMany({ data: owners });
  await tx.problemVersion.createMany({ data: versions });
  await tx.prompt.createMany({ data: prompts });
  // Problem and version name each other, so the pointer is set last.
  await tx.$executeRaw`UPDATE problem p SET current_version_id = v.id FROM problem_version v WHERE v.problem_id = p.id`;
  return bank;
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
  return {
    id: id(at),
    slug: text.slug,
    title: text.title,
    state: text.state,
    cohort: { id: cohort.id, key: cohort.key, name: cohort.name, opensAt: cohort.opensAt, closesAt: cohort.closesAt },
    uses: text.problems.map(({ key, required = true, ...own }, index) => {
      const problem = bank[key];
      return {
        ...problem,
        position: index + 1,
        required,
        range: {
          min: own.minWords ?? problem.range.min,
          recommended: own.recommendedWords ?? problem.range.recommended,
          max: own.maxWords ?? problem.range.max,
        },
      };
    }),
    criteria: rubrics[text.rubric].map(({ weight, scaleMin, scaleMax }) => ({
      id: id(at),
      weight,
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
  await tx.projectProblem.createMany({
    data: pairs.flatMap(({ one, text, at }) =>
      text.problems.map(
        ({ required = true, guidance = "", minWords = null, recommendedWords = null, maxWords = null }, index) => ({
          id: id(at),
          projectId: one.id,
          problemId: one.uses[index]?.problemId ?? "",
          position: index + 1,
          required,
          guidance,
          minWords,
          recommendedWords,
          maxWords,
        }),
      ),
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

function known(ids: Map<string, string>, slug: string): string {
  const found = ids.get(slug);
  if (!found) throw new Error(`The demo texts name “${slug}”, which does not exist.`);
  return found;
}
