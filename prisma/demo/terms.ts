// The glossary of the demo, in our own words.
export type TermText = { slug: string; name: string; also?: readonly string[]; definition: string; text: string };

export const terms: readonly TermText[] = [
  {
    slug: "transformative-ai",
    name: "transformative AI",
    definition: "AI that would change how societies live and work as deeply as industry once did, or more deeply.",
    text: `The word looks at consequences, not at how a system works or whether it is like a mind. Many narrow systems together could be transformative; a single clever one need not be.

It is used where plans should hold however such AI comes about.`,
  },
  {
    slug: "mechanistic-interpretability",
    name: "mechanistic interpretability",
    also: ["mechanical interpretability"],
    definition: "Working out, piece by piece, by which internal steps a network gets from its input to its output.",
    text: `As one would take apart a program without its source. The pieces are *features*, directions in what the network holds at one place, and *circuits*, how features bring about others.

[Sparse autoencoders](/glossary/sparse-autoencoder) are a common tool for the first half.`,
  },
  {
    slug: "large-language-model",
    name: "large language model",
    also: ["LLM", "LLMs", "large language models", "language model", "language models"],
    definition:
      "A network trained on a great deal of text to predict how a text goes on, and by this able to write one.",
    text: `Nearly all are [transformers](/glossary/transformer). What is called an assistant is such a model that was trained further, often by [RLHF](/glossary/rlhf).`,
  },
  {
    slug: "transformer",
    name: "transformer",
    also: ["transformers"],
    definition:
      "The kind of network behind most language models: layers that exchange information between positions of a text by attention.",
    text: `Each layer adds to a running sum, the *residual stream*, from which the next layers read. *Attention heads* move information between positions; *MLPs* work on each position alone.`,
  },
  {
    slug: "induction-head",
    name: "induction head",
    also: ["induction heads"],
    definition: "An attention head that finds where the present word stood before and suggests what followed it then.",
    text: `From “A B … A” it proposes “B”. Such heads come up suddenly in training, together with the ability to learn from context: see *In-context Learning and Induction Heads* (2022).`,
  },
  {
    slug: "sparse-autoencoder",
    name: "sparse autoencoder",
    also: ["sparse autoencoders", "SAE", "SAEs"],
    definition:
      "A small network that rewrites a model’s inner state as a sum of a few out of very many learnt directions.",
    text: `Models hold more features than they have neurons, laid over each other. A sparse autoencoder is trained to give the state back while using few directions at a time, in the hope that each then means one thing.

- *Dictionary*: all the directions it learnt
- *Dead feature*: one that it never uses`,
  },
  {
    slug: "superposition",
    name: "superposition",
    definition: "More features held in a space than it has dimensions, which works as long as few are active at once.",
    text: "The reason why single neurons so often mean several things.",
  },
  {
    slug: "rlhf",
    name: "RLHF",
    also: ["reinforcement learning from human feedback"],
    definition:
      "Training a model towards answers that people preferred in comparisons, by way of a model of their preferences.",
    text: `1. People say which of two answers is better.
2. A preference model learns to predict this.
3. The assistant is trained by reinforcement learning to please the preference model.

What pleases is not always what is right; see [sycophancy](/glossary/sycophancy).`,
  },
  {
    slug: "inner-alignment",
    name: "inner alignment",
    definition: "Whether what a trained model pursues is what its training rewarded.",
    text: `Its counterpart, *outer alignment*, asks whether training rewarded the right thing in the first place. The pair was named in *Risks from Learned Optimization* (2019).`,
  },
  {
    slug: "deceptive-alignment",
    name: "deceptive alignment",
    also: ["alignment faking"],
    definition: "A model that behaves as its training wants because it is in training, and would not otherwise.",
    text: `It takes aims that reach beyond the present task, some knowledge of being trained, and the step from one to the other. Each can be looked for by itself: see [situational awareness](/glossary/situational-awareness).`,
  },
  {
    slug: "situational-awareness",
    name: "situational awareness",
    definition:
      "What a model knows of itself and its circumstances: that it is a model, is being trained or tested, and by whom.",
    text: "Useful in an assistant, and a precondition of [deceptive alignment](/glossary/deceptive-alignment).",
  },
  {
    slug: "model-organism",
    name: "model organism",
    also: ["model organisms"],
    definition: "A model that was given a known flaw on purpose, so that the flaw and its cures can be studied.",
    text: "The word is borrowed from biology, where a fly stands in for what cannot be experimented on.",
  },
  {
    slug: "scalable-oversight",
    name: "scalable oversight",
    definition: "Ways of supervising systems that are better at the task than those who supervise them.",
    text: `Among them: assistants that help to judge, debate, and taking a task apart until each part can be checked. *Measuring Progress on Scalable Oversight* (2022) says how to study this early.`,
  },
  {
    slug: "sycophancy",
    name: "sycophancy",
    definition: "A model’s habit of saying what the person who asks would like to hear.",
    text: "It grows with size and with training on preferences, and is easy to measure, which makes it a favourite first example.",
  },
  {
    slug: "red-teaming",
    name: "red teaming",
    also: ["red team", "red teams"],
    definition: "Attacking a system on purpose, before others do, to learn how it fails.",
    text: "By people, or by other [language models](/glossary/large-language-model), which never tire.",
  },
  {
    slug: "process-based-supervision",
    name: "process-based supervision",
    also: ["process-based"],
    definition: "Judging how a result was reached, step by step, rather than the result.",
    text: "As with a proof whose last line is wrong, and whose reasoning is worth most of the marks.",
  },
];

/** An address that a term had before. */
export const formerTerms = [{ slug: "sae", term: "sparse-autoencoder" }] as const;
