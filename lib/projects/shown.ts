import type { Shown } from "#lib/stale.ts";

type Stored = { title: string; slug: string; summary: string; question: string; directions: string; places: number };

/** The details as they are compared; topics by their names, in order. */
export function detailsShown(stored: Stored, topics: string[]): Shown {
  const { title, slug, summary, question, directions, places } = stored;
  return { title, slug, summary, question, directions, places: String(places), topics: topics.toSorted().join(", ") };
}
