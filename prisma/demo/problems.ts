// The problem bank. A prompt's `subject` names the essay grammar that answers it.

import type { ProblemKind } from "../generated/enums.ts";
import type { PersonaKey } from "../personas.ts";
import type { SubjectKey } from "./essays/subjects.ts";

export type ProblemText = {
  key: string;
  /** An essay unless told otherwise. */
  kind?: ProblemKind;
  owner: PersonaKey;
  title: string;
  guidance: string;
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
  prompts: readonly { text: string; subject: SubjectKey | null }[];
  /** How it was worded until so many days ago; the prompts in the same order. */
  before?: { days: number; guidance: string; prompts: readonly string[] };
};

export const problems = [
  {
    key: "organism",
    owner: "evan",
    title: "A model that is wrong on purpose",
    guidance:
      "We are after a design that one person could carry out in a month on one GPU. A plan with a named weakness beats a plan without any.",
    minWords: 300,
    recommendedWords: 500,
    maxWords: 800,
    prompts: [
      {
        text: "Design a small model organism of deceptive alignment: what you would train, what hidden tendency it should end up with, and how that tendency could have come about without being put in by hand. Which result would persuade you that your organism tells us nothing about real models?",
        subject: "organism",
      },
    ],
  },
  {
    key: "inner-alignment",
    owner: "evan",
    title: "An essay on inner alignment",
    guidance:
      "Choose one of the three prompts. Around a thousand words is usual. We care about the steps of your reasoning far more than about which side you come down on, and we would like to see the strongest thing that can be said against you.",
    minWords: 700,
    recommendedWords: 1000,
    maxWords: 1200,
    prompts: [
      {
        text: "Choose one argument from [Risks from Learned Optimization](https://arxiv.org/abs/1906.01820) that you would bet against. Say what it claims, at which step it breaks, and what you would have to observe to take it back.",
        subject: "doubt",
      },
      {
        text: "Suppose that advanced AI ends in catastrophe. Where would you look first for the cause: in objectives that we specified badly, in aims that the system formed by itself, or somewhere that this division misses? Defend the order in which you would look.",
        subject: "where",
      },
      {
        text: "Sketch one change to the way a model is trained (its data, its objective, its schedule or its supervision) that should make it less likely to end up with aims of its own. What would the change cost, and how would you learn whether it had worked?",
        subject: "training",
      },
    ],
  },
  {
    key: "failure",
    owner: "ethan",
    title: "A failure you could show next month",
    guidance:
      "Either prompt is fine. Numbers are welcome: how many samples, which models, what size of effect you would call a result. If you have already run something, show it, including what went wrong.",
    minWords: 250,
    recommendedWords: 600,
    maxWords: 900,
    prompts: [
      {
        text: "Name a way in which language models could fail that has not yet been demonstrated convincingly. Describe the cheapest experiment that would demonstrate it, the dull explanation that a sceptic would offer instead, and the control that tells the two apart.",
        subject: "failure",
      },
      {
        text: "Take a published demonstration of bad behaviour in a language model that you find *less* convincing than most readers do. Explain what it leaves open, and design the follow-up that would settle it.",
        subject: "critique",
      },
    ],
  },
  {
    key: "feature",
    owner: "logan",
    title: "What would change your mind about a feature?",
    guidance:
      "Concrete beats general. One feature, one circuit or one plot, looked at from several sides, is enough for the whole essay.",
    minWords: 300,
    recommendedWords: 600,
    maxWords: 900,
    prompts: [
      {
        text: "A sparse autoencoder gives you a feature that fires on what looks like one human concept. List the ways in which that impression could be mistaken, and put them in the order in which you would test them.",
        subject: "feature",
      },
      {
        text: "Reconstruction error is the part of a model that a dictionary does not explain. Argue either that it can be ignored, or that it is where the interesting things hide, and propose a measurement that could prove you wrong.",
        subject: "residue",
      },
    ],
  },
  {
    key: "notebook",
    owner: "logan",
    title: "An afternoon with a dictionary",
    guidance:
      "Optional, and short. Describe what you did, link to a notebook if you have one, and be frank about what you did not get to.",
    minWords: 80,
    recommendedWords: 200,
    maxWords: 400,
    prompts: [
      {
        text: "Spend an afternoon with any openly available sparse autoencoder. Tell us about one thing you expected to see and did not.",
        subject: "notebook",
      },
    ],
  },
  {
    key: "audit",
    owner: "admin",
    title: "Three days, one model, something hidden",
    guidance:
      "Write it as you would write to your own team the evening before an audit begins. A plan that says what it leaves out beats a plan that leaves nothing out.",
    minWords: 300,
    recommendedWords: 600,
    maxWords: 1000,
    prompts: [
      {
        text: "You are handed a model that was trained to pursue something its makers will not tell you. You have its weights, a sample of its training data and three days. Plan the audit hour by hour where it matters, name what you would not look at, and say at what point you would be willing to report that you found nothing.",
        subject: "audit",
      },
    ],
    before: {
      days: 11,
      guidance: "Write it as you would write to your own team the evening before an audit begins.",
      prompts: [
        "You are handed a model that was trained to pursue something its makers will not tell you. You have its weights, a sample of its training data and three days. Plan the audit hour by hour where it matters, and say at what point you would be willing to report that you found nothing.",
      ],
    },
  },
  {
    key: "judge",
    owner: "admin",
    title: "Judging what you can’t check",
    guidance:
      "No background in debate experiments is needed. Examples from law, medicine or your own family are as good as examples from papers.",
    minWords: 400,
    recommendedWords: 700,
    maxWords: 1000,
    prompts: [
      {
        text: "Describe a situation in which a person who knows less can nevertheless tell which of two experts is right. What makes it possible there, and why might it stop working when the experts are language models?",
        subject: "judge",
      },
      {
        text: "Design an experiment that could show that debate between models makes human judges *worse*. How large would it have to be?",
        subject: "worse",
      },
    ],
  },
  {
    key: "threshold",
    owner: "admin",
    title: "A number with a consequence",
    guidance: "Write for a reader who can sign things. Avoid acronyms where a word will do.",
    minWords: 400,
    recommendedWords: 800,
    maxWords: 1000,
    prompts: [
      {
        text: "Pick a dangerous capability. Propose a measurement of it, a threshold, and one thing that somebody must do when the threshold is crossed. Then explain how a developer acting in good faith could pass your measurement while the danger is real.",
        subject: "threshold",
      },
    ],
  },
  {
    key: "reasoning",
    owner: "admin",
    title: "Does the written reasoning matter?",
    guidance: "",
    minWords: 300,
    recommendedWords: 500,
    maxWords: 800,
    prompts: [
      {
        text: "A model writes out its reasoning and then acts. Propose a test of whether the action depended on what was written, and describe a case in which your test would say yes although the answer is no.",
        subject: "reasoning",
      },
    ],
  },
  {
    key: "surprise",
    kind: "short_answer",
    owner: "admin",
    title: "The last result that surprised you",
    guidance: "One sentence is enough. It need not be famous, and it need not be yours.",
    minWords: 5,
    recommendedWords: null,
    maxWords: 40,
    prompts: [{ text: "Which result surprised you most in the last year, and what had you expected?", subject: null }],
  },
  {
    key: "work",
    kind: "links",
    owner: "logan",
    title: "Work that we can look at",
    guidance:
      "Papers, posts, notebooks, repositories: whatever shows how you work. One good thing is enough, and unfinished is fine.",
    minWords: 1,
    recommendedWords: null,
    maxWords: 5,
    prompts: [{ text: "Give us up to five links, one a line.", subject: null }],
  },
  {
    key: "scaling",
    owner: "ethan",
    title: "Worse with size",
    guidance: "Used in the last cohort. Small experiments on open models are welcome.",
    minWords: 250,
    recommendedWords: 500,
    maxWords: 800,
    prompts: [
      {
        text: "Propose a task on which larger language models should do worse than smaller ones. Why would they, at which size would you expect the curve to turn back up, and what would we learn either way?",
        subject: "scaling",
      },
    ],
  },
  {
    // What publishing must refuse: somebody meant to write this later.
    key: "unwritten",
    owner: "evan",
    title: "Problem 2",
    guidance: "",
    minWords: null,
    recommendedWords: null,
    maxWords: null,
    prompts: [{ text: "Problem description here.", subject: null }],
  },
] as const satisfies readonly ProblemText[];

export type ProblemKey = (typeof problems)[number]["key"];
