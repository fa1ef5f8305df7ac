/** Replies are set in no deeper than this; a question has depth 0. */
export const MAX_DEPTH = 4;

/** A second press within so many seconds, with the same words, is the same post. */
export const SAME_SECONDS = 60;

/** What the actor is on the project of a post. `answers`: leads or reviews it; `moderates`: leads it, or is an admin. */
export type Roles = { answers: boolean; moderates: boolean };

/** The facts about a post that decide what can be done with it. `closed` is its thread's. */
export type PostFacts = {
  own: boolean;
  question: boolean;
  deleted: boolean;
  hidden: boolean;
  pinned: boolean;
  closed: boolean;
  /** The cohort of its project is archived. */
  readOnly: boolean;
};

const postActs = ["reply", "edit", "delete", "pin", "unpin", "close", "reopen", "hide", "show"] as const;
export type PostAct = (typeof postActs)[number];

export const readOnlyText = "This programme’s round is archived: its questions can be read, but nothing is added.";

type Rule = {
  /** Who may at all. */
  who: "anybody" | "author" | "moderator";
  /** Why not now, the first that is so. */
  not: readonly (readonly [keyof PostFacts | "open" | "shown" | "unpinned" | "reply", string])[];
};

const questionOnly = ["reply", "Only a question can be pinned or closed, not a reply."] as const;
const readOnly = ["readOnly", readOnlyText] as const;
const deleted = ["deleted", "This post was deleted by its author."] as const;
const hidden = ["hidden", "This post is hidden."] as const;
const closed = ["closed", "This question is closed: nothing is added to it any more."] as const;

/**
 * The life of a post: asked → edited → deleted, which leaves a stone; shown → hidden with a reason →
 * shown again. Of a question's thread: open → closed → open again. One's own words one may always delete.
 */
const rules: Record<PostAct, Rule> = {
  reply: { who: "anybody", not: [readOnly, deleted, hidden, closed] },
  edit: { who: "author", not: [readOnly, deleted, hidden, closed] },
  delete: { who: "author", not: [deleted] },
  pin: {
    who: "moderator",
    not: [questionOnly, readOnly, deleted, hidden, ["pinned", "This question is pinned already."]],
  },
  unpin: { who: "moderator", not: [questionOnly, ["unpinned", "This question is not pinned."]] },
  close: { who: "moderator", not: [questionOnly, readOnly, ["closed", "This question is closed already."]] },
  reopen: { who: "moderator", not: [questionOnly, readOnly, ["open", "This question is open."]] },
  hide: { who: "moderator", not: [deleted, ["hidden", "This post is hidden already."]] },
  show: { who: "moderator", not: [deleted, ["shown", "This post is not hidden."]] },
};

const who: Record<Rule["who"], string> = {
  anybody: "",
  author: "Only whoever wrote this post can do that.",
  moderator: "Only the mentors who lead this project, and the programme’s admins, can do that.",
};

/** Why an act on a post is refused, in words, or undefined. */
export function postActRefusal(act: PostAct, roles: Roles, post: PostFacts): string | undefined {
  const rule = rules[act];
  const may = rule.who === "anybody" || (rule.who === "author" ? post.own : roles.moderates);
  if (!may) return who[rule.who];
  const facts = {
    ...post,
    open: !post.closed,
    shown: !post.hidden,
    unpinned: !post.pinned,
    reply: !post.question,
  };
  return rule.not.find(([fact]) => facts[fact])?.[1];
}

/** The acts that are open to somebody on a post, in the order they are offered. */
export function possiblePostActs(roles: Roles, post: PostFacts): PostAct[] {
  return postActs.filter((act) => postActRefusal(act, roles, post) === undefined);
}

/**
 * Whether a post is written without its author's name. Those who answer always sign; who is anonymous
 * in a thread stays so in it, whatever they tick.
 */
export function isAnonymous(asked: { wanted: boolean; answers: boolean; anonymousBefore: boolean }): boolean {
  return !asked.answers && (asked.wanted || asked.anonymousBefore);
}

/** Where a post stands: how deep, and its place in the order of its thread. */
export type Place = { depth: number; path: string };

/**
 * Where a reply stands. Paths are ids joined by "/", so that their order by bytes is the thread's
 * preorder, replies to one post by age (ids begin with their time). From MAX_DEPTH on, replies stand
 * beside what they answer.
 */
export function placeOfReply(parent: Place, id: string): Place {
  if (parent.depth < MAX_DEPTH) return { depth: parent.depth + 1, path: `${parent.path}/${id}` };
  return { depth: MAX_DEPTH, path: `${parent.path.slice(0, parent.path.lastIndexOf("/"))}/${id}` };
}

/** Who wrote a post, as everybody reads it. `name` is null for who is anonymous, and for who has left. */
export function signature(post: {
  name: string | null;
  alias: number | null;
  question: boolean;
  /** The question of its thread was asked anonymously: then its alias is 1. */
  askedAnonymously: boolean;
}): string {
  if (post.alias === null) return post.name ?? "Somebody who has left";
  if (post.alias === 1 && post.askedAnonymously) return post.question ? "Asked anonymously" : "Anonymous, who asked";
  return `Anonymous ${post.alias}`;
}

/** What stands where a post's words are not shown any more, or undefined. */
export function stoneText(post: {
  deleted: boolean;
  hidden: boolean;
  hiddenReason: string;
  hiddenBy: "mentor" | "programme";
}): string | undefined {
  if (post.deleted) return "This post was deleted by its author.";
  if (!post.hidden) return undefined;
  return `Hidden by ${post.hiddenBy === "mentor" ? "a mentor" : "the programme"}: ${post.hiddenReason}`;
}

/** In characters (UTF-16 code units) of a question's first line, where it stands for the whole. */
const TITLE_MAX = 120;

/** A question in a line: the first line of its text that has a letter or digit, without marks of Markdown at its start and around words. */
export function titleOf(text: string): string {
  const lines = text.split("\n").map((one) =>
    one
      .replace(/^[\s>#*+-]+(?=\S)/u, "")
      .replace(/\[([^[\]]*)\]\([^)]*\)/gu, "$1")
      .replace(/\*\*|__|`/gu, "")
      .replace(/\s+/gu, " ")
      .trim(),
  );
  const first = lines.find((one) => /[\p{L}\p{N}]/u.test(one)) ?? text.trim();
  if (first.length <= TITLE_MAX) return first;
  const cut = first.slice(0, TITLE_MAX);
  const space = cut.lastIndexOf(" ");
  return `${cut
    .slice(0, space > TITLE_MAX / 2 ? space : TITLE_MAX)
    .toWellFormed()
    .replace(/\uFFFD$/u, "")}…`;
}

/** A question's number or a page's in an address, or null: "7", never "07" or "0". */
export function countedNumber(part: string): number | null {
  return /^[1-9]\d{0,7}$/.test(part) ? Number(part) : null;
}

/** The number of a page after the first, which has an address without one; or null. */
export function furtherPage(part: string): number | null {
  const page = countedNumber(part);
  return page === 1 ? null : page;
}
