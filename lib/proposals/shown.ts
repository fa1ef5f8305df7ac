import type { Db, Tx } from "#lib/db.ts";
import { detailsShown } from "#lib/projects/shown.ts";
import type { Shown } from "#lib/stale.ts";
import { type ProposalField, type ProposalValues, proposalFields, proposalValues } from "./schema.ts";

/** What a proposal's row keeps (`project_proposal.values`). Throws for what no form wrote. */
export function readValues(values: unknown): ProposalValues {
  return proposalValues.parse(values);
}

/** What the project says now, with its topics' ids. */
export async function publishedValues(db: Db | Tx, projectId: string): Promise<ProposalValues & { slug: string }> {
  const { topics, ...texts } = await db.project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      slug: true,
      title: true,
      summary: true,
      question: true,
      directions: true,
      places: true,
      topics: { select: { topicId: true } },
    },
  });
  return { ...texts, topics: topics.map(({ topicId }) => topicId) };
}

/** As it is compared, topics by their names. Topics that are no more are left out. */
export async function shownValues(db: Db | Tx, values: ProposalValues, slug: string): Promise<Shown> {
  const topics = await db.topic.findMany({ where: { id: { in: values.topics } }, select: { name: true } });
  return detailsShown(
    { ...values, slug },
    topics.map(({ name }) => name),
  );
}

/** The fields that two sides say differently. */
export function differing(one: Shown, other: Shown): ProposalField[] {
  return proposalFields.filter((field) => one[field] !== other[field]);
}
