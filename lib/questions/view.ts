import type { Part } from "#lib/difference.ts";
import type { PostAct, PostFacts } from "./rules.ts";

/** A question in a list. */
export type QuestionLine = {
  id: string;
  number: number;
  /** Its first line, or what stands where its words were. */
  title: string;
  stone: boolean;
  by: string;
  at: Date;
  pinned: boolean;
  closed: boolean;
  /** Of those that are shown. */
  replies: number;
  answered: boolean;
};

/** The same on the project's page, with the first answer to it. */
export type QuestionWithAnswer = QuestionLine & { answer: { id: string; by: string; html: string } | null };

export type QuestionsOnPage = { total: number; questions: QuestionWithAnswer[] };

/** What a post said before an edit, against what it said next. */
export type Earlier = { version: number; at: Date; parts: Part[] };

/** A post as everybody reads it. */
export type PostView = {
  id: string;
  depth: number;
  question: boolean;
  at: Date;
} & (
  | { stone: string }
  | {
      stone: null;
      by: string;
      /** `by` is a name, not what stands for somebody anonymous or gone. */
      named: boolean;
      /** The address of the public profile of a mentor who leads the project. */
      mentor: string | null;
      answer: "mentor" | "reviewer" | null;
      html: string;
      editedAt: Date | null;
      /** The latest first. */
      earlier: Earlier[];
      /** How many more there are. */
      earlierLeftOut: number;
      /** Whom it answers: `by` is null for a stone; `here`: on the same page; `seen`: its place shows it to the eye. */
      to: { id: string; by: string | null; here: boolean; seen: boolean } | null;
    }
);

export type ThreadPage = {
  project: { slug: string; title: string };
  number: number;
  title: string;
  pinned: boolean;
  closed: boolean;
  /** Its cohort is archived. */
  readOnly: boolean;
  /** Replies and all, with stones. */
  posts: PostView[];
  total: number;
  page: number;
  pages: number;
};

export type QuestionsPage = {
  project: { slug: string; title: string };
  readOnly: boolean;
  total: number;
  questions: QuestionLine[];
  page: number;
  pages: number;
};

/** A question in the list of somebody's own: they asked it, or follow it, or both. */
export type OwnQuestion = QuestionLine & {
  project: { slug: string; title: string };
  asked: boolean;
  follows: boolean;
};

/** The page to ask a question. */
export type AskView = {
  project: { slug: string; title: string };
  readOnly: boolean;
  /** What the actor writes here is marked as an answer, and signed. */
  answers: boolean;
  total: number;
  /** What was looked for among the questions; null for the latest. */
  search: string | null;
  questions: QuestionLine[];
};

/** The page of one post, for somebody signed in. */
export type PostPageView = {
  project: { slug: string; title: string };
  /** Of the question of its thread. */
  number: number;
  threadId: string;
  post: PostView;
  /** The question and what the post answers, where it is a reply. */
  before: PostView[];
  acts: PostAct[];
  own: boolean;
  answers: boolean;
  /** The actor is anonymous in this thread, and stays so. */
  anonymousBefore: boolean;
  /** They signed here already, so that a further post is not anonymous unless they say so. */
  signedBefore: boolean;
  follows: boolean;
  closed: boolean;
  readOnly: boolean;
  /** What the form to change it begins with, for its author. */
  values: { text: string; seen: string } | null;
  /** A hidden post's words, for its author and those who decide about it. */
  hiddenHtml: string | null;
};

/** What somebody found wrong with a post. `by` is null where the reader is not to know who. */
export type Flag = { reason: string; at: string; by: string | null; settled: boolean };

/** A post as the programme's admins see it. */
export type ModeratedPost = PostFacts & {
  id: string;
  at: Date;
  slug: string;
  title: string;
  number: number;
  text: string;
  cut: boolean;
  hiddenReason: string;
  /** As everybody reads it. */
  by: string;
  /** Who is behind an anonymous post, for an admin who reads none of the project's applications; else null. */
  author: string | null;
  anonymous: boolean;
  /** Whether the actor leads or reviews the project, and is told no names. */
  answers: boolean;
  flags: Flag[];
};
