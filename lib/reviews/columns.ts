import type { Sort } from "./table.ts";

/** The table's columns, in their order. The code is always shown. */
export const columns = [
  "state",
  "reviews",
  "mean",
  "spread",
  "corrected",
  "changed",
  "mine",
  "decision",
  "flagged",
  "assigned",
  "words",
  "submitted",
] as const;
export type Column = (typeof columns)[number];

/** What those see who have chosen nothing. */
export const usualColumns: readonly Column[] = [
  "state",
  "reviews",
  "mean",
  "spread",
  "corrected",
  "changed",
  "decision",
  "flagged",
  "submitted",
];

/** `label` stands over the column; `about` says what it is where columns are chosen; `sort`: it can be sorted by. */
export const columnWords: Record<Column, { label: string; about: string; sort?: Sort; number?: true }> = {
  state: { label: "My review", about: "where your own review stands" },
  reviews: { label: "Reviews", about: "how many are in", sort: "reviews", number: true },
  mean: { label: "Mean", about: "of all scores, 0 to 100", sort: "mean", number: true },
  spread: { label: "Spread", about: "standard deviation of the scores", sort: "spread", number: true },
  corrected: {
    label: "Corrected",
    about: "for strict and lenient readers, with its 95 % interval",
    sort: "corrected",
    number: true,
  },
  changed: { label: "Order", about: "whether the correction moves it over the cut of places" },
  mine: { label: "My score", about: "of your submitted review", number: true },
  decision: { label: "Decision", about: "as it is pending or released" },
  flagged: { label: "Flag", about: "whether you flagged it" },
  assigned: { label: "Assigned", about: "whether it waits for you by assignment" },
  words: { label: "Words", about: "of all its texts", number: true },
  submitted: { label: "Submitted", about: "when its text was received", sort: "submitted" },
};

/** The columns that a reader can choose from: decisions are for those who lead the project. */
export function columnsFor(leads: boolean): readonly Column[] {
  return leads ? columns : columns.filter((column) => column !== "decision");
}

/** Columns as they are stored, in the table's order; what is not known any more is left out. Null: the usual ones. */
export function knownColumns(stored: readonly string[] | null | undefined, leads: boolean): readonly Column[] {
  return columnsFor(leads).filter((column) => (stored ?? usualColumns).includes(column));
}
