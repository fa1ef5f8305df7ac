// Questions on a project’s page, and what was said to them. The first exchange follows a public one: the facts
// are its, the words ours.
import type { PersonaKey } from "../personas.ts";

export type PostText = {
  by: PersonaKey;
  anonymous?: true;
  /** Hours before now; a reply comes after what it answers. */
  ago: number;
  text: string;
  editedFrom?: string;
  deleted?: true;
  hidden?: { by: PersonaKey; reason: string };
  flags?: readonly { by: PersonaKey; reason: string }[];
  replies?: readonly PostText[];
};
export type QuestionText = PostText & { project: string; pinned?: true; closed?: PersonaKey };

export const questions: readonly QuestionText[] = [
  {
    project: "aligning-language-models",
    by: "sam",
    ago: 260,
    pinned: true,
    text: "Is interpretability the only work on inner alignment?\n\nThe agenda lists papers on circuits and papers on feedback. If I care about **inner alignment** most, is mechanistic interpretability the place to go, or is there other work that is meant for it?",
    replies: [
      {
        by: "ethan",
        ago: 255,
        text: "Nobody knows yet whether interpretability will be enough for every way in which inner alignment can fail. I would count it as work on inner alignment all the same.",
        replies: [
          {
            by: "yusuf",
            ago: 250,
            text: "I see it as *inner* but not as *alignment*: to observe a property is not to have the one you want. It is a matter of words, but if everything is called alignment, the word stops helping.",
            replies: [
              {
                by: "sam",
                ago: 248,
                text: "Then let me put it another way: is mechanistic interpretability the only work **motivated by** inner alignment?",
                replies: [
                  {
                    by: "ethan",
                    ago: 240,
                    text: `No. Evan and others work on these, and inner alignment is the main reason for each:

- **Model organisms** of deceptive inner alignment, to learn what makes it more likely
- **Conditioning predictive models** instead of training agents, since predictors may carry less of this risk: [the paper](https://arxiv.org/abs/2302.00805)
- **Preconditions**, such as situational awareness; section 5 of the paper on [model-written evaluations](https://arxiv.org/abs/2212.09251) is a very first look
- **Reasoning aloud**, as a way to see how a model gets to its answer

Other teams’ work on automated red teaming, and on how models generalise, may turn out to help, too. How useful any of it will be in the end I can’t tell; it was chosen because we worry about inner alignment, and we look for further directions.`,
                    editedFrom:
                      "No. Evan and others work on model organisms, on conditioning predictive models, and on situational awareness, and inner alignment is the main reason for each.",
                    replies: [{ by: "sam", ago: 236, text: "That is clear, thank you. I will read section 5 first." }],
                  },
                ],
              },
            ],
          },
        ],
      },
      { by: "lucia", ago: 230, deleted: true, text: "" },
    ],
  },
  {
    project: "aligning-language-models",
    by: "mei",
    anonymous: true,
    ago: 190,
    text: "Does a gap of two years count against me?\n\nI cared for a parent and have published nothing since. I would rather ask this without my name.",
    replies: [
      {
        by: "ethan",
        ago: 186,
        text: "No. We read your essay and nothing else, without your name. What you did in those two years is not asked anywhere.",
        replies: [
          { by: "mei", anonymous: true, ago: 185, text: "Thank you. That settles it." },
          {
            by: "kofi",
            anonymous: true,
            ago: 160,
            text: "Glad that somebody asked. Does the same hold for people without a degree?",
            replies: [
              { by: "noor", ago: 158, text: "It does. No reader of this project sees where you studied, or whether." },
            ],
          },
        ],
      },
    ],
  },
  {
    project: "aligning-language-models",
    by: "kofi",
    ago: 120,
    closed: "ethan",
    text: "How many words does problem 1 need here?\n\nEvan’s page says about a thousand, this one says 300.",
    replies: [
      {
        by: "felix",
        ago: 117,
        text: "Three hundred are enough here. If you have written the longer one for Evan, send that: it is the same essay, and you need not cut it.",
      },
      {
        by: "yusuf",
        ago: 110,
        text: "A friend of mine who is applying here as well, at the same institute, counts 340.",
        hidden: { by: "ethan", reason: "It tells who else is applying." },
      },
    ],
  },
  {
    project: "aligning-language-models",
    by: "ines",
    ago: 2,
    text: "Is there a reading list?\n\nI signed up today and would like to know where to begin.",
    replies: [
      {
        by: "yusuf",
        ago: 1,
        text: "Read my essay from the last round, if you like: the whole text is below, you may use it.",
        flags: [
          { by: "kofi", reason: "Somebody’s essay, offered for use by others." },
          { by: "felix", reason: "We would read it twice." },
        ],
      },
    ],
  },
  {
    project: "dictionaries-you-can-trust",
    by: "kofi",
    ago: 75,
    text: "Which models do you work with?\n\nI have one graphics card with 12 GB.",
    replies: [
      {
        by: "logan",
        ago: 70,
        text: "Pythia-70M and 410M for most of the time. A dictionary for the smaller one trains overnight on your card.",
      },
    ],
  },
];
