// The programme as it stands in a database, and a pool of essays for its problems.
import type pg from "pg";
import { blindAnswer } from "#lib/blind/answer.ts";
import { amountOf } from "#lib/problems/kinds.ts";
import type { ProblemKind } from "../generated/enums.ts";
import { createRandom, type Random } from "../random.ts";
import type { Range } from "./bank.ts";
import { composeEssay } from "./essays/compose.ts";
import { composeLinks, composeShortAnswer } from "./essays/short.ts";
import type { SubjectKey } from "./essays/subjects.ts";
import { problems } from "./problems.ts";
import type { Scale } from "./programme.ts";
import { answerHtml, hashPrefix, sha256 } from "./rows.ts";

export type Target = {
  id: string;
  cohortId: string;
  opensAt: Date;
  closesAt: Date;
  uses: {
    id: string;
    problemId: string;
    kind: ProblemKind;
    required: boolean;
    group: { id: string; pick: number } | null;
    range: Range;
  }[];
  criteria: Scale[];
  readers: string[];
};
/** One essay of the pool; its text lies in the database. */
export type Pooled = { number: number; problemId: string; promptId: string; words: number; quality: number };

/**
 * The published projects of the open cohort that closes first, by slug, or the one that is named.
 * Errors: throws when there is none.
 */
export async function readTargets(
  client: pg.ClientBase,
  now: Date,
  projectSlug: string | undefined,
): Promise<Target[]> {
  const { rows } = await client.query<Target>(
    `SELECT p.id, p.cohort_id AS "cohortId", c.opens_at AS "opensAt", c.closes_at AS "closesAt",
       (SELECT json_agg(json_build_object('id', u.id, 'problemId', u.problem_id, 'kind', v.kind, 'required', u.required,
            'group', (SELECT json_build_object('id', g.id, 'pick', g.pick) FROM problem_group g WHERE g.id = u.group_id), 'range', json_build_object(
            'min', coalesce(u.min_words, v.min_words), 'recommended', coalesce(u.recommended_words, v.recommended_words),
            'max', coalesce(u.max_words, v.max_words))) ORDER BY u.position, u.id)
        FROM project_problem u JOIN problem b ON b.id = u.problem_id JOIN problem_version v ON v.id = b.current_version_id
        WHERE u.project_id = p.id) AS uses,
       (SELECT json_agg(json_build_object('id', k.id, 'weight', k.weight, 'counted', k.counted, 'scaleMin', k.scale_min, 'scaleMax', k.scale_max) ORDER BY k.position)
        FROM criterion k WHERE k.project_id = p.id) AS criteria,
       (SELECT coalesce(json_agg(DISTINCT r.user_id), '[]') FROM (
          SELECT m.user_id FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id AND m.user_id IS NOT NULL
          UNION SELECT user_id FROM project_reviewer WHERE project_id = p.id) r) AS readers
     FROM project p JOIN cohort c ON c.id = p.cohort_id
     WHERE p.state = 'published' AND ($2::text IS NULL OR p.slug = $2)
       AND c.id = (SELECT id FROM cohort WHERE state = 'published' AND opens_at <= $1 AND closes_at >= $1 ORDER BY closes_at, id LIMIT 1)
     ORDER BY p.slug`,
    [now, projectSlug ?? null],
  );
  const targets = rows.filter((one) => one.uses && one.criteria);
  if (targets.length === 0)
    throw new Error(
      projectSlug
        ? `No published project “${projectSlug}” in an open cohort.`
        : "No published project in an open cohort. Seed the demo first: node prisma/seed.ts",
    );
  return targets;
}

const subjects = new Map<string, SubjectKey>(
  problems.flatMap(({ prompts }) =>
    prompts.flatMap(({ text, subject }) => (subject ? [[text, subject] as const] : [])),
  ),
);

