// Writes what is not public yet: Evan’s draft of his profile, and a change to his project’s page that Logan has sent.
import { valuesOf } from "#lib/mentors/draft-values.ts";
import { firstVersion, seenOf } from "#lib/stale.ts";
import type { Tx } from "../client.ts";
import { uuid7 } from "../ids.ts";
import type { Random } from "../random.ts";
import type { Programme } from "./programme.ts";

const HOUR = 3_600_000;

export async function writeProposal(tx: Tx, { users }: Programme, now: Date, random: Random): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const evan = await tx.mentor.findUniqueOrThrow({ where: { slug: "evan-hubinger" } });
  const shown = valuesOf(evan);
  await tx.mentorDraft.create({
    data: {
      mentorId: evan.id,
      values: {
        ...shown,
        agenda:
          "Model organisms first: without a model that is known to be deceptively aligned, no test for it can be tested.\n\n- Organisms that came about by ordinary training\n- What predictors can do for us that agents should not\n- Situational awareness, early and cheaply\n",
      },
      seen: seenOf(shown),
      version: firstVersion(before(5)),
      updatedAt: before(5),
    },
  });

  const { id, topics, ...project } = await tx.project.findUniqueOrThrow({
    where: { slug: "dictionaries-you-can-trust" },
    select: {
      id: true,
      slug: true,
      title: true,
      summary: true,
      question: true,
      directions: true,
      places: true,
      topics: { select: { topic: { select: { id: true, name: true } } } },
    },
  });
  const { slug, ...texts } = project;
  const names = topics.map(({ topic }) => topic.name);
  const sentAt = before(20);
  await tx.projectProposal.create({
    data: {
      id: uuid7(sentAt, random),
      projectId: id,
      authorId: users.logan,
      sentAt,
      // As the form for it keeps them: lib/proposals/schema.ts.
      values: {
        ...texts,
        summary:
          "Sparse autoencoders give us features with names. Which of the names survive a second look, and a third?",
        directions: `${texts.directions}\n- Teaching\n  - A notebook from which a newcomer trains their first dictionary in an afternoon`,
        places: texts.places + 1,
        topics: topics.map(({ topic }) => topic.id),
      },
      // Of what it began from, as lib/projects/shown.ts has it.
      seen: seenOf({ slug, ...texts, places: String(texts.places), topics: names.toSorted().join(", ") }),
      note: "One more place, and a first step for newcomers.",
      version: firstVersion(before(22)),
      createdAt: before(22),
      updatedAt: sentAt,
    },
  });
  await tx.auditEvent.create({
    data: {
      id: uuid7(sentAt, random),
      at: sentAt,
      actorId: users.logan,
      act: "sendProposal",
      subject: "project",
      subjectId: id,
      detail: {},
    },
  });
}
