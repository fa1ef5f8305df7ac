/**
 * Whether somebody sees who wrote an application: since it was revealed to them ("case"), since the
 * phase shows names, or not. `may`: they can ask to, once their own review is `done`.
 */
export type RevealStanding = { shown: "case" | "phase" | null; may: boolean; done: boolean };

/** Who wrote an application, and its texts in their order, without masks. */
export type Revealed = {
  name: string | null;
  affiliation: string | null;
  essays: { title: string; html: string }[];
};

/** Who was shown the name behind which application, and why. */
export type RevealRow = { code: string; reader: string; reason: string; at: Date };

/** An application as an admin sees it. The masked columns are null while they are being prepared. */
export type UnmaskedApplication = {
  project: { id: string; slug: string; title: string };
  code: string;
  state: "draft" | "submitted" | "withdrawn";
  name: string | null;
  email: string;
  affiliation: string | null;
  number: number | null;
  receivedAt: Date | null;
  receipt: string | null;
  essays: {
    title: string;
    kind: "essay" | "short_answer" | "links";
    html: string;
    words: number;
    blindHtml: string | null;
    blindWords: number | null;
  }[];
  reveals: Omit<RevealRow, "code">[];
};
