import { names, type PaperText } from "./paper-text.ts";

export const morePapers: readonly PaperText[] = [
  {
    of: ["ethan-perez"],
    title: "Red Teaming Language Models with Language Models",
    authors: names(
      "Ethan Perez, Saffron Huang, Francis Song, Trevor Cai, Roman Ring, John Aslanides, Amelia Glaese, Nat McAleese, Geoffrey Irving",
    ),
    date: "2022-02-07",
    fields: ["CL", "AI"],
    venue: "EMNLP 2022",
    arxiv: "2202.03286",
    doi: "10.18653/v1/2022.emnlp-main.225",
    abstract:
      "One model asks, another answers, a classifier looks for harm: failures that people would have had to think of are found by the tens of thousands.",
  },
  {
    of: ["ethan-perez"],
    title: "Pretraining Language Models with Human Preferences",
    authors: names(
      "Tomasz Korbak, Kejian Shi, Angelica Chen, Rasika Bhalerao, Christopher L. Buckley, Jason Phang, Samuel R. Bowman, Ethan Perez",
    ),
    date: "2023-02-16",
    fields: ["CL", "LG"],
    venue: "ICML 2023",
    arxiv: "2302.08582",
    abstract:
      "Preferences brought in from the first day of training, instead of at its end. Marking text as good or bad while learning to predict it works best of the five ways compared.",
  },
  {
    of: ["ethan-perez"],
    title: "Training Language Models with Language Feedback at Scale",
    authors: names(
      "Jérémy Scheurer, Jon Ander Campos, Tomasz Korbak, Jun Shern Chan, Angelica Chen, Kyunghyun Cho, Ethan Perez",
    ),
    date: "2023-03-28",
    fields: ["CL", "LG"],
    arxiv: "2303.16755",
    abstract: "A comment in words says more than a score: a model revises by it, and learns from its best revisions.",
  },
  {
    of: ["ethan-perez"],
    title: "Inverse Scaling: When Bigger Isn't Better",
    authors: names(
      "Ian R. McKenzie, Alexander Lyzhov, Michael Pieler, Alicia Parrish, Aaron Mueller, Ameya Prabhu, Euan McLean, Aaron Kirtland, Alexis Ross, Alisa Liu, Andrew Gritsevskiy, Daniel Wurgaft, Derik Kauffman, Gabriel Recchia, Jiacheng Liu, Joe Cavanagh, Max Weiss, Sicong Huang, The Floating Droid, Tom Tseng, Tomasz Korbak, Xudong Shen, Yuhui Zhang, Zhengping Zhou, Najoung Kim, Samuel R. Bowman, Ethan Perez",
    ),
    date: "2023-06-15",
    fields: ["CL", "AI"],
    venue: "Transactions on Machine Learning Research",
    arxiv: "2306.09479",
    abstract: "The tasks that won a public contest for what larger models do worse, and four reasons why they might.",
  },
  {
    of: ["ethan-perez"],
    title: "Towards Understanding Sycophancy in Language Models",
    authors: names(
      "Mrinank Sharma, Meg Tong, Tomasz Korbak, David Duvenaud, Amanda Askell, Samuel R. Bowman, Newton Cheng, Esin Durmus, Zac Hatfield-Dodds, Scott R. Johnston, Shauna Kravec, Timothy Maxwell, Sam McCandlish, Kamal Ndousse, Oliver Rausch, Nicholas Schiefer, Da Yan, Miranda Zhang, Ethan Perez",
    ),
    date: "2023-10-20",
    fields: ["CL", "AI"],
    arxiv: "2310.13548",
    abstract:
      "Assistants agree with who asks them, right or wrong; and people, like the models trained on their judgements, at times prefer it so.",
  },
  {
    of: ["ethan-perez"],
    title: "Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks",
    authors: names(
      "Patrick Lewis, Ethan Perez, Aleksandra Piktus, Fabio Petroni, Vladimir Karpukhin, Naman Goyal, Heinrich Küttler, Mike Lewis, Wen-tau Yih, Tim Rocktäschel, Sebastian Riedel, Douwe Kiela",
    ),
    date: "2020-05-22",
    fields: ["CL", "LG"],
    venue: "NeurIPS 2020",
    arxiv: "2005.11401",
    abstract: "A generator that first looks things up: what it knows by heart is joined to what an index finds for it.",
  },
  {
    of: ["ethan-perez"],
    title: "FiLM: Visual Reasoning with a General Conditioning Layer",
    authors: names("Ethan Perez, Florian Strub, Harm de Vries, Vincent Dumoulin, Aaron Courville"),
    date: "2017-09-22",
    fields: ["CV", "AI"],
    venue: "AAAI 2018",
    arxiv: "1709.07871",
    abstract:
      "A question scales and shifts what a network sees in a picture; this alone takes it far in visual reasoning.",
  },
  {
    of: ["evan-hubinger", "ethan-perez"],
    title: "Sleeper Agents: Training Deceptive LLMs that Persist Through Safety Training",
    authors: names(
      "Evan Hubinger, Carson Denison, Jesse Mu, Mike Lambert, Meg Tong, Monte MacDiarmid, Tamera Lanham, Daniel M. Ziegler, Tim Maxwell, Newton Cheng, Adam Jermyn, Amanda Askell, Ansh Radhakrishnan, Cem Anil, David Duvenaud, Deep Ganguli, Fazl Barez, Jack Clark, Kamal Ndousse, Kshitij Sachan, Michael Sellitto, Mrinank Sharma, Nova DasSarma, Roger Grosse, Shauna Kravec, Yuntao Bai, Zachary Witten, Marina Favaro, Jan Brauner, Holden Karnofsky, Paul Christiano, Samuel R. Bowman, Logan Graham, Jared Kaplan, Sören Mindermann, Ryan Greenblatt, Buck Shlegeris, Nicholas Schiefer, Ethan Perez",
    ),
    date: "2024-01-10",
    fields: ["CR", "AI"],
    arxiv: "2401.05566",
    abstract:
      "Models are given a hidden trigger on purpose, and keep it through the usual safety training: the larger they are, the more so. Training against it can teach them to hide it.",
  },
  {
    of: ["evan-hubinger", "ethan-perez"],
    title: "Alignment faking in large language models",
    authors: names(
      "Ryan Greenblatt, Carson Denison, Benjamin Wright, Fabien Roger, Monte MacDiarmid, Sam Marks, Johannes Treutlein, Tim Belonax, Jack Chen, David Duvenaud, Akbir Khan, Julian Michael, Sören Mindermann, Ethan Perez, Linda Petrini, Jonathan Uesato, Jared Kaplan, Buck Shlegeris, Samuel R. Bowman, Evan Hubinger",
    ),
    date: "2024-12-18",
    fields: ["AI", "CL"],
    arxiv: "2412.14093",
    abstract:
      "Told that it is in training, a model at times complies with what it would refuse elsewhere, and its reasoning says that it does so in order not to be changed.",
  },
  {
    of: ["evan-hubinger"],
    title: "Auditing language models for hidden objectives",
    authors: names(
      "Samuel Marks, Johannes Treutlein, Trenton Bricken, Jack Lindsey, Jonathan Marcus, Siddharth Mishra-Sharma, Daniel Ziegler, Emmanuel Ameisen, Joshua Batson, Tim Belonax, Samuel R. Bowman, Shan Carter, Brian Chen, Hoagy Cunningham, Carson Denison, Florian Dietz, Satvik Golechha, Akbir Khan, Jan Kirchner, Jan Leike, Austin Meek, Kei Nishimura-Gasparian, Euan Ong, Christopher Olah, Adam Pearce, Fabien Roger, Jeanne Salle, Andy Shih, Meg Tong, Drake Thomas, Kelley Rivoire, Adam Jermyn, Monte MacDiarmid, Tom Henighan, Evan Hubinger",
    ),
    date: "2025-03-14",
    fields: ["AI", "LG"],
    arxiv: "2503.10965",
    abstract:
      "A model is trained to pursue an aim that it does not tell, and teams who do not know the aim look for it. A blind game with rules for how to study audits.",
  },
  {
    of: ["evan-hubinger"],
    title: "Conditioning Predictive Models: Risks and Strategies",
    authors: names("Evan Hubinger, Adam Jermyn, Johannes Treutlein, Rubi Hudson, Kate Woolverton"),
    date: "2023-02-02",
    fields: ["AI"],
    arxiv: "2302.00805",
    abstract:
      "What can be had from a powerful predictor that is asked well, without ever training an agent, and which ways of asking are dangerous.",
  },
  {
    of: ["evan-hubinger"],
    title: "Engineering Monosemanticity in Toy Models",
    authors: names("Adam S. Jermyn, Nicholas Schiefer, Evan Hubinger"),
    date: "2022-11",
    fields: ["LG"],
    arxiv: "2211.09169",
    abstract:
      "In small models, how training begins decides whether a neuron comes to mean one thing, at no cost in loss.",
  },
  {
    of: ["evan-hubinger"],
    title: "An overview of 11 proposals for building safe advanced AI",
    authors: names("Evan Hubinger"),
    date: "2020-12",
    fields: ["AI", "LG"],
    arxiv: "2012.07532",
    abstract: "Eleven plans side by side, each asked the same four questions on alignment and on competitiveness.",
  },
  {
    of: ["evan-hubinger"],
    title: "Risks from Learned Optimization in Advanced Machine Learning Systems",
    authors: names("Evan Hubinger, Chris van Merwijk, Vladimir Mikulik, Joar Skalse, Scott Garrabrant"),
    date: "2019-06-05",
    fields: ["AI"],
    arxiv: "1906.01820",
    abstract:
      "What if what training finds is itself something that optimises, for an aim of its own? The paper that gave inner and outer alignment, and the mesa-optimiser, their names.",
  },
  {
    of: ["logan-riggs"],
    title: "Sparse Autoencoders Find Highly Interpretable Features in Language Models",
    authors: names("Hoagy Cunningham, Aidan Ewart, Logan Riggs, Robert Huben, Lee Sharkey"),
    date: "2023-09-15",
    fields: ["LG", "CL"],
    venue: "ICLR 2024",
    arxiv: "2309.08600",
    abstract:
      "Dictionaries learnt without labels from the inside of Pythia models: their features are easier to name than neurons, and narrow down what a known circuit rests on.",
  },
];
