// What is written about a project in public, and what those who lead it do about it.
import { paths } from "#lib/paths.ts";
import { makePost, makeUser } from "#prisma/factories.ts";
import { type ActionRow, once } from "./action-row.ts";
import { admins, type Kind, signedIn, type World } from "./world.ts";

/** A question by one of these, on the project that the mentor leads; its page has all the forms. */
async function asked(w: World, kind?: Kind) {
  const authorId = kind ? w.ids[kind] : (await makeUser(w.db)).id;
  // Without a name: other tests see to it that the owner's stands nowhere on this project's pages.
  const post = { projectId: w.project.id, authorId, anonymous: true, text: `Is there a desk? ${once()}` };
  const { id } = await makePost(w.db, post);
  return {
    id,
    page: paths.askPost(w.project.slug, id),
    now: () => w.db.post.findUniqueOrThrow({ where: { id } }),
  };
}

const moderators: Kind[] = ["mentor", ...admins];

export const questions: ActionRow[] = [
  {
    name: "lib/questions/actions.ts ask",
    may: signedIn,
    theirs: { project: ["slug"] },
    async make(w) {
      const text = `Is there a window? ${once()}`;
      return {
        page: paths.ask(w.project.slug),
        fill: { text, act: "send" },
        read: () => w.db.post.count({ where: { text } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/questions/actions.ts replyToPost",
    may: signedIn,
    async make(w, kind) {
      const { id, page } = await asked(w);
      return {
        page,
        fill: { text: "I wonder, too.", act: "send" },
        read: () => w.db.post.count({ where: { parentId: id, authorId: w.ids[kind] } }),
        becomes: 1,
      };
    },
  },
  {
    // Whoever wrote it: for each of them, their own.
    name: "lib/questions/actions.ts changePost",
    may: signedIn,
    async make(w, kind) {
      const { page, now } = await asked(w, kind);
      return {
        page,
        fill: { text: "Is there a chair?", act: "send" },
        read: async () => (await now()).text,
        becomes: "Is there a chair?",
      };
    },
  },
  {
    name: "lib/questions/actions.ts removePost",
    may: signedIn,
    async make(w, kind) {
      const { page, now } = await asked(w, kind);
      return { page, fill: { sure: "on" }, read: async () => (await now()).text, becomes: "" };
    },
  },
  {
    name: "lib/questions/actions.ts moderate",
    may: moderators,
    shown: true,
    async make(w) {
      const { page, now } = await asked(w);
      return { page, fill: { act: "close" }, read: async () => (await now()).closedAt !== null, becomes: true };
    },
  },
  {
    name: "lib/questions/actions.ts hide",
    may: moderators,
    shown: true,
    async make(w) {
      const { page, now } = await asked(w);
      return {
        page,
        fill: { reason: "It is off the subject." },
        read: async () => (await now()).hiddenReason,
        becomes: "It is off the subject.",
      };
    },
  },
];
