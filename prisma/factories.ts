// Rows for tests: each function makes one thing with sensible defaults; overrides win.
// Everything that must be unique is random, so that tests can share a database.
import { createHash, randomInt, randomUUID } from "node:crypto";
import { bothAnswers } from "#lib/blind/answer.ts";
import { uuid7 } from "#lib/ids.ts";
import { amountOf } from "#lib/problems/kinds.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { overallScore } from "#lib/reviews/rules.ts";
import type { Db, Tx } from "./client.ts";
import type {
  Application,
  Cohort,
  Criterion,
  Essay,
  Post,
  Prisma,
  Problem,
  ProblemGroup,
  ProblemKind,
  ProblemVersion,
  Project,
  ProjectProblem,
  Prompt,
  Review,
  Submission,
  SubmissionEssay,
  User,
} from "./generated/client.ts";
import { applicationCode, receiptCode, shuffleNumber } from "./ids.ts";
import { createRandom } from "./random.ts";
import { summarise } from "./scores.ts";

const DAY = 86_400_000;
const random = createRandom(randomInt(2 ** 32 - 1), process.pid);
const tag = () => randomUUID().slice(0, 13);

export function makeUser(db: Db | Tx, overrides: Partial<Prisma.UserUncheckedCreateInput> = {}): Promise<User> {
  const name = tag();
  return db.user.create({
    data: { email: `user-${name}@example.org`, name: `User ${name}`, emailVerified: new Date(), ...overrides },
  });
}

/** A published cohort, open for ten days before and after `now`. */
export function makeCohort(
  db: Db | Tx,
  { now = new Date(), ...overrides }: Partial<Prisma.CohortUncheckedCreateInput> & { now?: Date } = {},
): Promise<Cohort> {
  const name = tag();
  return db.cohort.create({
    data: {
      slug: `cohort-${name}`,
      name: `Cohort ${name}`,
      state: "published",
      opensAt: new Date(now.getTime() - 10 * DAY),
      closesAt: new Date(now.getTime() + 10 * DAY),
      ...overrides,
    },
  });
}

export type MadeProblem = Problem & { version: ProblemVersion; prompts: Prompt[] };

/** A problem with one version; one prompt and 10 to 500 words unless told otherwise. */
export async function makeProblem(
  db: Db | Tx,
  {
    ownerId = null,
    prompts = ["Describe an experiment that could prove you wrong."],
    ...version
  }: {
    ownerId?: string | null;
    prompts?: readonly string[];
    kind?: ProblemKind;
    title?: string;
    guidance?: string;
    minWords?: number | null;
    recommendedWords?: number | null;
    maxWords?: number | null;
  } = {},
): Promise<MadeProblem> {
  const problem = await db.problem.create({ data: { ownerId } });
  const { prompts: made, ...first } = await db.problemVersion.create({
    data: {
      problemId: problem.id,
      number: 1,
      title: `Problem ${tag()}`,
      minWords: 10,
      recommendedWords: 200,
      maxWords: 500,
      authorId: ownerId,
      ...version,
      prompts: { create: prompts.map((text, at) => ({ position: at + 1, text })) },
    },
    include: { prompts: { orderBy: { position: "asc" } } },
  });
  return {
    ...(await db.problem.update({ where: { id: problem.id }, data: { currentVersionId: first.id } })),
    version: first,
    prompts: made,
  };
}

/** A further wording of a problem, which becomes the current one; whatever is not given stays as it was. */
export async function makeVersion(
  db: Db | Tx,
  {
    problemId,
    prompts,
    ...changes
  }: { problemId: string; prompts?: readonly string[] } & Partial<
    Pick<ProblemVersion, "kind" | "title" | "guidance" | "minWords" | "recommendedWords" | "maxWords" | "authorId">
  >,
): Promise<ProblemVersion & { prompts: Prompt[] }> {
  const { current } = await db.problem.findUniqueOrThrow({
    where: { id: problemId },
    include: { current: { include: { prompts: { orderBy: { position: "asc" } } } } },
  });
  if (!current) throw new Error("the problem has no wording");
  const { id: _, createdAt: __, prompts: asked, ...same } = current;
  const texts = prompts ?? asked.map((prompt) => prompt.text);
  const next = await db.problemVersion.create({
    data: {
      ...same,
      ...changes,
      number: current.number + 1,
      prompts: { create: texts.map((text, at) => ({ position: at + 1, text })) },
    },
    include: { prompts: { orderBy: { position: "asc" } } },
  });
  await db.problem.update({ where: { id: problemId }, data: { currentVersionId: next.id } });
  return next;
}

type UseOptions = { problemId: string } & Partial<Omit<Prisma.ProjectProblemCreateManyProjectInput, "problemId">>;
type CriterionOptions = Partial<Prisma.CriterionCreateManyProjectInput>;
export type MadeProject = Project & { problems: ProjectProblem[]; criteria: Criterion[] };

/**
 * A published project of an open cohort, with one problem and two criteria (weights 2 and 1, scale 1 to 5).
 * @param options.mentorUserIds accounts that lead it; each gets a profile if it has none
 */
