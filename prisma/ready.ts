// A person with an application that is ready to be sent, for tests of what comes of it.
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "./client.ts";
import { makeApplication, makeCohort, makeEssay, makeProblem, makeProject, makeUser } from "./factories.ts";
import type { Application, Cohort, Essay, Prisma } from "./generated/client.ts";

export const mailOfTests = {
  from: "Prentice <prentice@example.org>",
  appUrl: "https://apply.example.org",
  programme: "Prentice",
};

/** Somebody new, as the session tells of them. */
export async function makeActor(db: Db, is: { isAdmin?: boolean; name?: string } = {}): Promise<Actor> {
  const user = await makeUser(db, is);
  return { id: user.id, email: user.email, name: user.name, isAdmin: user.isAdmin, isReviewer: false };
}

export type Ready = {
  actor: Actor;
  cohort: Cohort;
  project: Awaited<ReturnType<typeof makeProject>>;
  essay: Essay;
  application: Application;
  /** The application's. */
  id: string;
};

/**
 * A cohort that closes in ten days, one project that asks one problem, and an applicant who has
 * answered it. Whatever is given is used instead.
 */
export async function makeReady(
  db: Db,
  given: {
    actor?: Actor;
    cohort?: Omit<Prisma.CohortUncheckedCreateInput, "slug" | "name">;
    cohortId?: string;
    text?: string;
    at?: Date;
  } = {},
): Promise<Ready> {
  const { at = new Date(), text } = given;
  const actor = given.actor ?? (await makeActor(db));
  const cohort = given.cohortId
    ? await db.cohort.findUniqueOrThrow({ where: { id: given.cohortId } })
    : await makeCohort(db, { now: at, ...given.cohort });
  const problem = await makeProblem(db);
  const project = await makeProject(db, { cohortId: cohort.id, problems: [{ problemId: problem.id }] });
  const essay = await makeEssay(db, {
    applicantId: actor.id,
    problemId: problem.id,
    createdAt: at,
    updatedAt: at,
    ...(text === undefined ? {} : { text }),
  });
  const application = await makeApplication(db, { projectId: project.id, applicantId: actor.id });
  return { actor, cohort, project, essay, application, id: application.id };
}
