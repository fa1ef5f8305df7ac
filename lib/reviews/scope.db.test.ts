// What the database says a project's readers may do is what the rules say.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Prisma } from "#lib/db.ts";
import { makeProject } from "#prisma/factories.ts";
import { makeActor } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { rightsAt, rightsWithoutPhases } from "./rights.ts";
import { seesOthersScores } from "./rules.ts";
import { projectRights, seesScores } from "./scope.ts";

const { db } = await testDatabase();
const start = Date.UTC(2026, 11, 7);
const hour = (hours: number) => new Date(start + hours * 3_600_000);

const phase = fc
  .record({
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
    mayRead: fc.boolean(),
    mayScore: fc.boolean(),
    mayEdit: fc.boolean(),
    scores: fc.constantFrom("none" as const, "own" as const, "all" as const),
    seeNames: fc.boolean(),
    mayDecide: fc.boolean(),
  })
  .map(({ from, length, ...rights }) => ({
    name: `From ${from}`,
    startsAt: hour(from),
    endsAt: length === null ? null : hour(from + length),
    ...rights,
  }));

test("rightsSql and rightsAt agree, for whatever phases at every hour", { timeout: 60_000 }, async () => {
  const mentor = await makeActor(db);
  const project = await makeProject(db, { mentorUserIds: [mentor.id] });
  let met = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(phase, { maxLength: 5, selector: ({ startsAt }) => startsAt.getTime() }),
      fc.integer({ min: -1, max: 34 }),
      async (phases, now) => {
        await db.reviewPhase.deleteMany({ where: { projectId: project.id } });
        await db.reviewPhase.createMany({ data: phases.map((row) => ({ ...row, projectId: project.id })) });
        const found = await projectRights(db, mentor, project.slug, hour(now));
        expect(found?.rights).toEqual(rightsAt(phases, hour(now)));
        expect(found?.phases).toMatchObject(phases.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()));
        if (found?.rights.read && phases.length > 0) met += 1;
      },
    ),
    { numRuns: 150 },
  );
  expect(met).toBeGreaterThan(3);
});

test("the rights are those of whoever reviews the project, and of nobody else", async () => {
  const [mentor, reviewer, stranger] = await Promise.all([makeActor(db), makeActor(db), makeActor(db)]);
  const admin = await makeActor(db, { isAdmin: true });
  const project = await makeProject(db, { mentorUserIds: [mentor.id], reviewerUserIds: [reviewer.id] });
  const ask = (actor: typeof mentor) => projectRights(db, actor, project.slug, hour(0));
  expect(await ask(mentor)).toEqual({ id: project.id, leads: true, rights: rightsWithoutPhases, phases: [] });
  expect(await ask(reviewer)).toMatchObject({ leads: false, rights: rightsWithoutPhases });
  expect(await ask(stranger)).toBeNull();
  expect(await ask(admin)).toBeNull();
});

describe("whose scores are seen", () => {
  const states = [null, "assigned", "draft", "submitted", "recused"] as const;
  test.each(["none", "own", "all"] as const)("with sight of %s, is the same in SQL and in the rules", async (sight) => {
    for (const state of states) {
      const [row] = await db.$queryRaw<{ sees: boolean }[]>(
        Prisma.sql`SELECT ${seesScores} AS sees FROM (SELECT ${sight}::text AS scores) rights, (SELECT ${state}::review_state AS state) r`,
      );
      expect(row?.sees).toBe(seesOthersScores(state && { state }, sight));
    }
  });
});
