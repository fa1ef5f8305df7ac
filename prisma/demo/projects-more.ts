import type { ProjectText } from "./project-text.ts";

export const moreProjects: readonly ProjectText[] = [
  {
    slug: "oversight-by-argument",
    cohort: "open",
    state: "published",
    title: "Oversight by argument",
    summary: "Two models argue, a person decides. When does listening to both sides help, and when does it mislead?",
    question:
      "How far can somebody who knows less supervise systems that know more, if all they can do is to hear them contradict each other?",
    directions: `- Judges
  - Calibration of lay judges before and after a debate
  - What judges attend to: facts, tone, length, the last word
- Debaters
  - Training for persuasion against training for truth
  - Concessions: do models ever make them, and do judges reward them?
- Rules
  - Cross-examination, time limits, a right to point at the source
  - Rules borrowed from courts
    - burden of proof
    - disclosure`,
    places: 2,
    topics: ["scalable-oversight"],
    mentors: ["tobias-ekwall"],
    reviewers: ["felix"],
    rubric: "judging",
    problems: [{ key: "judge" }, { key: "surprise" }],
  },
  {
    slug: "evaluations-that-bind",
    cohort: "open",
    state: "published",
    title: "Evaluations that bind",
    summary: "From a benchmark to a promise: what has to be in place before a measurement obliges anybody to act.",
    question:
      "What must be true of an evaluation, and of those around it, for its result to change what a developer does?",
    directions: `- Thresholds
  - A census of the limits that developers have published, and who would notice if one were crossed
  - Uncertainty: what to do when the number lies within the error bar of the line
- Independence
  - Access that outsiders need in order to repeat a test
  - Contracts under which a bad result may be published
- Precedent
  - Lessons from rail, aviation and medicine
    - incident registers
    - licences that lapse`,
    places: 2,
    topics: ["governance", "evaluations"],
    mentors: ["priyanka-rathore"],
    reviewers: ["noor"],
    rubric: "consequence",
    groups: [{ title: "Methods", pick: 2 }],
    problems: [
      { key: "threshold" },
      { key: "audit", group: "Methods" },
      {
        key: "failure",
        group: "Methods",
        guidance: "For us the failure should be one that a regulator could ask about.",
      },
      { key: "reasoning", group: "Methods" },
    ],
  },
  {
    slug: "reasoning-worth-reading",
    cohort: "open",
    state: "published",
    title: "Reasoning worth reading",
    summary: "Monitors read what agents write down before they act. We measure when that is worth the electricity.",
    question: "Under which pressures does a model’s written reasoning stop being evidence about what it will do?",
    directions: `- Dependence
  - Edit a line of reasoning and watch the action
  - Paraphrase it, shorten it, translate it
- Pressure
  - Reward for short reasoning, for pleasing reasoning, for reasoning that a monitor passes
    - How early does the text come loose from the act?
- Monitors
  - A cheap reader first, an expensive one on demand
  - Alarms per thousand acts that a human can bear`,
    places: 3,
    topics: ["chain-of-thought", "red-teaming"],
    mentors: ["jonas-wehrli", "tobias-ekwall"],
    reviewers: ["felix"],
    rubric: "essayAndExperiment",
    problems: [
      { key: "reasoning" },
      {
        key: "judge",
        required: false,
        guidance: "Optional: if you have answered this for Tobias, we would like to read it.",
        minWords: 200,
      },
    ],
  },
  {
    slug: "predictors-not-agents",
    cohort: "open",
    state: "draft",
    title: "Predictors, not agents",
    summary: "How useful can a system be that only ever predicts?",
    question:
      "What is lost, in usefulness and in safety, when a strong model is kept a predictor and never rewarded for what its outputs bring about?",
    directions: `- Questions that a predictor may be asked
  - about worlds like ours
  - about worlds in which other predictors exist
- Costs`,
    places: 2,
    topics: ["inner-alignment"],
    mentors: ["evan-hubinger", "jonas-wehrli"],
    reviewers: [],
    rubric: "argument",
    problems: [{ key: "organism" }, { key: "unwritten" }],
  },
  {
    slug: "worse-with-size",
    cohort: "past",
    state: "closed",
    title: "Worse with size",
    summary: "A season of searching for tasks that larger models do worse, and for the reasons.",
    question: "Which of the things that we train for pull models in the wrong direction as they grow?",
    directions: `- Find a task whose curve falls
  - with the model’s size
  - with the length of training
- Explain the fall
  - imitation of a common mistake
  - an easier task that hides inside the hard one
- Predict where it ends`,
    places: 3,
    topics: ["evaluations", "red-teaming"],
    mentors: ["ethan-perez"],
    reviewers: ["noor", "felix"],
    rubric: "essayAndExperiment",
    problems: [{ key: "scaling" }],
  },
];
