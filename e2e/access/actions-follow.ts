// Following questions, stopping mails, flagging posts, and what admins do about flags.
import { paths } from "#lib/paths.ts";
import { unsubscribeToken } from "#lib/questions/unsubscribe-token.ts";
import { makePost, makeUser } from "#prisma/factories.ts";
import { places } from "../places.ts";
import { type ActionRow, adminAct, once } from "./action-row.ts";
import { everyone, signedIn, type World } from "./world.ts";

/** A question by somebody new, on the project that many may read. */
async function asked({ db, project }: World) {
  const author = await makeUser(db);
  return makePost(db, { projectId: project.id, authorId: author.id, text: `Is there a desk? ${once()}` });
}

/** The same, flagged by somebody new. */
async function flagged(w: World) {
  const post = await asked(w);
  const { id: userId } = await makeUser(w.db);
  await w.db.postFlag.create({ data: { postId: post.id, userId, reason: "It asks for a desk." } });
  return { post, holding: { post: post.id }, page: paths.admin.questions };
}

export const following: ActionRow[] = [
  {
    name: "lib/questions/follow-actions.ts followThread",
    may: signedIn,
    async make(w, kind) {
      const { id } = await asked(w);
      const where = { threadId: id, userId: w.ids[kind] };
      return {
        page: paths.askPost(w.project.slug, id),
        fill: { act: "follow" },
        read: () => w.db.follow.count({ where }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/questions/follow-actions.ts changeMails",
    may: everyone,
    async make(w) {
      const { id: threadId } = await asked(w);
      const { id: userId } = await makeUser(w.db);
      await w.db.follow.create({ data: { threadId, userId } });
      const token = unsubscribeToken(places().authSecret, { stop: { thread: threadId }, userId });
      return {
        page: paths.unsubscribe(token),
        fill: { act: "stop" },
        read: () => w.db.follow.count({ where: { threadId, userId } }),
        becomes: 0,
      };
    },
  },
  {
    name: "lib/questions/flag-actions.ts flag",
    may: signedIn,
    async make(w, kind) {
      const { id: postId } = await asked(w);
      return {
        page: paths.askPost(w.project.slug, postId),
        fill: { reason: "It asks for a desk." },
        read: () => w.db.postFlag.count({ where: { postId, userId: w.ids[kind] } }),
        becomes: 1,
      };
    },
  },
  adminAct("questions/flag-actions.ts hideFlagged", async (w) => {
    const { post, holding, page } = await flagged(w);
    return {
      page,
      holding,
      fill: { reason: "It is off the subject." },
      read: async () => (await w.db.post.findUniqueOrThrow({ where: { id: post.id } })).hiddenReason,
      becomes: "It is off the subject.",
    };
  }),
  adminAct("questions/flag-actions.ts settle", async (w) => {
    const { post, holding, page } = await flagged(w);
    return {
      page,
      holding,
      fill: { act: "settle" },
      read: () => w.db.postFlag.count({ where: { postId: post.id, settledAt: null } }),
      becomes: 0,
    };
  }),
];
