/** One of those who read a project, and how far they are. Scores are not in it. `invited`: not (only) by leading it. */
export type ReaderProgress = {
  id: string;
  name: string;
  email: string;
  leads: boolean;
  invited: boolean;
  cap: number | null;
  assigned: number;
  draft: number;
  done: number;
  recused: number;
};

export type Reviewers = {
  slug: string;
  title: string;
  submitted: number;
  /** Whether the actor reads the project; admins need not. */
  reads: boolean;
  readers: ReaderProgress[];
  /** Those asked who have not said yes, the last first. */
  invitations: { id: string; email: string; at: string; declined: boolean }[];
};
