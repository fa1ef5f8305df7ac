// The mentors' public profiles. Ethan, Evan, Logan and Andy are real people, of whom facts are told
// that are public; the others are invented.
import type { PersonaKey } from "../personas.ts";

export type MentorText = {
  slug: string;
  name: string;
  affiliation: string;
  role: string;
  website: string | null;
  persona?: PersonaKey;
  biography: string;
};

export const mentors: readonly MentorText[] = [
  {
    slug: "ethan-perez",
    name: "Ethan Perez",
    affiliation: "Anthropic",
    role: "Research Scientist",
    website: "https://ethanperez.net",
    persona: "ethan",
    biography: `Ethan works at Anthropic on getting language models to fail in the laboratory before they fail anywhere else. Robustness, transparency and better means of steering a model are the threads that run through his work.

Two places to start reading:

- [Discovering Language Model Behaviors with Model-Written Evaluations](https://arxiv.org/abs/2212.09251) (December 2022), in which models wrote 154 data sets that then tested other models
- [Measuring Progress on Scalable Oversight for Large Language Models](https://arxiv.org/abs/2211.03540) (November 2022), a way to study supervision before the supervised are smarter than us

He is also one of the founders of the [Inverse Scaling Prize](https://github.com/inverse-scaling/prize), a contest for tasks that larger models do worse.`,
  },
  {
    slug: "evan-hubinger",
    name: "Evan Hubinger",
    affiliation: "Anthropic",
    role: "Alignment researcher",
    website: null,
    persona: "evan",
    biography: `Evan’s question is what a trained model is trying to do, and how one would know. At Anthropic he works mostly on approaches that do not start from circuits: building models with a known flaw on purpose, treating predictors as something other than agents, and testing early for the abilities that deception would need.

Background to his project:

- [Risks from Learned Optimization in Advanced Machine Learning Systems](https://arxiv.org/abs/1906.01820) (2019) set out the vocabulary of inner and outer alignment
- [Conditioning Predictive Models: Risks and Strategies](https://arxiv.org/abs/2302.00805) (2023) asks how far one can get without training an agent at all
- Section 5 of [Discovering Language Model Behaviors with Model-Written Evaluations](https://arxiv.org/abs/2212.09251) takes a first look at situational awareness`,
  },
  {
    slug: "logan-riggs",
    name: "Logan Riggs",
    affiliation: "",
    role: "Interpretability researcher",
    website: null,
    persona: "logan",
    biography: `Logan takes language models apart with dictionaries. He was among the people who carried sparse coding from toy data to real models, in work that grew out of a mentorship cohort in the summer of 2023 and ran on compute from EleutherAI.

- [Sparse Autoencoders Find Highly Interpretable Directions in Language Models](https://arxiv.org/abs/2309.08600) (2023): dictionaries for the residual stream and the MLPs of Pythia-70M and 410M
- A replication, with write-ups along the way, of earlier toy-model experiments on superposition by Lee Sharkey, Dan Braun and Beren Millidge

As a mentor he likes small models, many plots and a shared notebook that is never more than a day old.`,
  },
  {
    slug: "mirela-costache",
    name: "Mirela Costache",
    affiliation: "Lindqvist Institute",
    role: "Head of audits",
    website: "https://example.org/mirela-costache",
    biography: `Mirela spent six years testing medical devices before she turned to models. She now organises **blind audits**: one team hides something in a model, another has three days to find it, and a third writes down what either would have needed.

Her group publishes every audit it fails. At the last count that was eleven of nineteen.`,
  },
  {
    slug: "tobias-ekwall",
    name: "Tobias Ekwall",
    affiliation: "University of Graz",
    role: "Assistant professor",
    website: "https://example.org/tobias-ekwall",
    biography: `Tobias studies how people judge arguments about matters they cannot check for themselves. He trained as a psychologist of testimony, wrote his thesis on juries and expert witnesses, and now runs debate experiments in which the witnesses are language models.

He advises two students a round, meets them twice a week and expects a pre-registered design by week three.`,
  },
  {
    slug: "priyanka-rathore",
    name: "Priyanka Rathore",
    affiliation: "Meridian Centre for Technology Policy",
    role: "Senior fellow",
    website: "https://example.org/priyanka-rathore",
    biography: `Priyanka works on what an evaluation is *for*: who has agreed to do what when a number crosses a line. Before the Centre she drafted safety-case guidance for a rail regulator.

Recent notes from her group:

1. *Thresholds nobody signed*, a survey of published capability limits
2. *The second opinion*, on letting outsiders repeat a developer’s tests`,
  },
  {
    slug: "jonas-wehrli",
    name: "Jonas Wehrli",
    affiliation: "Aare Systems Lab",
    role: "Research engineer",
    website: "https://example.org/jonas-wehrli",
    biography: `Jonas builds monitors for software agents and then tries to get past them. Earlier he kept a payment network running, which taught him that an alarm nobody reads is worse than none.

He is interested in written reasoning as evidence: when it can be relied upon, when it is theatre, and how cheaply one can tell.`,
  },
  {
    slug: "andy-jones",
    name: "Andy Jones",
    affiliation: "Anthropic",
    role: "Researcher",
    website: null,
    biography: `Andy is among the authors of much that this programme’s reading lists begin with: training assistants on human feedback, [Constitutional AI](https://arxiv.org/abs/2212.08073), [induction heads](https://arxiv.org/abs/2209.11895), and dictionaries for a production model in [Scaling Monosemanticity](https://transformer-circuits.pub/2024/scaling-monosemanticity/).

In this cohort he leads a project on dictionaries together with Logan.`,
  },
];