export async function makeProject(
  db: Db | Tx,
  {
    cohortId,
    problems,
    criteria = [{ weight: 2 }, { weight: 1 }],
    mentorUserIds = [],
    reviewerUserIds = [],
    ...overrides
  }: Partial<
    Pick<
      Prisma.ProjectUncheckedCreateInput,
      "slug" | "title" | "summary" | "question" | "directions" | "places" | "state" | "publishedAt"
    >
  > & {
    cohortId?: string;
    problems?: readonly UseOptions[];
    criteria?: readonly CriterionOptions[];
    mentorUserIds?: readonly string[];
    reviewerUserIds?: readonly string[];
  } = {},
): Promise<MadeProject> {
  const name = tag();
  const state = overrides.state ?? "published";
  const uses = problems ?? [{ problemId: (await makeProblem(db)).id }];
  const mentorIds = await Promise.all(mentorUserIds.map((userId) => mentorOf(db, userId)));
  return db.project.create({
    data: {
      cohortId: cohortId ?? (await makeCohort(db)).id,
      slug: `project-${name}`,
      title: `Project ${name}`,
      summary: "What happens when we look closely?",
      question: "What do we see when we look closely, and what do we miss?",
      directions: "- Look\n  - closely\n- Look again",
      places: 2,
      state,
      publishedAt: state === "draft" ? null : new Date(),
      ...overrides,
      mentors: { create: mentorIds.map((mentorId, position) => ({ mentorId, position })) },
      reviewers: { create: reviewerUserIds.map((userId) => ({ userId })) },
      problems: { create: uses.map((use, at) => ({ position: at + 1, ...use })) },
      criteria: {
        create: criteria.map((criterion, at) => ({
          position: at + 1,
          name: `Criterion ${at + 1}`,
          anchors: [
            { score: 1, text: "Not at all." },
            { score: 5, text: "Entirely." },
          ],
          ...criterion,
        })),
      },
    },
    include: { problems: { orderBy: { position: "asc" } }, criteria: { orderBy: { position: "asc" } } },
  });
}

/** Puts these problems of a project into a group of which `pick` are answered. */
export async function makeGroup(
  db: Db | Tx,
  {
    projectId,
    problemIds,
    pick = 1,
    title = "",
  }: {
    projectId: string;
    problemIds: readonly string[];
    pick?: number;
    title?: string;
  },
): Promise<ProblemGroup> {
  const group = await db.problemGroup.create({ data: { projectId, pick, title } });
  await db.projectProblem.updateMany({
    where: { projectId, problemId: { in: [...problemIds] } },
    data: { groupId: group.id, required: false },
  });
  return group;
}

async function mentorOf(db: Db | Tx, userId: string): Promise<string> {
  const found = await db.mentor.findUnique({ where: { userId }, select: { id: true } });
  if (found) return found.id;
  const name = tag();
  const { id } = await db.mentor.create({
    data: { userId, slug: `mentor-${name}`, name: `Mentor ${name}` },
    select: { id: true },
  });
  return id;
}

/** Running text of exactly so many words. */
export function words(count: number): string {
  return Array.from({ length: count }, (_, at) => `word${at + 1}`).join(" ");
}

/** An answer of 50 words to the problem's first prompt, unless told otherwise. */
export async function makeEssay(
  db: Db | Tx,
  {
    text = words(50),
    ...rest
  }: { applicantId: string; problemId: string; text?: string } & Partial<
    Omit<Prisma.EssayUncheckedCreateInput, "applicantId" | "problemId" | "text">
  >,
): Promise<Essay> {
  const prompt = await db.prompt.findFirst({
    where: { version: { currentOf: { id: rest.problemId } } },
    orderBy: { position: "asc" },
  });
  const { current } = await db.problem.findUniqueOrThrow({
    where: { id: rest.problemId },
    include: { current: true },
  });
  if (!current) throw new Error("the problem has no wording");
  return db.essay.create({
    data: {
      promptId: prompt?.id ?? null,
      problemVersionId: current.id,
      text,
      wordCount: amountOf(current.kind, text),
      ...rest,
    },
  });
}

/** A draft. To have it submitted, follow with `submitApplicationRow`. */
export async function makeApplication(
  db: Db | Tx,
  {
    projectId,
    applicantId,
    ...overrides
  }: { projectId: string; applicantId: string } & Partial<
    Omit<Prisma.ApplicationUncheckedCreateInput, "projectId" | "applicantId">
  >,
): Promise<Application> {
  const { cohortId } = await db.project.findUniqueOrThrow({ where: { id: projectId }, select: { cohortId: true } });
  return db.application.create({
    data: {
      cohortId,
      projectId,
      applicantId,
      code: applicationCode(random),
      shuffle: shuffleNumber(random),
      ...overrides,
    },
  });
}

/**
 * Freezes the applicant's essays as a submission and sets the application to submitted, without asking any rule.
 * Problems without an essay are left out.
 */
