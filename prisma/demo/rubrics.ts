// Criteria of the demo's rubrics. Anchors say in words what the ends and the middle of a scale mean.

export type CriterionText = {
  name: string;
  description: string;
  weight: number;
  /** Whether a review can't be submitted without it, and whether it counts in the overall score. */
  required: boolean;
  counted: boolean;
  scaleMin: number;
  scaleMax: number;
  anchors: readonly { score: number; text: string }[];
};

function criterion(
  name: string,
  weight: number,
  description: string,
  low: string,
  middle: string,
  high: string,
): CriterionText {
  return {
    name,
    description,
    weight,
    required: true,
    counted: true,
    scaleMin: 1,
    scaleMax: 5,
    anchors: [
      { score: 1, text: low },
      { score: 3, text: middle },
      { score: 5, text: high },
    ],
  };
}

const reasoning = criterion(
  "Reasoning",
  3,
  "Do the steps carry the conclusion?",
  "Assertions side by side; the conclusion would be the same without them.",
  "A clear line of argument with one or two gaps that the author does not notice.",
  "Every step is needed and holds, and the weakest is named by the author.",
);
const sceptic = criterion(
  "Meets the best objection",
  2,
  "How the essay treats those who would disagree.",
  "No objection, or one that nobody holds.",
  "A real objection, answered in part.",
  "The objection that we would have made, answered or honestly conceded.",
);
const clarity = criterion(
  "Clarity",
  1,
  "Could a colleague act on this text?",
  "We had to guess what is meant.",
  "Understandable, with stretches that say little.",
  "Short, plain and precise.",
);
const experiment = criterion(
  "Experimental sense",
  3,
  "Would the experiment, as described, teach us something?",
  "No experiment, or one whose outcome is known beforehand.",
  "A sensible design that lacks a control or a size.",
  "Runnable next week, with the control that matters and a result that could surprise.",
);
const feasible = criterion(
  "Feasible in twelve weeks",
  1,
  "For one person with ordinary compute.",
  "Needs a laboratory of its own.",
  "Possible if everything goes right.",
  "A first result within three weeks.",
);
const evidence = criterion(
  "Looks before concluding",
  2,
  "Handling of data and of doubt.",
  "One picture, one conclusion.",
  "Alternatives are mentioned but not ranked.",
  "Alternatives are ranked and the cheapest test comes first.",
);
const consequence = criterion(
  "Consequence",
  2,
  "Does somebody have to act differently because of this?",
  "A recommendation to be aware.",
  "An action, but nobody in particular to take it.",
  "A named actor, an action and a date.",
);

/** Ten-point scales, as used where the group already scores that way. */
function tenPoint(name: string, weight: number, description: string, anchors: CriterionText["anchors"]): CriterionText {
  return { name, description, weight, required: true, counted: true, scaleMin: 0, scaleMax: 10, anchors };
}

export const rubrics = {
  essayAndExperiment: [experiment, reasoning, sceptic, clarity],
  argument: [reasoning, sceptic, feasible, clarity],
  looking: [evidence, experiment, clarity],
  audit: [
    evidence,
    experiment,
    feasible,
    { ...clarity, required: false, counted: false, description: "Noted for feedback; does not count." },
  ],
  judging: [
    tenPoint("Design", 4, "Is the study one that could fail?", [
      { score: 0, text: "No design." },
      { score: 5, text: "A design whose main comparison is confounded in a way that could be repaired." },
      { score: 10, text: "We would run it as written." },
    ]),
    tenPoint("Understanding of judgement", 3, "What the author knows or notices about how people decide.", [
      { score: 0, text: "Judges are treated as measuring instruments." },
      { score: 5, text: "One or two human limits are taken into account." },
      { score: 10, text: "We learned something about judges." },
    ]),
    tenPoint("Writing", 1, "Plain, ordered, no longer than needed.", [
      { score: 0, text: "Hard to follow." },
      { score: 10, text: "A pleasure to read." },
    ]),
  ],
  consequence: [consequence, reasoning, sceptic, clarity],
} as const satisfies Record<string, readonly CriterionText[]>;

export type RubricKey = keyof typeof rubrics;
