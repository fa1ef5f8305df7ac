// What mentors mean to do next. Ethan’s follows a public overview of his lab’s work: the approaches, papers and
// years are facts, the words are ours.
export const agendas: Readonly<Record<string, string>> = {
  "ethan-perez": `The aim of the lab is that transformative AI, when it comes, helps people and does no harm. Nobody knows yet how hard that will be, so the work is spread over approaches that would help in different worlds, and each is tried on the large language models of today.

### Understanding what is inside

Mechanistic interpretability asks by which steps a model gets where it gets.

- **2021** · [A Mathematical Framework for Transformer Circuits](https://transformer-circuits.pub/2021/framework/) carries the idea of circuits over from image networks to transformers, beginning with models of one and two layers.
- **2022** · [In-context Learning and Induction Heads](https://arxiv.org/abs/2209.11895) builds on it: induction heads, and how much of learning from context they explain.
- **2023** · [Towards Monosemanticity](https://transformer-circuits.pub/2023/monosemantic-features/) takes a small transformer apart with a sparse autoencoder: features that mean one thing, from neurons that mean several.

### Teaching by feedback

- **2022** · [Training a Helpful and Harmless Assistant](https://arxiv.org/abs/2204.05862) uses RLHF to make an assistant that is useful and declines to do harm, and looks at where the two pull apart.
- **2022** · [Constitutional AI](https://arxiv.org/abs/2212.08073) replaces most of the human labels for harm by a list of principles.
- Process-based[^process] training rewards the way to an answer. Learning from written comments is a first step towards it.

### Asking models about themselves

- **2022** · [Language Models (Mostly) Know What They Know](https://arxiv.org/abs/2207.05221) lets models judge their own answers. Of what they said they are decent judges; of whether they could answer at all, worse, unless the source lies before them.
- **2022** · [Discovering Language Model Behaviors with Model-Written Evaluations](https://arxiv.org/abs/2212.09251) has models write the tests.

### Supervising what outgrows us

Scalable oversight[^oversight] can be studied before it is needed.

- **2022** · [Measuring Progress on Scalable Oversight](https://arxiv.org/abs/2211.03540) shows how, with people who lean on an assistant they should not trust too far.

### Where projects with mentors lie

1. Demonstrations of deceptive alignment, to learn what in training brings it about
2. Feedback in words, and other process-based supervision
3. Tasks on which larger models do worse, from sycophancy to the pursuit of power
4. Robustness to red teaming, and preferences brought in while pretraining
5. How much of what RLHF gives can be had from models that only predict

[^process]: Marks for the method rather than for the last line: a pupil whose steps are sound gets most of them even when the sum comes out wrong, and one who guessed gets few.

[^oversight]: Methods for supervising models which may be as able as their supervisors, or abler, at the very thing that is to be judged.
`,
  "mirela-costache": `An audit is worth what its failures taught. In the next two years my group wants to know three things.

- **What data buys.** Half of our finds came from the training data.[^half] How much of them would weights alone have given?
- **What a sparse autoencoder buys** in the first hour, against a good interview.
- **When to stop.** A rule that a red team cannot game.

[^half]: Four of eight. The notebooks are in *Nineteen audits*.
`,
};