/** Problems that are not the demo’s get essays on failure; a benchmark does not mind. */
function compose(
  random: Random,
  kind: ProblemKind,
  prompt: string,
  wanted: { target: number; min: number; max: number },
): string {
  if (kind === "short_answer") return composeShortAnswer(random);
  if (kind === "links") return composeLinks(random, Math.min(5, wanted.max));
  return composeEssay(random, subjects.get(prompt) ?? "failure", wanted);
}

const NOBODY = { name: null, email: "", affiliation: null };

/** Writes about `size` essays into the temporary table `pool`, and the uses of problems into `use`. */
export async function fillPool(
  client: pg.ClientBase,
  targets: readonly Target[],
  size: number,
  seed: number,
): Promise<Map<string, Pooled[]>> {
  await client.query(`
    CREATE TEMPORARY TABLE pool (number int PRIMARY KEY, prompt text, text text, html text, word_count int, sha256 text,
      blind_text text, blind_html text, blind_words int) ON COMMIT PRESERVE ROWS;
    CREATE TEMPORARY TABLE use AS
      SELECT u.id, v.id AS version_id, v.kind, u.position, v.title, coalesce(u.min_words, v.min_words) AS min_words,
             coalesce(u.recommended_words, v.recommended_words) AS recommended_words, coalesce(u.max_words, v.max_words) AS max_words
      FROM project_problem u JOIN problem b ON b.id = u.problem_id JOIN problem_version v ON v.id = b.current_version_id`);
  const uses = targets.flatMap((target) => target.uses);
  const problemIds = [...new Set(uses.map((use) => use.problemId))];
  const { rows: prompts } = await client.query<{ id: string; text: string; problemId: string }>(
    `SELECT t.id, t.text, b.id AS "problemId" FROM prompt t JOIN problem b ON b.current_version_id = t.version_id
     WHERE b.id = ANY($1) ORDER BY t.position`,
    [problemIds],
  );
  const pool = new Map<string, Pooled[]>();
  const texts: object[] = [];
  for (const problemId of problemIds) {
    const own = prompts.filter((prompt) => prompt.problemId === problemId);
    // Any essay may go to any project that asks the problem, so it has to suit the narrowest range.
    const ranges = uses.filter((use) => use.problemId === problemId).map((use) => use.range);
    const min = Math.max(0, ...ranges.map((range) => range.min ?? 0));
    const max = Math.min(20_000, ...ranges.map((range) => range.max ?? 20_000));
    const recommended = Math.max(min, ...ranges.map((range) => range.recommended ?? 400));
    const kind = uses.find((use) => use.problemId === problemId)?.kind ?? "essay";
    const essays: Pooled[] = [];
    for (let i = 0; i < Math.max(8, Math.ceil(size / problemIds.length)); i += 1) {
      const random = createRandom(seed, 17, texts.length);
      const prompt = own[i % own.length];
      if (!prompt) throw new Error("A problem without prompts can’t be answered.");
      const wanted = { target: Math.round(random.normal(recommended, recommended * 0.2)), min, max };
      const text = compose(random, kind, prompt.text, wanted);
      const hash = sha256(text);
      const words = amountOf(kind, text);
      const html = answerHtml(kind, text, hash);
      // Shared by many, the texts name nobody; what is masked whoever wrote it is masked here.
      const blind = blindAnswer({ kind, text }, NOBODY, `p${texts.length}-`, { html, idPrefix: hashPrefix(hash) });
      essays.push({ number: texts.length, problemId, promptId: prompt.id, words, quality: random.normal() });
      texts.push({
        number: texts.length,
        prompt: prompt.text,
        text,
        html,
        word_count: words,
        sha256: hash,
        blind_text: blind.blindText,
        blind_html: blind.blindHtml,
        blind_words: blind.blindWords,
      });
    }
    pool.set(problemId, essays);
  }
  await client.query("INSERT INTO pool SELECT * FROM json_populate_recordset(NULL::pg_temp.pool, $1::json)", [
    JSON.stringify(texts),
  ]);
  await client.query("ANALYZE pool; ANALYZE use");
  return pool;
}
