// A busy page: questions with nested replies on one project, for benchmarks. Repeatable, and in bulk.
import pg from "pg";
import { placeOfReply } from "#lib/questions/rules.ts";
import { uuid7 } from "./ids.ts";
import { createRandom } from "./random.ts";

const MINUTE = 60_000;
const sentences = [
  "How would one tell from outside whether this worked?",
  "It depends on the **task**: on small models it does, beyond that nobody has looked.",
  "See [the project](/projects) for what is meant, and `notes.md` for what was tried.",
  "Thank you, that answers it.",
  "- First the baseline\n- then the ablation\n- then a word on what failed",
  "I read it otherwise. The paper measures the gap *before* training, not after.",
];

/**
 * Adds posts to a project: a fifth of them questions, the rest replies to whatever stands in their thread.
 * @param options.posts how many in all
 * Errors: throws when there is no such project, or nobody to write.
 */
export async function generatePosts(
  connectionString: string,
  { posts, projectSlug, seed = 1, now = new Date() }: { posts: number; projectSlug: string; seed?: number; now?: Date },
): Promise<{ questions: number; replies: number }> {
  const random = createRandom(seed, 31);
  const client = new pg.Client({ connectionString, application_name: "prentice-generate" });
  await client.connect();
  try {
    const { rows: found } = await client.query<{ id: string; last: number }>(
      `SELECT p.id, coalesce((SELECT max(number) FROM post WHERE project_id = p.id), 0)::int AS last FROM project p WHERE p.slug = $1`,
      [projectSlug],
    );
    const [project] = found;
    const { rows: people } = await client.query<{ id: string }>(`SELECT id FROM "user" ORDER BY id LIMIT 200`);
    if (!project || people.length === 0) throw new Error(`There is no project “${projectSlug}”, or nobody to write.`);
    const threads: { id: string; depth: number; path: string; number: number | null }[][] = [];
    const rows = [];
    for (let at = 0; at < posts; at += 1) {
      const createdAt = new Date(now.getTime() - (posts - at) * MINUTE);
      const id = uuid7(createdAt, random);
      const thread = at % 5 === 0 ? [] : random.pick(threads);
      const parent = thread.length === 0 ? undefined : random.pick(thread);
      if (!parent) threads.push(thread);
      const place = parent ? placeOfReply(parent, id) : { depth: 0, path: id };
      const post = { id, ...place, number: parent ? null : project.last + threads.length };
      thread.push(post);
      rows.push({
        ...post,
        project_id: project.id,
        thread_id: thread[0]?.id ?? id,
        parent_id: parent?.id ?? null,
        author_id: random.pick(people).id,
        text: Array.from({ length: random.int(1, 4) }, () => random.pick(sentences)).join("\n\n"),
        created_at: createdAt,
      });
    }
    await client.query(
      `INSERT INTO post (id, project_id, thread_id, parent_id, number, depth, path, author_id, text, created_at)
       SELECT id, project_id, thread_id, parent_id, number, depth, path, author_id, text, created_at
       FROM json_populate_recordset(NULL::post, $1)`,
      [JSON.stringify(rows)],
    );
    await client.query("ANALYZE post");
    return { questions: threads.length, replies: posts - threads.length };
  } finally {
    await client.end();
  }
}
