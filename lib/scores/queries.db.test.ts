// Who may know what the scores of a project mean, and when.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeApplication, makeProject, makeReview, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import type { Prisma, User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { scoresOfProject } from "./queries.ts";
import type { ScoreReport } from "./report.ts";

const { db } = await testDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const actorOf = (user: User): Actor => ({ ...user, isReviewer: true });

/** Mei leads and Ines reads a project with two places and four applications, scored 80, 60, 40 and 20. */
async function world() {
  const [mei, ines, admin] = [await makeUser(db), await makeUser(db), await makeUser(db, { isAdmin: true })];
  const project = await makeProject(db, {
    mentorUserIds: [mei.id],
    reviewerUserIds: [ines.id],
    problems: [],
    places: 2,
  });
  const applications = [];
  for (let n = 0; n < 4; n += 1) {
    const applicant = await makeUser(db);
    const { id } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
    const { application } = await submitApplicationRow(db, { applicationId: id, at: now });
    await makeReview(db, { applicationId: id, reviewerId: ines.id, at: new Date(now.getTime() - n * 86_400_000) });
    await db.application.update({
      where: { id },
      data: { corrected: 80 - 20 * n, correctedError: 4, scoreMean: 50 + n },
    });
    applications.push({ ...application, applicant });
  }
  const report: ScoreReport = {
    applications: 4,
    reviews: 4,
    reviewers: 1,
    mean: 50,
    sd: { applications: 12, reviewers: 6, noise: 4 },
    parts: 1,
    severities: [{ reviewerId: ines.id, reviews: 4, mean: 50, effect: 1, interval: { low: -2, high: 4 }, part: 0 }],
    agreement: [{ criterionId: null, alpha: null, interval: null, units: 0, scores: 0 }],
    distributions: [],
    oneMore: applications.slice(1, 3).map(({ code }) => ({ code, reviewerId: mei.id, why: "it is near the cut." })),
  };
  await db.scoreFit.create({
    data: { projectId: project.id, fittedAt: now, report: report as unknown as Prisma.InputJsonObject },
  });
  const phase = (scores: "none" | "own" | "all") =>
    db.reviewPhase.create({ data: { projectId: project.id, name: `Shows ${scores}`, scores, startsAt: now } });
  const at = (user: User, time = now) => scoresOfProject(actorOf(user), project.slug, time);
  return { mei, ines, admin, project, applications, phase, at };
}

test("its mentor, in a phase that shows all scores; nobody else", async () => {
  const w = await world();
  await w.phase("all");
  const shown = await w.at(w.mei);
  expect(shown).toMatchObject({ hidden: null, places: 2, applications: 4, wanted: 2 });
  expect(shown?.days).toEqual([
    { day: "2026-11-19", reviews: 1 },
    { day: "2026-11-20", reviews: 1 },
    { day: "2026-11-21", reviews: 1 },
    { day: "2026-11-22", reviews: 1 },
  ]);
  expect(shown?.scores?.ranking.map(({ code, place, rawPlace }) => [code, place, rawPlace])).toEqual(
    w.applications.map(({ code }, at) => [code, at + 1, 4 - at]),
  );
  expect(shown?.scores?.fit?.report.oneMore).toHaveLength(2);
  expect(shown?.scores?.readers.map(({ id }) => id).sort()).toEqual([w.mei.id, w.ines.id].sort());

  const other = await makeUser(db);
  await makeProject(db, { mentorUserIds: [other.id], problems: [] });
  for (const user of [w.ines, w.admin, other, w.applications[0]?.applicant ?? other])
    expect(await w.at(user)).toBeNull();
});

test("without phases, and in phases that hide others' scores, only how far the reviewing is", async () => {
  const w = await world();
  const told = async () => {
    const shown = await w.at(w.mei);
    expect(shown).toMatchObject({ scores: null, hidden: { why: "phase" } });
    expect(shown?.days).toHaveLength(4);
    const all = JSON.stringify(shown);
    for (const { code } of w.applications) expect(all).not.toContain(code);
  };
  await told();
  for (const sight of ["own", "none"] as const) {
    const { id } = await w.phase(sight);
    await told();
    await db.reviewPhase.delete({ where: { id } });
  }
  await w.phase("all");
  expect((await w.at(w.mei))?.scores).not.toBeNull();
  expect((await w.at(w.mei, new Date(now.getTime() - 1)))?.scores).toBeNull();
});

test("not what the mentor stepped back from, must not read, or wrote", async () => {
  const w = await world();
  await w.phase("all");
  const [, second, third] = w.applications;
  if (!second || !third) throw new Error("four applications");
  await makeReview(db, { applicationId: second.id, reviewerId: w.mei.id, state: "recused" });
  await db.conflict.create({ data: { reviewerId: w.mei.id, applicantId: third.applicantId, reason: "Their sister." } });
  const shown = await w.at(w.mei);
  // Not even counted is that somebody of a conflict applied, and was read.
  expect(shown?.applications).toBe(3);
  expect(shown?.days).toHaveLength(3);
  expect(shown?.scores?.ranking.map(({ place }) => place)).toEqual([1, 4]);
  expect(shown?.scores?.fit?.report.oneMore).toEqual([]);
  expect(JSON.stringify(shown)).not.toContain(second.code);
  expect(JSON.stringify(shown)).not.toContain(third.code);

  const { id } = await makeApplication(db, { projectId: w.project.id, applicantId: w.mei.id });
  expect((await w.at(w.mei))?.scores).not.toBeNull();
  await submitApplicationRow(db, { applicationId: id, at: now });
  expect(await w.at(w.mei)).toMatchObject({ scores: null, hidden: { why: "applied" } });
});
