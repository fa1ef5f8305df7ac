// Writes the questions on projects’ pages, with the replies, the marks and the flags on them.
import { placeOfReply } from "#lib/questions/rules.ts";
import type { Tx } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { uuid7 } from "../ids.ts";
import type { PersonaKey } from "../personas.ts";
import type { Random } from "../random.ts";
import type { Programme } from "./programme.ts";
import { type PostText, type QuestionText, questions } from "./questions.ts";

const HOUR = 3_600_000;

type Rows = {
  posts: Prisma.PostCreateManyInput[];
  revisions: Prisma.PostRevisionCreateManyInput[];
  flags: Prisma.PostFlagCreateManyInput[];
  follows: Prisma.FollowCreateManyInput[];
};
type Thread = {
  projectId: string;
  id: string;
  readers: readonly string[];
  aliases: Map<PersonaKey, number>;
};

export async function writeQuestions(tx: Tx, { users, listings }: Programme, now: Date, random: Random): Promise<void> {
  const rows: Rows = { posts: [], revisions: [], flags: [], follows: [] };
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const numbers = new Map<string, number>();

  function add(text: PostText, thread: Thread, place: { depth: number; path: string }, parentId: string | null) {
    const createdAt = before(text.ago);
    const id = parentId === null ? thread.id : (place.path.split("/").at(-1) ?? "");
    const alias = text.anonymous ? (thread.aliases.get(text.by) ?? thread.aliases.size + 1) : null;
    if (alias !== null) thread.aliases.set(text.by, alias);
    const later = new Date(createdAt.getTime() + HOUR / 2);
    const row = {
      id,
      projectId: thread.projectId,
      threadId: thread.id,
      parentId,
      ...place,
      authorId: users[text.by],
      anonymous: text.anonymous ?? false,
      alias,
      answer: thread.readers.includes(users[text.by]),
      text: text.text,
      version: text.editedFrom ? 2 : 1,
      createdAt,
      editedAt: text.editedFrom ? later : null,
      deletedAt: text.deleted ? later : null,
      hiddenAt: text.hidden ? later : null,
      hiddenReason: text.hidden?.reason ?? "",
      hiddenById: text.hidden ? users[text.hidden.by] : null,
    };
    rows.posts.push(row);
    if (text.editedFrom)
      rows.revisions.push({
        id: uuid7(later, random),
        postId: id,
        version: 1,
        text: text.editedFrom,
        at: createdAt,
        editorId: users[text.by],
      });
    for (const { by, reason } of text.flags ?? [])
      rows.flags.push({ postId: id, userId: users[by], reason, createdAt: before(text.ago / 2) });
    if (!rows.follows.some(({ threadId, userId }) => threadId === thread.id && userId === users[text.by]))
      rows.follows.push({ threadId: thread.id, userId: users[text.by], createdAt });
    for (const reply of text.replies ?? [])
      add(reply, thread, placeOfReply(place, uuid7(before(reply.ago), random)), id);
    return row;
  }

  for (const question of questions) {
    const listing = listings.find(({ slug }) => slug === question.project);
    if (!listing) throw new Error(`The demo texts name “${question.project}”, which does not exist.`);
    const number = (numbers.get(listing.id) ?? 0) + 1;
    numbers.set(listing.id, number);
    const id = uuid7(before(question.ago), random);
    const thread = { projectId: listing.id, id, readers: listing.readers, aliases: new Map() };
    Object.assign(add(question, thread, { depth: 0, path: id }, null), marks(question, number, before));
  }
  await tx.post.createMany({ data: rows.posts });
  await tx.postRevision.createMany({ data: rows.revisions });
  await tx.follow.createMany({ data: rows.follows });
  await tx.postFlag.createMany({ data: rows.flags });
}

function marks({ ago, pinned, closed }: QuestionText, number: number, before: (hours: number) => Date) {
  return { number, pinnedAt: pinned ? before(ago / 2) : null, closedAt: closed ? before(ago / 2) : null };
}
