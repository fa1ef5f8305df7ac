import type { Db } from "#prisma/client.ts";

/** So many posts of a mentor, the newest with the highest number. */
export async function makeWritings(db: Db, mentorId: string, count: number, title = "A post"): Promise<void> {
  await db.writing.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      mentorId,
      title: `${title}, number ${at + 1}`,
      url: `https://posts.example/${at + 1}`,
      publishedOn: new Date(Date.UTC(2020, 0, 1 + at)),
    })),
  });
}
