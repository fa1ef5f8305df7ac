import type { ProblemKind, ProjectState } from "#prisma/generated/enums.ts";

type Range = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

/** A problem as an admin sees its use in a project; `seen`: what its form shows, as a mark. */
export type UseForAdmin = Range & {
  id: string;
  title: string;
  required: boolean;
  groupId: string | null;
  guidance: string;
  seen: string;
  problem: {
    id: string;
    current: (Range & { kind: ProblemKind; title: string; prompts: { id: string }[] }) | null;
  };
};

/** A group of a project’s problems; `members` are the ids of the uses in it, in order. */
export type GroupForAdmin = { id: string; title: string; pick: number; name: string; members: string[]; seen: string };

export type ProjectProblems = {
  id: string;
  title: string;
  slug: string;
  state: ProjectState;
  problems: UseForAdmin[];
  groups: GroupForAdmin[];
  /** The rest of the bank; `uses`: how many projects use each. */
  others: { id: string; title: string; uses: number }[];
};
