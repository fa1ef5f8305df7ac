import type { PersonaKey } from "../personas.ts";
import type { CohortKey } from "./cohorts.ts";
import type { ProblemKey } from "./problems.ts";
import type { RubricKey } from "./rubrics.ts";
import type { TopicSlug } from "./topics.ts";

export type ProjectText = {
  slug: string;
  cohort: CohortKey;
  state: "draft" | "published" | "closed";
  title: string;
  summary: string;
  question: string;
  directions: string;
  places: number;
  topics: readonly TopicSlug[];
  mentors: readonly string[];
  reviewers: readonly PersonaKey[];
  rubric: RubricKey;
  /** "Answer 2 of these 3": the problems that name the group by its title. */
  groups?: readonly { title: string; pick: number }[];
  problems: readonly {
    key: ProblemKey;
    required?: false;
    /** One of the group that has this title. */
    group?: string;
    guidance?: string;
    minWords?: number;
    recommendedWords?: number;
    maxWords?: number;
  }[];
};
