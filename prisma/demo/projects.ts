// The listings. Directions are nested Markdown lists.
import type { ProjectText } from "./project-text.ts";
import { moreProjects } from "./projects-more.ts";

export const projects: readonly ProjectText[] = [
  {
    slug: "aligning-language-models",
    cohort: "open",
    state: "published",
    title: "Aligning language models",
    summary: "Make the failures of future models happen now, in small, where they can be measured and mended.",
    question:
      "Text predictors are turning into systems that act. Which of their failures will be new in kind, how can each be brought about early and on purpose, and what then makes it go away?",
    directions: `- **Failures on demand**
  - Small models that behave well only while they seem to be watched, and which ingredients of training bring this about
  - Tasks that get worse with scale, [inverse scaling](https://github.com/inverse-scaling/prize) in the wide sense, with flattery of the user and the pursuit of influence as first examples
- **Teaching the process, not only the answer**
  - Learning from written feedback instead of a single reward
  - Checking the steps of a solution when nobody can check its end
- **Robustness**
  - Red teams made of language models
  - Preferences brought in during pretraining, rather than painted on afterwards
- **Predictors and agents**
  - How much of what fine-tuning on preferences buys can be had from a model that only predicts?
  - When is a fine-tuned model still best thought of as a predictor?
- **Oversight** of systems that are better at the task than those who oversee them

Expect many quick experiments: most weeks end with a plot that contradicts the week before.`,
    places: 5,
    topics: ["model-organisms", "red-teaming", "scalable-oversight", "evaluations"],
    mentors: ["ethan-perez"],
    reviewers: ["noor", "felix"],
    rubric: "essayAndExperiment",
    problems: [
      {
        key: "inner-alignment",
        minWords: 300,
        guidance:
          "This problem belongs to Evan’s project, and we ask it too. If you are answering it for him, send us that essay unchanged. If you write it for us alone, three hundred careful words will do.",
      },
      { key: "failure" },
    ],
  },
  {
    slug: "model-organisms-of-misalignment",
    cohort: "open",
    state: "published",
    title: "Model organisms of misalignment",
    summary: "Grow a model with a known flaw, then find out where the flaw came from and what fails to remove it.",
    question:
      "Under which conditions does ordinary training produce a model that pursues aims of its own, and would we recognise such a model if we already had one?",
    directions: `1. Organisms
   - Deceptive tendencies that emerge from a plausible training story, not from a poisoned data set
   - Which safety training removes them, and which only teaches them to hide
2. Predictors as an alternative
   - What can be asked of a [conditioned predictor](https://arxiv.org/abs/2302.00805) that should not be asked of an agent
   - Where the line between the two gets blurred
     - by fine-tuning
     - by long chains of calls to oneself
3. Early signs
   - Does a model know that it is a model, that it is being trained, and by whom?
   - Does reasoning aloud make it easier to tell?`,
    places: 4,
    topics: ["inner-alignment", "model-organisms", "chain-of-thought"],
    mentors: ["evan-hubinger"],
    reviewers: ["noor"],
    rubric: "argument",
    problems: [{ key: "organism" }, { key: "inner-alignment" }],
  },
  {
    slug: "dictionaries-you-can-trust",
    cohort: "open",
    state: "published",
    title: "Dictionaries you can trust",
    summary: "Sparse autoencoders give us features with names. Which of the names survive a second look?",
    question:
      "When a sparse autoencoder finds a direction that seems to mean something, what does it take to know that the model uses it in that sense?",
    directions: `- Faithfulness
  - Replace a layer by its reconstruction: what breaks, and is it what the missing features would predict?
  - Features of a known circuit, with indirect objects as the usual test bed
- Stability
  - Two seeds, two dictionaries: which features return?
  - From toy models of superposition to Pythia-70M and 410M, and one size further
- Use
  - Search for features behind one behaviour, then remove them
    - compare with a probe
    - compare with fine-tuning
  - Dictionaries as the first hour of an audit`,
    places: 3,
    topics: ["interpretability"],
    mentors: ["logan-riggs", "andy-jones"],
    reviewers: [],
    rubric: "looking",
    problems: [
      { key: "feature" },
      { key: "notebook", required: false },
      { key: "work", required: false, guidance: "A notebook about a dictionary counts twice." },
    ],
  },
  {
    slug: "blind-audits",
    cohort: "open",
    state: "published",
    title: "Blind audits of hidden objectives",
    summary: "One team hides an aim in a model, another has three days to find it. We study what helps.",
    question:
      "Which tools make the difference between an audit that finds a hidden objective and one that reports a clean model?",
    directions: `- **The red side**
  - Hiding an objective so that plain questions do not reach it
  - Keeping a record that lets the finding be graded afterwards
- **The blue side**
  - What is gained from weights, from data, and from neither
  - Dividing three days among
    1. interviews with the model
    2. search through the data
    3. features and probes
- **The white side**
  - When may an auditor say “nothing found”?
  - Rates of false alarm, measured on models in which nothing was hidden`,
    places: 3,
    topics: ["interpretability", "evaluations", "model-organisms"],
    mentors: ["mirela-costache"],
    reviewers: ["noor", "felix"],
    rubric: "audit",
    problems: [
      { key: "audit" },
      {
        key: "feature",
        required: false,
        guidance: "Optional here. Send it if you have written it for Logan anyway.",
        recommendedWords: 400,
      },
    ],
  },
  ...moreProjects,
];
