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
  problems: readonly {
    key: ProblemKey;
    required?: false;
    guidance?: string;
    minWords?: number;
    recommendedWords?: number;
    maxWords?: number;
  }[];
};
