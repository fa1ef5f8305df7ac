// What admins do to cohorts, people, mentors, problems, topics and mail.
import { paths } from "#lib/paths.ts";
import { makeCohort, makeProblem, makeUser } from "#prisma/factories.ts";
import { type ActionRow, adminAct as act, once } from "./action-row.ts";

const { admin } = paths;

export const programme: ActionRow[] = [
  act("cohorts/actions.ts addCohort", async ({ db }) => {
    const name = `Cohort ${once()}`;
    return {
      page: admin.newCohort,
      fill: { name, opensOn: "2031-01-01", closesOn: "2031-02-01" },
      read: () => db.cohort.count({ where: { name } }),
      becomes: 1,
    };
  }),
  act(
    "cohorts/actions.ts saveCohort",
    async ({ db }) => {
      const { id } = await makeCohort(db);
      const name = `Cohort ${once()}`;
      return {
        page: admin.cohort(id),
        holding: { id },
        fill: { name },
        read: async () => (await db.cohort.findUniqueOrThrow({ where: { id } })).name,
        becomes: name,
      };
    },
    { id: ["cohort"] },
  ),
  act(
    "cohorts/actions.ts changeCohort",
    async ({ db }) => {
      const { id } = await makeCohort(db, { state: "draft" });
      return {
        page: admin.cohort(id),
        fill: { act: "publish" },
        read: async () => (await db.cohort.findUniqueOrThrow({ where: { id } })).state,
        becomes: "published",
      };
    },
    { id: ["cohort"] },
  ),
  act(
    "mail/actions.ts sendAgain",
    async ({ db, mail }) => {
      const { id } = await mail("failed");
      return {
        page: `${admin.mail}?state=failed`,
        holding: { id },
        read: async () => (await db.mail.findUniqueOrThrow({ where: { id } })).state === "failed",
        becomes: false,
      };
    },
    {},
  ),
  act("mentors/actions.ts addMentor", async ({ db }) => {
    const name = `Mentor ${once()}`;
    return {
      page: admin.newMentor,
      fill: { name },
      read: () => db.mentor.count({ where: { name } }),
      becomes: 1,
    };
  }),
  act(
    "mentors/actions.ts saveMentor",
    async ({ db }) => {
      const { id } = await db.mentor.create({ data: { slug: `mentor-${once()}`, name: "Before" } });
      return {
        page: admin.mentor(id),
        fill: { name: "After" },
        read: async () => (await db.mentor.findUniqueOrThrow({ where: { id } })).name,
        becomes: "After",
      };
    },
    { id: ["mentor"] },
  ),
  act(
    "people/actions.ts changePerson",
    async ({ db }) => {
      const { id, email } = await makeUser(db);
      return {
        page: `${admin.people}?q=${encodeURIComponent(email)}`,
        holding: { id },
        fill: { act: "makeAdmin" },
        read: async () => (await db.user.findUniqueOrThrow({ where: { id } })).isAdmin,
        becomes: true,
      };
    },
    { id: ["person"] },
  ),
  act("problems/actions.ts addProblem", async ({ db }) => {
    const title = `Problem ${once()}`;
    return {
      page: admin.newProblem,
      fill: { title, "prompts.0": "What would change your mind?" },
      read: () => db.problemVersion.count({ where: { title } }),
      becomes: 1,
    };
  }),
  act(
    "problems/actions.ts saveProblem",
    async ({ db }) => {
      const { id } = await makeProblem(db);
      const title = `Problem ${once()}`;
      return {
        page: admin.problem(id),
        fill: { title },
        read: () => db.problemVersion.count({ where: { title, problemId: id } }),
        becomes: 1,
      };
    },
    { id: ["problem"] },
  ),
  act("topics/actions.ts addTopic", async ({ db }) => {
    const name = `Topic ${once()}`;
    return { page: admin.topics, fill: { name }, read: () => db.topic.count({ where: { name } }), becomes: 1 };
  }),
  act(
    "topics/actions.ts saveTopic",
    async ({ db }) => {
      const tag = once();
      const { id } = await db.topic.create({ data: { slug: `topic-${tag}`, name: `Topic ${tag}` } });
      const name = `Renamed ${tag}`;
      return {
        page: admin.topics,
        holding: { id },
        fill: { name },
        read: () => db.topic.count({ where: { name } }),
        becomes: 1,
      };
    },
    // Its name and its address come with it: another topic would be given both.
    { id: ["topic"] },
  ),
  act(
    "topics/actions.ts deleteTopic",
    async ({ db }) => {
      const tag = once();
      const { id } = await db.topic.create({ data: { slug: `topic-${tag}`, name: `Topic ${tag}` } });
      return { page: admin.topics, holding: { id }, read: () => db.topic.count({ where: { id } }), becomes: 0 };
    },
    {},
  ),
];
