// Real papers of the mentors of the seeds: their titles, authors, dates and arXiv numbers are facts; what
// they are about is said in our own words. How often they are cited is not said: it is not ours to guess.
import { names, type PaperText } from "./paper-text.ts";
import { morePapers } from "./papers-more.ts";

export const papers: readonly PaperText[] = [
  {
    of: ["andy-jones"],
    title: "Scaling Monosemanticity: Extracting Interpretable Features from Claude 3 Sonnet",
    authors: names(
      "Adly Templeton, Tom Conerly, Jonathan Marcus, Jack Lindsey, Trenton Bricken, Brian Chen, Adam Pearce, Craig Citro, Emmanuel Ameisen, Andy Jones, Hoagy Cunningham, Nicholas L. Turner, Callum McDougall, Monte MacDiarmid, C. Daniel Freeman, Theodore R. Sumers, Edward Rees, Joshua Batson, Adam Jermyn, Shan Carter, Chris Olah, Tom Henighan",
    ),
    date: "2024-05",
    fields: ["AI"],
    venue: "Transformer Circuits Thread",
    url: "https://transformer-circuits.pub/2024/scaling-monosemanticity/",
    abstract:
      "Dictionaries of up to 34 million features are learnt from the middle of a production model. Many can be read, hold across languages and for pictures too, and turning them up or down changes what the model does.",
  },
  {
    of: ["andy-jones", "ethan-perez"],
    title: "Constitutional AI: Harmlessness from AI Feedback",
    authors: names(
      "Yuntao Bai, Saurav Kadavath, Sandipan Kundu, Amanda Askell, Jackson Kernion, Andy Jones, Anna Chen, Anna Goldie, Azalia Mirhoseini, Cameron McKinnon, Carol Chen, Catherine Olsson, Christopher Olah, Danny Hernandez, Dawn Drain, Deep Ganguli, Dustin Li, Eli Tran-Johnson, Ethan Perez, Jamie Kerr, Jared Mueller, Jeffrey Ladish, Joshua Landau, Kamal Ndousse, Kamile Lukosuite, Liane Lovitt, Michael Sellitto, Nelson Elhage, Nicholas Schiefer, Noemi Mercado, Nova DasSarma, Robert Lasenby, Robin Larson, Sam Ringer, Scott Johnston, Shauna Kravec, Sheer El Showk, Stanislav Fort, Tamera Lanham, Timothy Telleen-Lawton, Tom Conerly, Tom Henighan, Tristan Hume, Samuel R. Bowman, Zac Hatfield-Dodds, Ben Mann, Dario Amodei, Nicholas Joseph, Sam McCandlish, Tom Brown, Jared Kaplan",
    ),
    date: "2022-12-15",
    fields: ["CL", "AI"],
    arxiv: "2212.08073",
    affiliation: "Anthropic",
    abstract:
      "A short list of principles stands in for people who label harms: a model criticises and rewrites its own answers, and then learns from its preferences among them.",
  },
  {
    of: ["andy-jones"],
    title: "Training a Helpful and Harmless Assistant with Reinforcement Learning from Human Feedback",
    authors: names(
      "Yuntao Bai, Andy Jones, Kamal Ndousse, Amanda Askell, Anna Chen, Nova DasSarma, Dawn Drain, Stanislav Fort, Deep Ganguli, Tom Henighan, Nicholas Joseph, Saurav Kadavath, Jackson Kernion, Tom Conerly, Sheer El-Showk, Nelson Elhage, Zac Hatfield-Dodds, Danny Hernandez, Tristan Hume, Scott Johnston, Shauna Kravec, Liane Lovitt, Neel Nanda, Catherine Olsson, Dario Amodei, Tom Brown, Jack Clark, Sam McCandlish, Chris Olah, Ben Mann, Jared Kaplan",
    ),
    date: "2022-04-12",
    fields: ["CL", "LG"],
    arxiv: "2204.05862",
    abstract:
      "Comparisons made by people train a preference model, which trains an assistant. New comparisons come in week by week, and reward grows about with the square root of the distance from where training began.",
  },
  {
    of: ["andy-jones", "ethan-perez"],
    title: "Language Models (Mostly) Know What They Know",
    authors: names(
      "Saurav Kadavath, Tom Conerly, Amanda Askell, Tom Henighan, Dawn Drain, Ethan Perez, Nicholas Schiefer, Zac Hatfield-Dodds, Nova DasSarma, Eli Tran-Johnson, Scott Johnston, Sheer El-Showk, Andy Jones, Nelson Elhage, Tristan Hume, Anna Chen, Yuntao Bai, Sam Bowman, Stanislav Fort, Deep Ganguli, Danny Hernandez, Josh Jacobson, Jackson Kernion, Shauna Kravec, Liane Lovitt, Kamal Ndousse, Catherine Olsson, Sam Ringer, Dario Amodei, Tom Brown, Jack Clark, Nicholas Joseph, Ben Mann, Sam McCandlish, Chris Olah, Jared Kaplan",
    ),
    date: "2022-07-11",
    fields: ["CL"],
    arxiv: "2207.05221",
    abstract:
      "Asked how likely their own answers are to be right, large models are fairly well calibrated. Asked beforehand whether they know, they are less so, though sources in the prompt help.",
  },
  {
    of: ["andy-jones"],
    title: "In-context Learning and Induction Heads",
    authors: names(
      "Catherine Olsson, Nelson Elhage, Neel Nanda, Nicholas Joseph, Nova DasSarma, Tom Henighan, Ben Mann, Amanda Askell, Yuntao Bai, Anna Chen, Tom Conerly, Dawn Drain, Deep Ganguli, Zac Hatfield-Dodds, Danny Hernandez, Scott Johnston, Andy Jones, Jackson Kernion, Liane Lovitt, Kamal Ndousse, Dario Amodei, Tom Brown, Jack Clark, Jared Kaplan, Sam McCandlish, Chris Olah",
    ),
    date: "2022-09-24",
    fields: ["LG"],
    arxiv: "2209.11895",
    abstract:
      "Attention heads that continue a pattern seen before appear at the very moment at which a model begins to learn from its context; six lines of evidence ask whether they are the cause.",
  },
  {
    of: ["andy-jones", "ethan-perez"],
    title: "Red Teaming Language Models to Reduce Harms: Methods, Scaling Behaviors, and Lessons Learned",
    authors: names(
      "Deep Ganguli, Liane Lovitt, Jackson Kernion, Amanda Askell, Yuntao Bai, Saurav Kadavath, Ben Mann, Ethan Perez, Nicholas Schiefer, Kamal Ndousse, Andy Jones, Sam Bowman, Anna Chen, Tom Conerly, Nova DasSarma, Dawn Drain, Nelson Elhage, Sheer El-Showk, Stanislav Fort, Zac Hatfield-Dodds, Tom Henighan, Danny Hernandez, Tristan Hume, Josh Jacobson, Scott Johnston, Shauna Kravec, Catherine Olsson, Sam Ringer, Eli Tran-Johnson, Dario Amodei, Tom Brown, Nicholas Joseph, Sam McCandlish, Chris Olah, Jared Kaplan, Jack Clark",
    ),
    date: "2022-08-23",
    fields: ["CL", "AI"],
    arxiv: "2209.07858",
    abstract:
      "People attack models of three sizes and four kinds. Those trained on human feedback get harder to lead astray as they grow; the others do not. All 38,961 attacks are published.",
  },
  {
    of: ["andy-jones", "ethan-perez", "evan-hubinger"],
    title: "Discovering Language Model Behaviors with Model-Written Evaluations",
    authors: names(
      "Ethan Perez, Sam Ringer, Kamilė Lukošiūtė, Karina Nguyen, Edwin Chen, Scott Heiner, Craig Pettit, Catherine Olsson, Sandipan Kundu, Saurav Kadavath, Andy Jones, Anna Chen, Ben Mann, Brian Israel, Bryan Seethor, Cameron McKinnon, Christopher Olah, Da Yan, Daniela Amodei, Dario Amodei, Dawn Drain, Dustin Li, Eli Tran-Johnson, Guro Khundadze, Jackson Kernion, James Landis, Jamie Kerr, Jared Mueller, Jeeyoon Hyun, Joshua Landau, Kamal Ndousse, Landon Goldberg, Liane Lovitt, Martin Lucas, Michael Sellitto, Miranda Zhang, Neerav Kingsland, Nelson Elhage, Nicholas Joseph, Noemí Mercado, Nova DasSarma, Oliver Rausch, Robin Larson, Sam McCandlish, Scott Johnston, Shauna Kravec, Sheer El Showk, Tamera Lanham, Timothy Telleen-Lawton, Tom Brown, Tom Henighan, Tristan Hume, Yuntao Bai, Zac Hatfield-Dodds, Jack Clark, Samuel R. Bowman, Amanda Askell, Roger Grosse, Danny Hernandez, Deep Ganguli, Evan Hubinger, Nicholas Schiefer, Jared Kaplan",
    ),
    date: "2022-12-19",
    fields: ["CL", "AI"],
    venue: "Findings of ACL 2023",
    arxiv: "2212.09251",
    affiliation: "Anthropic",
    doi: "10.18653/v1/2023.findings-acl.847",
    abstract:
      "Models write 154 sets of questions for other models, nearly as good as people’s. They bring to light flattery of the user and behaviours that get worse with size, or with more training on feedback.",
  },
  {
    of: ["andy-jones", "ethan-perez"],
    title: "Measuring Progress on Scalable Oversight for Large Language Models",
    authors: names(
      "Samuel R. Bowman, Jeeyoon Hyun, Ethan Perez, Edwin Chen, Craig Pettit, Scott Heiner, Kamilė Lukošiūtė, Amanda Askell, Andy Jones, Anna Chen, Anna Goldie, Azalia Mirhoseini, Cameron McKinnon, Christopher Olah, Daniela Amodei, Dario Amodei, Dawn Drain, Dustin Li, Eli Tran-Johnson, Jackson Kernion, Jamie Kerr, Jared Mueller, Jeffrey Ladish, Joshua Landau, Kamal Ndousse, Liane Lovitt, Nelson Elhage, Nicholas Schiefer, Nicholas Joseph, Noemí Mercado, Nova DasSarma, Robin Larson, Sam McCandlish, Sandipan Kundu, Scott Johnston, Shauna Kravec, Sheer El Showk, Stanislav Fort, Timothy Telleen-Lawton, Tom Brown, Tom Henighan, Tristan Hume, Yuntao Bai, Zac Hatfield-Dodds, Ben Mann, Jared Kaplan",
    ),
    date: "2022-11-04",
    fields: ["HC", "AI"],
    arxiv: "2211.03540",
    affiliation: "Anthropic",
    abstract:
      "How to study the supervision of systems that know more than we do, before there are any: take tasks that experts can do and others cannot, and see what the others manage with an unreliable assistant. They beat both it and themselves.",
  },
  {
    of: ["andy-jones"],
    title: "A General Language Assistant as a Laboratory for Alignment",
    authors: names(
      "Amanda Askell, Yuntao Bai, Anna Chen, Dawn Drain, Deep Ganguli, Tom Henighan, Andy Jones, Nicholas Joseph, Ben Mann, Nova DasSarma, Nelson Elhage, Zac Hatfield-Dodds, Danny Hernandez, Jackson Kernion, Kamal Ndousse, Catherine Olsson, Dario Amodei, Tom Brown, Jack Clark, Sam McCandlish, Chris Olah, Jared Kaplan",
    ),
    date: "2021-12-01",
    fields: ["CL", "LG"],
    arxiv: "2112.00861",
    abstract:
      "A text assistant as the test bed: how far prompting goes, and whether models learn values better by imitation, by yes-or-no labels, or by rankings. Rankings win, more clearly with size.",
  },
  ...morePapers,
];
