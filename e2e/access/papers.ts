import type { Db } from "#prisma/client.ts";

/** Papers of one mentor, a year each; those of a mentor who is not public are secret. */
export async function makePapers(db: Db, mentorId: string, count: number, title = "A paper"): Promise<void> {
  await db.publication.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      mentorId,
      title: `${title}, number ${at + 1}`,
      titleKey: `${title} number ${at + 1}`.toLowerCase(),
      authors: [],
      csl: {},
      year: 1900 + at,
      ...(at > 0 ? {} : { citations: 7, citedAt: new Date(), citedBy: "OpenAlex" }),
    })),
  });
}
