// Answers that are no essays: one line, or a list of links.
import type { Random } from "../../random.ts";

const results = [
  "That removing a single direction made a model stop refusing, since I had expected the behaviour to be spread everywhere.",
  "A probe of mine that found the right answer in a layer where the model itself still got it wrong.",
  "That my own evaluation scored a random baseline at 60 per cent: the answers gave themselves away by their length.",
  "How little it took: eleven examples changed how a model answered questions that had nothing to do with them.",
  "That two dictionaries trained on the same layer shared fewer than half of their features.",
  "A replication of a paper that I admire, which came out at a third of the published effect.",
  "That people in my pilot study trusted the wrong debater more when he conceded a point.",
  "That the loss curve was the same with the labels shuffled, for far longer than I would have bet.",
  "A sandbagging test which caught the model that I had meant as the honest control.",
  "Grokking in a task where I had stopped the run a week too early.",
  "That a monitor which read only the last sentence did as well as one which read everything.",
  "How often a summary of an argument persuaded readers who had not been persuaded by the argument.",
];

/** A sentence or two, on one line. */
export function composeShortAnswer(random: Random): string {
  return random.pick(results);
}

const places = ["https://code.example.org", "https://papers.example.org", "https://notes.example.org"];
const works = [
  "probing-small-models",
  "a-failed-replication",
  "debate-pilot-study",
  "dictionary-notebook",
  "threshold-census",
  "red-team-diary",
  "inverse-scaling-entry",
  "thesis-chapter-3",
  "audit-game-post-mortem",
  "unlearning-benchmark",
];

/** One to `most` addresses, one a line. */
export function composeLinks(random: Random, most: number): string {
  return random
    .shuffle(works)
    .slice(0, random.int(1, most))
    .map((work) => `${random.pick(places)}/${work}`)
    .join("\n");
}
