// The demo's readings: unfinished in the open cohort, finished in the past one.
import type { PersonaKey } from "../personas.ts";
import type { Random } from "../random.ts";
import type { Listing, Programme } from "./programme.ts";
import { notes, readScores, recusals, scoreOf } from "./reading.ts";
import { type ApplicationRow, type Reading, type Rows, review } from "./rows.ts";

const DAY = 86_400_000;

/** In standard deviations: who is hard to please. */
const severities: Partial<Record<PersonaKey, number>> = { noor: 0.9, felix: -0.9, ethan: -0.1, evan: 0.6, logan: 0 };

/** Of twenty pairs of application and reader; dealt like cards, so that every state is there. */
const deck = [
  ...Array(6).fill("none"),
  ...Array(2).fill("assigned"),
  ...Array(3).fill("draft"),
  ...Array(8).fill("submitted"),
  "recused",
] as ("none" | Reading["state"])[];

export function addReviews(rows: Rows, { users, listings }: Programme, now: Date): void {
  const { random } = rows;
  const severity = new Map(Object.entries(severities).map(([key, value]) => [users[key as PersonaKey], value]));
  for (const listing of listings) {
    const past = listing.cohort.key === "past";
    let cards: (typeof deck)[number][] = [];
    for (const application of rows.applications.filter((one) => one.projectId === listing.id && one.submissionId)) {
      const quality = random.normal();
      for (const reviewerId of listing.readers) {
        if (cards.length === 0) cards = random.shuffle(deck);
        const card = cards.pop() ?? "none";
        const state = past ? (card === "recused" ? "recused" : "submitted") : card;
        if (state === "none" || (application.state === "withdrawn" && state !== "submitted")) continue;
        const at = readAt(random, listing, application, now);
        review(
          rows,
          listing,
          application,
          reading(random, listing, reviewerId, state, at, quality, severity.get(reviewerId) ?? 0),
        );
      }
    }
  }
}

/** After the submission, before `now` or, in the past cohort, within three weeks of the close. */
function readAt(random: Random, listing: Listing, application: ApplicationRow, now: Date): Date {
  const past = listing.cohort.key === "past";
  const from = past ? listing.cohort.closesAt.getTime() : (application.submittedAt ?? now).getTime();
  const until = past ? from + 21 * DAY : (application.state === "withdrawn" ? application.updatedAt : now).getTime();
  return new Date(from + (until - from) * (0.05 + 0.9 * random.next()));
}

function reading(
  random: Random,
  listing: Listing,
  reviewerId: string,
  state: Reading["state"],
  at: Date,
  quality: number,
  severity: number,
): Reading {
  const { criteria } = listing;
  switch (state) {
    case "assigned":
      return { reviewerId, at, state, notes: "" };
    case "recused":
      return { reviewerId, at, state, notes: "", recusal: random.pick(recusals) };
    case "draft":
      return {
        reviewerId,
        at,
        state,
        notes: notes(random, null),
        scores: readScores(random, criteria, quality, severity).slice(0, random.int(0, criteria.length - 1)),
      };
    case "submitted": {
      const scores = readScores(random, criteria, quality, severity);
      const score = scoreOf(criteria, scores);
      return { reviewerId, at, state, scores, score, notes: notes(random, score) };
    }
  }
}
