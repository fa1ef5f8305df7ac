// What those who lead a project, and admins, do to set up its reviewing.
import { paths } from "#lib/paths.ts";
import { makeProject } from "#prisma/factories.ts";
import type { ActionRow } from "./action-row.ts";
import { admins, type World } from "./world.ts";

const DAY = 86_400_000;

/** A published project that the mentor leads and the reviewers read, with two criteria and a phase. */
async function toSetUp(w: World, { phase = true } = {}) {
  const { db, ids } = w;
  const project = await makeProject(db, {
    cohortId: w.cohort.id,
    mentorUserIds: [ids.mentor],
    reviewerUserIds: [ids.reviewer, ids.adminReviewer],
  });
  const { id, slug } = project;
  const startsAt = new Date(Date.now() + 30 * DAY);
  const stored = phase
    ? await db.reviewPhase.create({
        data: { projectId: id, name: "Read", startsAt, endsAt: new Date(startsAt.getTime() + DAY) },
      })
    : null;
  const [criterion] = project.criteria as [(typeof project.criteria)[0]];
  return { db, id, slug, criterion, phase: stored?.id ?? "", phases: paths.setupPart(slug, "phases") };
}

const setUp = (name: string, make: ActionRow["make"]): ActionRow => ({
  name: `lib/${name}`,
  may: ["mentor", ...admins],
  make,
});

export const setups: ActionRow[] = [
  setUp("phases/actions.ts addReviewPhase", async (w) => {
    const { db, id, phases } = await toSetUp(w);
    return {
      page: phases,
      fill: { name: "Early", startsOn: "2026-01-01", startsTime: "08:00", endsOn: "2026-01-02", endsTime: "08:00" },
      read: () => db.reviewPhase.count({ where: { projectId: id } }),
      becomes: 2,
    };
  }),
  setUp("phases/actions.ts saveReviewPhase", async (w) => {
    const { db, phase, phases } = await toSetUp(w);
    return {
      page: phases,
      holding: { phase },
      fill: { name: "Read with care" },
      read: async () => (await db.reviewPhase.findUniqueOrThrow({ where: { id: phase } })).name,
      becomes: "Read with care",
    };
  }),
  setUp("phases/actions.ts removeReviewPhase", async (w) => {
    const { db, phase, phases } = await toSetUp(w);
    return {
      page: phases,
      fill: { act: "remove" },
      read: () => db.reviewPhase.count({ where: { id: phase } }),
      becomes: 0,
    };
  }),
  setUp("phases/actions.ts addThreeUsualPhases", async (w) => {
    const { db, id, phases } = await toSetUp(w, { phase: false });
    return { page: phases, read: () => db.reviewPhase.count({ where: { projectId: id } }), becomes: 3 };
  }),
  setUp("phases/actions.ts saveReviewsWanted", async (w) => {
    const { db, id, slug } = await toSetUp(w);
    return {
      page: paths.setup(slug),
      fill: { wanted: "7" },
      read: async () => (await db.project.findUniqueOrThrow({ where: { id } })).reviewsWanted,
      becomes: 7,
    };
  }),
  setUp("projects/actions.ts addProjectCriterion", async (w) => {
    const { db, id, slug } = await toSetUp(w);
    return {
      page: paths.setupPart(slug, "rubric"),
      fill: { name: "Care" },
      read: () => db.criterion.count({ where: { projectId: id } }),
      becomes: 3,
    };
  }),
  setUp("projects/actions.ts saveProjectCriterion", async (w) => {
    const { db, slug, criterion } = await toSetUp(w);
    return {
      page: paths.setupPart(slug, "rubric"),
      holding: { criterion: criterion.id },
      fill: { name: "Care" },
      read: async () => (await db.criterion.findUniqueOrThrow({ where: { id: criterion.id } })).name,
      becomes: "Care",
    };
  }),
  setUp("projects/actions.ts changeProjectCriterion", async (w) => {
    const { db, id, slug, criterion } = await toSetUp(w);
    return {
      page: paths.setupPart(slug, "rubric"),
      holding: { item: criterion.id },
      fill: { act: "remove" },
      read: () => db.criterion.count({ where: { projectId: id } }),
      becomes: 1,
    };
  }),
];
