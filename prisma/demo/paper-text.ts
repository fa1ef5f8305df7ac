/** A paper as the demo knows it. `authors` are names in their order; who of them is the mentor follows from the name. */
export type PaperText = {
  /** The address parts of the mentors on whose pages it stands. */
  of: readonly string[];
  title: string;
  authors: readonly string[];
  /** "2022-12-19", or as much of it as is known. */
  date: string;
  fields: readonly string[];
  abstract: string;
  venue?: string;
  arxiv?: string;
  doi?: string;
  url?: string;
  /** Invented, like the paper: in its best year. */
  cited?: number;
  /** Of the mentors on whose pages it stands, when it was written. */
  affiliation?: string;
};

/** "A B, C D" → the names. */
export const names = (list: string): string[] => list.split(",").map((name) => name.trim());