export async function submitApplicationRow(
  db: Db | Tx,
  { applicationId, at = new Date() }: { applicationId: string; at?: Date },
): Promise<{ application: Application; submission: Submission & { essays: SubmissionEssay[] } }> {
  const { applicantId, applicant, code, project, _count } = await db.application.findUniqueOrThrow({
    where: { id: applicationId },
    include: {
      applicant: { select: { name: true, email: true, affiliation: true } },
      _count: { select: { submissions: true } },
      project: {
        include: { problems: { include: { problem: { include: { current: true } } }, orderBy: { position: "asc" } } },
      },
    },
  });
  const essays = await db.essay.findMany({
    where: { applicantId, problemId: { in: project.problems.map((use) => use.problemId) }, variant: "" },
    include: { prompt: true },
  });
  const submission = await db.submission.create({
    data: {
      applicationId,
      number: _count.submissions + 1,
      receipt: receiptCode(random),
      receivedAt: at,
      essays: {
        create: project.problems.flatMap((use) => {
          const essay = essays.find((one) => one.problemId === use.problemId);
          const version = use.problem.current;
          if (!essay || !version) return [];
          const range = effectiveRange(use, version);
          const sha256 = createHash("sha256").update(essay.text).digest("hex");
          return [
            {
              problemVersionId: version.id,
              essayId: essay.id,
              kind: version.kind,
              position: use.position,
              title: version.title,
              prompt: essay.prompt?.text ?? "",
              text: essay.text,
              ...bothAnswers({ kind: version.kind, text: essay.text }, applicant, code, use.position),
              wordCount: essay.wordCount,
              minWords: range.min,
              recommendedWords: range.recommended,
              maxWords: range.max,
              sha256,
            },
          ];
        }),
      },
    },
    include: { essays: { orderBy: { position: "asc" } } },
  });
  const application = await db.application.update({
    where: { id: applicationId },
    data: { state: "submitted", submissionId: submission.id, submittedAt: at, updatedAt: at },
  });
  return { application, submission };
}

/**
 * A review of the application's latest submission. A submitted one gets the middle of every scale unless
 * `scores` says otherwise (in the order of the criteria), and the application's summary is brought up to date.
 */
export async function makeReview(
  db: Db | Tx,
  {
    applicationId,
    reviewerId,
    state = "submitted",
    scores,
    at = new Date(),
    ...overrides
  }: {
    applicationId: string;
    reviewerId: string;
    state?: Review["state"];
    scores?: readonly number[];
    at?: Date;
    notes?: string;
    recusal?: string;
  },
): Promise<Review> {
  const { projectId, submissionId, project } = await db.application.findUniqueOrThrow({
    where: { id: applicationId },
    include: { project: { include: { criteria: { orderBy: { position: "asc" } } } } },
  });
  if (!submissionId) throw new Error("Submit the application before it is reviewed.");
  const { criteria } = project;
  const given =
    scores ??
    (state === "submitted" ? criteria.map(({ scaleMin, scaleMax }) => Math.round((scaleMin + scaleMax) / 2)) : []);
  const marks = criteria.flatMap(({ id }, index) =>
    given[index] === undefined ? [] : [{ criterionId: id, score: given[index] }],
  );
  const score =
    state === "submitted" ? overallScore(criteria, new Map(marks.map((mark) => [mark.criterionId, mark.score]))) : null;
  const review = await db.review.create({
    data: {
      projectId,
      applicationId,
      submissionId,
      reviewerId,
      state,
      score,
      recusal: state === "recused" ? "I know the author." : null,
      createdAt: at,
      updatedAt: at,
      submittedAt: state === "submitted" ? at : null,
      ...overrides,
      scores: { create: marks },
    },
  });
  if (state === "submitted") {
    const counted = await db.review.findMany({ where: { applicationId, state: "submitted" }, select: { score: true } });
    await db.application.update({
      where: { id: applicationId },
      data: summarise(counted.flatMap((one) => (one.score === null ? [] : [one.score]))),
    });
  }
  return review;
}

/**
 * A question on a project's page, or with `parent` a reply to it. Questions are counted in their project.
 * @param of.anonymous as whoever asked first without a name; a reply has the same alias
 */
export async function makePost(
  db: Db | Tx,
  {
    projectId,
    authorId,
    parent,
    anonymous = false,
    text = "How much time does it take each week?",
    createdAt = new Date(),
    ...rest
  }: { projectId: string; authorId: string | null; parent?: Post } & Partial<
    Pick<
      Prisma.PostUncheckedCreateInput,
      "text" | "anonymous" | "answer" | "createdAt" | "closedAt" | "hiddenAt" | "hiddenReason"
    >
  >,
): Promise<Post> {
  const id = uuid7(new Date(createdAt));
  const last = await db.post.aggregate({ where: { projectId }, _max: { number: true } });
  const place = parent
    ? { threadId: parent.threadId, parentId: parent.id, path: `${parent.path}/${id}`, depth: parent.depth + 1 }
    : { threadId: id, path: id, number: (last._max.number ?? 0) + 1 };
  return db.post.create({
    data: { id, projectId, authorId, text, anonymous, alias: anonymous ? 1 : null, createdAt, ...place, ...rest },
  });
}
