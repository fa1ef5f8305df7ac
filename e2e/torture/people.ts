// Who takes part: people who write essays, people who apply, and a mentor who reviews.
import { hashSessionToken, newSessionToken } from "#lib/auth/cookie.ts";
import { paths } from "#lib/paths.ts";
import type { Db } from "#prisma/client.ts";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { createRandom } from "#prisma/random.ts";
import type { Applicant } from "./apply.ts";
import { openLedger, sha256 } from "./ledger.ts";
import type { Lane } from "./write.ts";

export type People = { writers: Lane[]; applicants: Applicant[]; all: number };

export type Counts = { essays: number; reviews: number; applicants: number };

/** @returns the cookie of a new session */
async function signIn(db: Db, userId: string): Promise<string> {
  const token = newSessionToken();
  const expires = new Date(Date.now() + 86_400_000);
  await db.session.create({ data: { userId, expires, sessionToken: hashSessionToken(token) } });
  return `prentice-session=${token}`;
}

/** Fills an empty database: an open cohort, two projects to apply to, one to review. */
export async function gather(db: Db, seed: number, counts: Counts): Promise<People> {
  const cohort = await makeCohort(db);
  const anyLength = { minWords: 1, recommendedWords: null, maxWords: null };
  const [one, two] = [await makeProblem(db, anyLength), await makeProblem(db, anyLength)];
  const both = await makeProject(db, {
    cohortId: cohort.id,
    problems: [{ problemId: one.id }, { problemId: two.id }],
  });
  const single = await makeProject(db, { cohortId: cohort.id, problems: [{ problemId: one.id }] });
  const mentor = await makeUser(db);
  const read = await makeProject(db, {
    cohortId: cohort.id,
    problems: [{ problemId: one.id }],
    mentorUserIds: [mentor.id],
  });

  let number = 0;
  const next = () => {
    const writer = number;
    number += 1;
    return { writer, random: createRandom(seed, number) };
  };

  async function essayLane(applicantId: string, cookie: string, problemId: string, name: string, writer = next()) {
    const { id, text, version, promptId } = await makeEssay(db, { applicantId, problemId });
    return {
      ...writer,
      kind: "essays",
      name,
      cookie,
      path: paths.api.essay(id),
      body: (text, version) => ({ text, promptId, version }),
      storedOf: ({ current }) => {
        const { text, version } = (current ?? {}) as { text?: unknown; version?: unknown };
        return typeof text === "string" && typeof version === "number" ? { version, hash: sha256(text) } : undefined;
      },
      ledger: openLedger({ version, hash: sha256(text) }),
    } satisfies Lane as Lane;
  }

  const writers: Lane[] = [];
  for (let at = 1; at <= counts.essays; at += 1) {
    const { id } = await makeUser(db);
    writers.push(await essayLane(id, await signIn(db, id), one.id, `Writer ${at}`));
  }

  const cookie = await signIn(db, mentor.id);
  const scores = (random: Lane["random"]) =>
    Object.fromEntries(read.criteria.map((one) => [one.id, random.int(one.scaleMin, one.scaleMax)]));
  for (let at = 1; at <= counts.reviews; at += 1) {
    const { id: applicantId } = await makeUser(db);
    await makeEssay(db, { applicantId, problemId: one.id });
    const { id: applicationId } = await makeApplication(db, { projectId: read.id, applicantId });
    const { application } = await submitApplicationRow(db, { applicationId });
    const writer = next();
    writers.push({
      ...writer,
      kind: "reviews",
      name: `Review ${at}`,
      cookie,
      path: paths.api.review(read.slug, application.code),
      body: (notes, version) => ({ submission: 1, notes, version, scores: scores(writer.random) }),
      storedOf: ({ stored }) => {
        const { notes, version } = (stored ?? {}) as { notes?: unknown; version?: unknown };
        return typeof notes === "string" && typeof version === "number" ? { version, hash: sha256(notes) } : undefined;
      },
      ledger: openLedger({ version: 0, hash: sha256("") }),
    });
  }

  const applicants: Applicant[] = [];
  for (let at = 1; at <= counts.applicants; at += 1) {
    const { id } = await makeUser(db);
    const own = { ...next(), name: `Applicant ${at}`, cookie: await signIn(db, id) };
    const essays = [
      await essayLane(id, own.cookie, one.id, `${own.name}, first essay`, own),
      await essayLane(id, own.cookie, two.id, `${own.name}, second essay`, own),
    ];
    const applications = [
      { id: (await makeApplication(db, { projectId: both.id, applicantId: id })).id, asks: 2 },
      { id: (await makeApplication(db, { projectId: single.id, applicantId: id })).id, asks: 1 },
    ];
    applicants.push({ ...own, essays, applications, presses: [] });
  }
  return { writers, applicants, all: number };
}
