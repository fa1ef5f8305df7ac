export const topics = [
  { slug: "inner-alignment", name: "Inner alignment" },
  { slug: "model-organisms", name: "Model organisms" },
  { slug: "interpretability", name: "Interpretability" },
  { slug: "scalable-oversight", name: "Scalable oversight" },
  { slug: "evaluations", name: "Evaluations" },
  { slug: "red-teaming", name: "Red teaming and robustness" },
  { slug: "chain-of-thought", name: "Reasoning and monitoring" },
  { slug: "governance", name: "Governance" },
] as const;

export type TopicSlug = (typeof topics)[number]["slug"];
