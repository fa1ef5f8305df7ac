import type { Reader } from "./rules.ts";

/** One comment, or the place where one was. */
export type CommentView = {
  id: string;
  author: string;
  mine: boolean;
  at: Date;
  edited: boolean;
  /** Sanitised HTML; null when it was deleted. */
  html: string | null;
  /** Of one's own: what the form to change it begins with. */
  values: { text: string; seen: string } | null;
};

/** The discussion of an application for one of its readers. */
export type DiscussionView = {
  /** Why they find none, in words; then all else is empty, whatever is said there. */
  refusal: string | null;
  comments: CommentView[];
  /** Everybody who reads the project but the reader: the same for each of its applications. */
  readers: Reader[];
};

export const nothingSaid: DiscussionView = { refusal: null, comments: [], readers: [] };
