// What mentors wrote outside of papers. Logan’s posts, their dates and addresses are facts; the others are invented.
export type WritingText = {
  of: string;
  title: string;
  url: string;
  on: string;
  coauthors?: readonly string[];
  source: string;
  excerpt: string;
  linkpost?: true;
};

const post = (slug: string) => `https://example.org/notes/${slug}`;

export const writings: readonly WritingText[] = [
  {
    of: "logan-riggs",
    title: "Sparse Autoencoders Find Highly Interpretable Directions in Language Models",
    url: "https://www.lesswrong.com/posts/Qryk6FqjtZk9FHHJR/sparse-autoencoders-find-highly-interpretable-directions-in",
    on: "2023-09-21",
    coauthors: ["Hoagy Cunningham", "Aidan Ewart", "Robert Huben"],
    source: "LessWrong",
    excerpt:
      "Points to the paper: dictionaries for the residual stream and the MLPs of two small Pythia models, found without supervision, and what becomes of a known task when their features are exchanged.",
    linkpost: true,
  },
  {
    of: "logan-riggs",
    title: "[Replication] Conjecture's Sparse Coding in Toy Models",
    url: "https://www.lesswrong.com/posts/E8imxQo96WgDCMxkA/replication-conjecture-s-sparse-coding-in-toy-models",
    on: "2023-06-02",
    coauthors: ["Hoagy Cunningham"],
    source: "LessWrong",
    excerpt:
      "The toy-model half of an earlier post on taking features out of superposition, done again from scratch, with code for others to go on from.",
  },
  {
    of: "mirela-costache",
    title: "Why we publish the audits that we fail",
    url: post("failed-audits"),
    on: "2025-03-04",
    source: "Lindqvist Institute",
    excerpt:
      "A failed audit with its notebook is worth more to the next team than a success without one. Here are eleven.",
  },
  {
    of: "mirela-costache",
    title: "Three days is not a law of nature",
    url: post("three-days"),
    on: "2024-07-18",
    coauthors: ["Noor Haddad"],
    source: "Lindqvist Institute",
    excerpt: "Where the number came from, what a fourth day finds, and when a first one would do.",
  },
  {
    of: "jonas-wehrli",
    title: "Who reads the log?",
    url: post("who-reads"),
    on: "2024-11-26",
    source: "Aare Systems Lab",
    excerpt: "A talk in twelve slides: alarms are a promise that somebody will come.",
  },
  {
    of: "priyanka-rathore",
    title: "A threshold needs a signature",
    url: post("signature"),
    on: "2024-09-12",
    coauthors: ["Dov Lindqvist"],
    source: "Meridian Centre",
    excerpt: "The survey in two pages, for those who will have to sign.",
    linkpost: true,
  },
];
