// What is done around deadlines: extensions, the close, late texts, the wish for the deadline, older texts.
import { paths } from "#lib/paths.ts";
import { makeCohort, makeProject, makeUser } from "#prisma/factories.ts";
import { type ActionRow, adminAct as act, once } from "./action-row.ts";
import { applying } from "./actions-people.ts";
import { sendLate } from "./world.ts";

const { admin } = paths;
const HOUR = 3_600_000;

export const deadlines: ActionRow[] = [
  act(
    "extensions/actions.ts grant",
    async ({ db }) => {
      const [{ id: cohortId }, { id: applicantId, email }] = [await makeCohort(db), await makeUser(db)];
      return {
        page: admin.extensions(cohortId),
        fill: { email, closesOn: "2031-02-01", reason: "A power cut." },
        read: () => db.extension.count({ where: { applicantId } }),
        becomes: 1,
      };
    },
    { cohort: ["cohort"] },
  ),
  act("extensions/actions.ts revoke", async ({ db }) => {
    const [{ id: cohortId }, { id: applicantId }] = [await makeCohort(db), await makeUser(db)];
    const closesAt = new Date(Date.now() + 20 * 24 * HOUR);
    const { id } = await db.extension.create({ data: { cohortId, applicantId, closesAt, reason: "A power cut." } });
    return {
      page: admin.extensions(cohortId),
      holding: { id },
      read: async () => (await db.extension.findUniqueOrThrow({ where: { id } })).revokedAt !== null,
      becomes: true,
    };
  }),
  act(
    "cohorts/actions.ts closeNow",
    async ({ db }) => {
      // The worker would do it a minute after the deadline.
      const { id } = await makeCohort(db, { closesAt: new Date(Date.now() - 1_000) });
      return {
        page: admin.cohort(id),
        holding: { id },
        read: async () => (await db.cohort.findUniqueOrThrow({ where: { id } })).closedAt !== null,
        becomes: true,
      };
    },
    { id: ["cohort"] },
  ),
  act("applications/admit-actions.ts admit", async ({ db, problem, pastCohort }) => {
    const { id: applicantId } = await makeUser(db);
    const project = await makeProject(db, { cohortId: pastCohort.id, problems: [{ problemId: problem.id }] });
    const { id, applicationId } = await sendLate(db, project.id, applicantId);
    return {
      page: admin.lateSubmission(pastCohort.id, id),
      fill: { reason: `A power cut at ${once()}.` },
      read: async () => (await db.application.findUniqueOrThrow({ where: { id: applicationId } })).state,
      becomes: "submitted",
    };
  }),
  {
    name: "lib/applications/actions.ts leaveToDeadline",
    may: ["owner"],
    async make(w) {
      const { id } = await applying(w, w.ids.owner, "begun");
      return {
        page: paths.application(id),
        fill: { act: "on" },
        read: async () => (await w.db.application.findUniqueOrThrow({ where: { id } })).submitAtDeadline,
        becomes: true,
      };
    },
  },
  {
    name: "lib/essays/history-actions.ts restore",
    may: ["owner"],
    async make(w) {
      const { essay } = await applying(w, w.ids.owner, "begun");
      const text = `SECRETESSAY as it was before, ${once()}.`;
      await w.db.essayRevision.create({
        data: {
          essayId: essay.id,
          version: 1,
          reason: "time",
          text,
          wordCount: 5,
          savedAt: new Date(Date.now() - HOUR),
        },
      });
      await w.db.essay.update({ where: { id: essay.id }, data: { version: 2 } });
      return {
        page: paths.revision(essay.id, 1),
        read: async () => (await w.db.essay.findUniqueOrThrow({ where: { id: essay.id } })).text,
        becomes: text,
      };
    },
  },
];
