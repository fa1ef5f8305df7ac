import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { seenOf } from "#lib/stale.ts";
import { isId } from "#lib/text.ts";
import type { ProblemKind, ProjectState } from "#prisma/generated/enums.ts";
import { wordingDifference } from "./versions-difference.ts";
import type { VersionOf, VersionRow, WordingsBetween } from "./view.ts";
import { wordingShown } from "./wording.ts";

type Range = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

export type ProblemRow = Range & {
  id: string;
  title: string;
  kind: ProblemKind;
  version: number;
  prompts: number;
  uses: { id: string; title: string; state: ProjectState }[];
  /** Applicants with a text for it. */
  answers: number;
};

/** The bank, by title: who uses each problem, and how many people answer it. One statement. */
export async function problemBank(actor: Actor): Promise<ProblemRow[]> {
  return db.$queryRaw<ProblemRow[]>`
    SELECT b.id::text, coalesce(v.title, '(no wording)') AS title, coalesce(v.kind, 'essay')::text AS kind, coalesce(v.number, 0) AS version,
           v.min_words AS "minWords", v.recommended_words AS "recommendedWords", v.max_words AS "maxWords",
           (SELECT count(*)::int FROM prompt r WHERE r.version_id = v.id) AS prompts,
           coalesce((SELECT json_agg(json_build_object('id', p.id, 'title', p.title, 'state', p.state) ORDER BY p.title)
                     FROM project_problem u JOIN project p ON p.id = u.project_id WHERE u.problem_id = b.id), '[]') AS uses,
           (SELECT count(DISTINCT e.applicant_id)::int FROM essay e WHERE e.problem_id = b.id AND e.word_count > 0) AS answers
    FROM problem b LEFT JOIN problem_version v ON v.id = b.current_version_id
    WHERE ${actor.isAdmin}::boolean
    ORDER BY title, b.id`;
}

export type ProblemForAdmin = Range & {
  id: string;
  kind: ProblemKind;
  title: string;
  guidance: string;
  version: number;
  prompts: string[];
  uses: (Range & { projectId: string; title: string; state: ProjectState })[];
  answers: number;
};

/** One problem with its current wording, or null. One statement. */
export async function problemForAdmin(actor: Actor, id: string): Promise<(ProblemForAdmin & { seen: string }) | null> {
  if (!isId(id)) return null;
  const rows = await db.$queryRaw<ProblemForAdmin[]>`
    SELECT b.id::text, coalesce(v.kind, 'essay')::text AS kind, coalesce(v.title, '') AS title, coalesce(v.guidance, '') AS guidance, coalesce(v.number, 0) AS version,
           v.min_words AS "minWords", v.recommended_words AS "recommendedWords", v.max_words AS "maxWords",
           coalesce((SELECT json_agg(r.text ORDER BY r.position) FROM prompt r WHERE r.version_id = v.id), '[]') AS prompts,
           coalesce((SELECT json_agg(json_build_object('projectId', p.id, 'title', p.title, 'state', p.state,
                       'minWords', u.min_words, 'recommendedWords', u.recommended_words, 'maxWords', u.max_words) ORDER BY p.title)
                     FROM project_problem u JOIN project p ON p.id = u.project_id WHERE u.problem_id = b.id), '[]') AS uses,
           (SELECT count(DISTINCT e.applicant_id)::int FROM essay e WHERE e.problem_id = b.id AND e.word_count > 0) AS answers
    FROM problem b LEFT JOIN problem_version v ON v.id = b.current_version_id
    WHERE b.id = ${id}::uuid AND ${actor.isAdmin}::boolean`;
  const [problem] = rows;
  return problem ? { ...problem, seen: problem.version > 0 ? seenOf(wordingShown(problem)) : "" } : null;
}

/** A version with its prompts, as JSON of a query that knows it as `v`. */
const wordingJson = (v: Prisma.Sql) => Prisma.sql`json_build_object(
  'versionId', ${v}.id, 'number', ${v}.number, 'at', ${v}.created_at, 'kind', ${v}.kind, 'title', ${v}.title, 'guidance', ${v}.guidance,
  'minWords', ${v}.min_words, 'recommendedWords', ${v}.recommended_words, 'maxWords', ${v}.max_words,
  'prompts', (SELECT coalesce(json_agg(q.text ORDER BY q.position), '[]') FROM prompt q WHERE q.version_id = ${v}.id))`;

/** `at` is an ISO time here. */
type Version = Omit<VersionOf, "at"> & { at: string };

/**
 * What of a problem was worded anew since the actor last read it, by an essay of theirs; null
 * when they have no such essay, wrote nothing yet, or have seen the current wording. One statement.
 */
export async function wordingsBetween(actor: Actor, essayId: string): Promise<WordingsBetween | null> {
  if (!isId(essayId)) return null;
  const [row] = await db.$queryRaw<{ problemId: string; before: Version; after: Version }[]>`
    SELECT e.problem_id::text AS "problemId", ${wordingJson(Prisma.sql`o`)} AS before, ${wordingJson(Prisma.sql`n`)} AS after
    FROM essay e
    JOIN problem b ON b.id = e.problem_id
    JOIN problem_version o ON o.id = e.problem_version_id
    JOIN problem_version n ON n.id = b.current_version_id
    WHERE e.id = ${essayId}::uuid AND e.applicant_id = ${actor.id}::uuid AND o.id <> n.id AND e.text ~ '\\S'`;
  if (!row) return null;
  const [before, after] = [dated(row.before), dated(row.after)];
  return { problemId: row.problemId, before, after, difference: wordingDifference(before, after) };
}

const dated = (version: Version): VersionOf => ({ ...version, at: new Date(version.at) });

/** A problem’s versions, the newest first, or null. One statement. */
export async function problemVersions(
  actor: Actor,
  id: string,
): Promise<{ title: string; versions: VersionRow[] } | null> {
  if (!isId(id)) return null;
  type Row = { wording: Version } & Pick<VersionRow, "author" | "submissions" | "standing" | "texts">;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${wordingJson(Prisma.sql`v`)} AS wording, coalesce(u.name, u.email) AS author,
      (SELECT count(*)::int FROM submission_essay s WHERE s.problem_version_id = v.id) AS submissions,
      (SELECT count(*)::int FROM submission_essay s JOIN application a ON a.submission_id = s.submission_id
       WHERE s.problem_version_id = v.id AND a.state = 'submitted') AS standing,
      (SELECT count(*)::int FROM essay e WHERE e.problem_version_id = v.id AND e.text ~ '\\S') AS texts
    FROM problem_version v LEFT JOIN "user" u ON u.id = v.author_id
    WHERE v.problem_id = ${id}::uuid AND ${actor.isAdmin}::boolean
    ORDER BY v.number`;
  const [first] = rows;
  if (!first) return null;
  const versions = rows.map(({ wording, ...counts }, at): VersionRow => {
    const earlier = rows[at - 1]?.wording;
    return { ...dated(wording), ...counts, difference: earlier ? wordingDifference(earlier, wording) : null };
  });
  return { title: rows.at(-1)?.wording.title ?? first.wording.title, versions: versions.reverse() };
}
