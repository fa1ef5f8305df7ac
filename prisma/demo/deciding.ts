// How the demo's projects are reviewed: the phases, what the readers said to each other, and, for
// the past cohort, what was decided and waits to be released.
import type { Tx } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import type { DecisionKind } from "../generated/enums.ts";
import { uuid7 } from "../ids.ts";
import type { Listing, Programme } from "./programme.ts";
import type { ApplicationRow, Rows } from "./rows.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Three usual phases after the first day of reading; in the past cohort the last one goes on. */
function phases({ id, cohort }: Listing, now: Date): Prisma.ReviewPhaseCreateManyInput[] {
  const close = cohort.closesAt.getTime();
  const at = (days: number) => new Date(close + days * DAY);
  const past = cohort.key === "past";
  return [
    {
      projectId: id,
      name: "Read and score",
      startsAt: past ? at(0) : new Date(cohort.opensAt),
      endsAt: at(21),
      scores: "own",
    },
    { projectId: id, name: "Discuss", startsAt: at(21), endsAt: at(28), mayScore: false, scores: "all" },
    {
      projectId: id,
      name: "Decide",
      startsAt: at(28),
      endsAt: past ? new Date(now.getTime() + 60 * DAY) : at(42),
      mayScore: false,
      mayEdit: false,
      scores: "all",
      mayDecide: true,
    },
  ];
}

const talk = [
  [
    "I was the strict one here. The control condition in the second half answers the objection that I had noted, so I would go up a point if it comes to that.",
    "Agreed. What still worries me is the size of the effect: a **tenth of a point** on thirty prompts is within the noise.",
  ],
  [
    "The argument is careful until the last section, which claims more than the experiment can show. Worth a conversation, though.",
    "I read that section as a plan rather than a claim. It would be a good first question in an interview.",
  ],
  [
    "Clearly written, and the failure that it describes is one I have seen myself. I would like to hear how they found it.",
  ],
] as const;

const declines = [
  {
    reasons: ["general", "places"],
    feedback:
      "Thank you for the care that went into this. Your first example was the strongest part: a second one, worked through as far as the first, would have let us see how general the idea is.",
  },
  {
    reasons: ["unsupported", "fit"],
    feedback:
      "You write clearly about a question that matters. The step from the survey to the conclusion needed evidence that the text does not give; the papers you cite on measurement would be a good place to look for it.",
  },
  { reasons: ["question", "places"], feedback: "" },
] as const;

const byMean = (one: ApplicationRow) =>
  one.scores.length === 0 ? -1 : one.scores.reduce((sum, score) => sum + score, 0) / one.scores.length;

/** Writes it all, after the rows that it rests on. */
export async function writeDeciding(tx: Tx, rows: Rows, { listings }: Programme, now: Date): Promise<void> {
  const published = listings.filter(({ state }) => state !== "draft");
  const places = new Map(
    (await tx.project.findMany({ select: { id: true, places: true } })).map((one) => [one.id, one.places]),
  );
  const decisions: Prisma.DecisionCreateManyInput[] = [];
  const reasons: Prisma.DecisionReasonCreateManyInput[] = [];
  const comments: Prisma.ReviewCommentCreateManyInput[] = [];
  const marks: Prisma.ReviewerMarkCreateManyInput[] = [];

  for (const listing of published) {
    const past = listing.cohort.key === "past";
    const submitted = rows.applications
      .filter(({ projectId, state }) => projectId === listing.id && state === "submitted")
      .sort((a, b) => byMean(b) - byMean(a) || (a.code < b.code ? -1 : 1));
    const [first, second] = listing.readers;
    if (!first) continue;
    for (const [at, { id }] of submitted.entries())
      if (at % 9 === 4) marks.push({ applicationId: id, userId: first, flaggedAt: now });
    if (!past || !second) continue;

    const begin = listing.cohort.closesAt.getTime() + 22 * DAY;
    for (const [at, lines] of talk.entries()) {
      const application = submitted[at * 2 + 1];
      if (!application) continue;
      for (const [line, text] of lines.entries()) {
        const createdAt = new Date(begin + at * 5 * HOUR + line * 2 * HOUR);
        comments.push({
          id: uuid7(createdAt, rows.random),
          projectId: listing.id,
          applicationId: application.id,
          authorId: line % 2 === 0 ? second : first,
          text,
          createdAt,
        });
      }
    }

    const offers = places.get(listing.id) ?? 1;
    const decidedAt = new Date(begin + 8 * DAY);
    for (const [rank, application] of submitted.entries()) {
      if (application.scores.length === 0) continue;
      const kind: DecisionKind = rank < offers ? "offer" : rank < offers + 2 ? "waitlist" : "decline";
      const text = kind === "decline" ? declines[rank % declines.length] : undefined;
      const checked = text !== undefined && text.feedback !== "" && rank % 2 === 0;
      const id = uuid7(decidedAt, rows.random);
      decisions.push({
        id,
        applicationId: application.id,
        projectId: listing.id,
        kind,
        note: kind === "waitlist" ? "First choice of the second reader, should somebody say no." : "",
        feedback: text?.feedback ?? "",
        decidedById: first,
        createdAt: decidedAt,
        updatedAt: decidedAt,
        checkedAt: checked ? new Date(decidedAt.getTime() + DAY) : null,
        checkedById: checked ? second : null,
      });
      for (const [at, reason] of (text?.reasons ?? []).entries())
        reasons.push({ decisionId: id, position: at === 0 ? 1 : 0, reason });
    }
  }
  await tx.reviewPhase.createMany({
    data: published.filter(({ cohort }) => cohort.key !== "future").flatMap((listing) => phases(listing, now)),
  });
  await tx.reviewComment.createMany({ data: comments });
  await tx.reviewerMark.createMany({ data: marks });
  await tx.decision.createMany({ data: decisions });
  await tx.decisionReason.createMany({ data: reasons });
}
