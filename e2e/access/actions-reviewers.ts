// Who reviews, what they are assigned, and who must not read whose work.
import { paths } from "#lib/paths.ts";
import { makeProject, makeReview, makeUser } from "#prisma/factories.ts";
import { type ActionRow, adminAct as act, once } from "./action-row.ts";
import { applying } from "./actions-people.ts";
import { admins, type Kind, type World } from "./world.ts";

/** A project that the mentor leads and the reviewers read, with one application. */
async function reviewed(w: World) {
  const applicant = await makeUser(w.db);
  const { id, code, project } = await applying(w, applicant.id, "submitted");
  const given = (state: "assigned" | "draft") => () => w.db.review.count({ where: { projectId: project.id, state } });
  return { db: w.db, ids: w.ids, applicationId: id, code, projectId: project.id, slug: project.slug, given };
}

/** An invitation as the outbox and the record hold it once its mail has left. */
async function invited(w: World, projectId: string, to: string) {
  const { id } = await w.db.mail.create({
    data: {
      kind: "review-invitation",
      to,
      subject: "Will you review?",
      text: "Say yes or no.",
      data: { project: projectId, inviter: w.ids.mentor },
      messageId: `<${once()}@example.org>`,
      state: "sent",
    },
  });
  await w.db.auditEvent.create({
    data: {
      actorId: w.ids.mentor,
      act: "inviteReviewer",
      subject: "project",
      subjectId: projectId,
      detail: { mail: id },
    },
  });
  const answer = async () => {
    const { data } = await w.db.mail.findUniqueOrThrow({ where: { id } });
    return (data as { answer?: string }).answer ?? "none";
  };
  return { id, answer };
}

/** For those who lead the project, and admins. */
const lead = (name: string, make: ActionRow["make"], theirs: ActionRow["theirs"] = {}): ActionRow => ({
  name: `lib/${name}`,
  may: ["mentor", ...admins],
  make,
  theirs,
});

export const reviewing: ActionRow[] = [
  lead("reviewers/actions.ts invite", async (w) => {
    const { db, slug } = await reviewed(w);
    const to = `invited-${once()}@example.org`;
    return {
      page: paths.reviewers(slug),
      fill: { email: to, words: "You know this field." },
      read: () => db.mail.count({ where: { to } }),
      becomes: 1,
    };
  }),
  lead("reviewers/actions.ts withdraw", async (w) => {
    const { projectId, slug } = await reviewed(w);
    const { id, answer } = await invited(w, projectId, `invited-${once()}@example.org`);
    return { page: paths.reviewers(slug), holding: { invitation: id }, read: answer, becomes: "withdrawn" };
  }),
  {
    name: "lib/reviewers/actions.ts answer",
    may: ["stranger"],
    // A yes would make a reviewer of them, in all tests that follow.
    async make(w, kind: Kind) {
      // Whom it asks reads nothing of it yet; those who do are led on from its page.
      const { id, slug } = await makeProject(w.db, { cohortId: w.cohort.id, mentorUserIds: [w.ids.mentor] });
      const { email } = await w.db.user.findUniqueOrThrow({ where: { id: w.ids[kind] } });
      const { answer } = await invited(w, id, email);
      return { page: paths.reviewInvitation(slug), fill: { act: "decline" }, read: answer, becomes: "declined" };
    },
  },
  lead("reviewers/actions.ts remove", async (w) => {
    const { db, projectId, slug } = await reviewed(w);
    const { id: userId } = await makeUser(db);
    await db.projectReviewer.create({ data: { projectId, userId } });
    return {
      page: paths.reviewers(slug),
      holding: { person: userId },
      read: () => db.projectReviewer.count({ where: { projectId, userId } }),
      becomes: 0,
    };
  }),
  {
    name: "lib/reviewers/actions.ts leave",
    may: ["reviewer", "adminReviewer"],
    async make(w, kind) {
      const { db, projectId, slug } = await reviewed(w);
      const userId = w.ids[kind];
      return {
        page: paths.leaveReviewing(slug),
        read: () => db.projectReviewer.count({ where: { projectId, userId } }),
        becomes: 0,
      };
    },
  },
  lead("reviewers/actions.ts saveCaps", async (w) => {
    const { db, ids, projectId, slug } = await reviewed(w);
    return {
      page: paths.reviewers(slug),
      fill: { [`caps.${ids.reviewer}`]: "7" },
      read: async () => (await db.reviewerLoad.findFirst({ where: { projectId, userId: ids.reviewer } }))?.cap ?? null,
      becomes: 7,
    };
  }),
  lead("assignment/actions.ts assign", async (w) => {
    const { slug, given } = await reviewed(w);
    return { page: paths.assignment(slug), read: given("assigned"), becomes: 2 };
  }),
  lead(
    "assignment/actions.ts clear",
    async (w) => {
      const { db, ids, applicationId, slug, given } = await reviewed(w);
      await makeReview(db, { applicationId, reviewerId: ids.reviewer, state: "assigned" });
      return {
        page: paths.assignment(slug),
        holding: { person: ids.reviewer },
        read: given("assigned"),
        becomes: 0,
      };
    },
    // Nobody in particular: everybody’s.
    { person: ["none"] },
  ),
  act("conflicts/actions.ts add", async ({ db }) => {
    const [one, other] = [await makeUser(db), await makeUser(db)];
    return {
      page: paths.admin.conflicts,
      fill: { reviewer: one.email, applicant: other.email, reason: "They are married." },
      read: () => db.conflict.count({ where: { reviewerId: one.id, applicantId: other.id } }),
      becomes: 1,
    };
  }),
  act("conflicts/actions.ts remove", async ({ db }) => {
    const [one, other] = [await makeUser(db), await makeUser(db)];
    const pair = { reviewerId: one.id, applicantId: other.id };
    await db.conflict.create({ data: { ...pair, reason: "They are married." } });
    return {
      page: paths.admin.conflicts,
      holding: { reviewer: one.id, applicant: other.id },
      read: () => db.conflict.count({ where: pair }),
      becomes: 0,
    };
  }),
];
