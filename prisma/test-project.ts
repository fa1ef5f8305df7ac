// For tests against a real database: a programme with one project that lacks nothing.
import type { Db } from "./client.ts";

let made = 0;

export const OPENS = new Date("2026-11-01T00:00:00Z");
/** In the middle of the cohort. */
export const DURING = new Date("2026-11-15T12:00:00Z");
export const CLOSES = new Date("2026-12-12T11:59:00Z");

/** An admin, as an actor. */
export async function testAdmin(db: Db, name = "Ada Whitlock") {
  made += 1;
  const user = await db.user.create({ data: { email: `admin-${made}@example.org`, name, isAdmin: true } });
  return { id: user.id, email: user.email, name: user.name, isAdmin: true, isReviewer: false };
}

/** A problem in the bank with its first wording. */
export async function testProblem(
  db: Db,
  wording: Partial<{
    title: string;
    guidance: string;
    prompts: string[];
    minWords: number | null;
    recommendedWords: number | null;
    maxWords: number | null;
  }> = {},
) {
  const { prompts = ["Which argument would you bet against?", "Where would you look first?"], ...rest } = wording;
  const problem = await db.problem.create({ data: {} });
  const version = await db.problemVersion.create({
    data: {
      problemId: problem.id,
      number: 1,
      title: "An essay on inner alignment",
      guidance: "Your reasoning matters more than your side.",
      minWords: 700,
      recommendedWords: 1000,
      maxWords: 1200,
      ...rest,
      prompts: { create: prompts.map((text, at) => ({ position: at + 1, text })) },
    },
    include: { prompts: { orderBy: { position: "asc" } } },
  });
  await db.problem.update({ where: { id: problem.id }, data: { currentVersionId: version.id } });
  return { id: problem.id, version };
}

/** A draft with question, mentor, problem and criterion in a published, open cohort: it could be published at DURING. */
export async function testProject(db: Db) {
  made += 1;
  const cohort = await db.cohort.create({
    data: { slug: `cohort-${made}`, name: `Cohort ${made}`, state: "published", opensAt: OPENS, closesAt: CLOSES },
  });
  const mentor = await db.mentor.create({
    data: {
      slug: `mentor-${made}`,
      name: "Ethan Perez",
      biography: "Leads a group on the failures of language models.",
    },
  });
  const problem = await testProblem(db);
  const project = await db.project.create({
    data: {
      cohortId: cohort.id,
      slug: `project-${made}`,
      title: `Aligning language models ${made}`,
      summary: "Make failures happen early, where they can be measured.",
      question: "Which failures will be new in kind?",
      directions: "- Failures on demand\n  - Small models that behave while watched",
      places: 5,
      mentors: { create: { mentorId: mentor.id, position: 1 } },
      problems: { create: { problemId: problem.id, position: 1 } },
      criteria: { create: { position: 1, name: "Reasoning", description: "Do the steps carry the conclusion?" } },
    },
    include: { problems: true, criteria: true },
  });
  const [use] = project.problems;
  const [criterion] = project.criteria;
  if (!use || !criterion) throw new Error("The test project is incomplete.");
  return { cohort, mentor, problem, project, use, criterion };
}

/** Somebody's application to the project, submitted with one essay on its first problem. */
export async function testSubmission(db: Db, of: Awaited<ReturnType<typeof testProject>>, text = "A long essay.") {
  made += 1;
  const applicant = await db.user.create({
    data: { email: `applicant-${made}@example.org`, name: `Applicant ${made}` },
  });
  const [prompt] = of.problem.version.prompts;
  const essay = await db.essay.create({
    data: { applicantId: applicant.id, problemId: of.problem.id, promptId: prompt?.id ?? null, text, wordCount: 3 },
  });
  const application = await db.application.create({
    data: {
      cohortId: of.cohort.id,
      projectId: of.project.id,
      applicantId: applicant.id,
      code: `T${made}-XX`,
      shuffle: made,
    },
  });
  const submission = await db.submission.create({
    data: {
      applicationId: application.id,
      number: 1,
      receipt: `R-${made}`,
      receivedAt: DURING,
      essays: {
        create: {
          problemVersionId: of.problem.version.id,
          position: 1,
          title: of.problem.version.title,
          prompt: prompt?.text ?? "",
          text,
          html: `<p>${text}</p>`,
          wordCount: 3,
          sha256: "0".repeat(64),
        },
      },
    },
  });
  await db.application.update({
    where: { id: application.id },
    data: { state: "submitted", submissionId: submission.id, submittedAt: DURING },
  });
  return { applicant, essay, application, submission };
}
