import { uuid7 } from "#lib/ids.ts";
import type { Db } from "#prisma/client.ts";

/** Questions for two pages of a project’s list, and replies for two pages to the first of them. */
export async function crowd(db: Db, projectId: string, authorId: string): Promise<void> {
  const start = Date.now() - 86_400_000;
  const at = (n: number) => new Date(start + n * 60_000);
  const questions = Array.from({ length: 31 }, (_, n) => {
    const id = uuid7(at(n));
    return { id, threadId: id, path: id, number: n + 1, text: `Question ${n + 1}?`, createdAt: at(n) };
  });
  const [first] = questions;
  const replies = Array.from({ length: 50 }, (_, n) => {
    const id = uuid7(at(100 + n));
    const place = { threadId: first?.id ?? "", parentId: first?.id ?? "", path: `${first?.id}/${id}`, depth: 1 };
    return { id, ...place, text: `Reply ${n + 1}.`, createdAt: at(100 + n) };
  });
  await db.post.createMany({ data: questions.map((post) => ({ ...post, projectId, authorId })) });
  await db.post.createMany({ data: replies.map((post) => ({ ...post, projectId, authorId })) });
}
