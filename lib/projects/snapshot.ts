import { Prisma, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import type { KnownAddresses } from "./links.ts";
import type { ProjectSnapshot } from "./publish-rules.ts";

type Row = Omit<ProjectSnapshot, "cohort"> & {
  cohort: Omit<ProjectSnapshot["cohort"], "opensAt" | "closesAt">;
  opensAt: Date;
  closesAt: Date;
};

/** Everything that these projects' pages show, in the order of their titles. One statement. */
export async function snapshots(tx: Tx, where: Prisma.Sql): Promise<ProjectSnapshot[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id::text, p.version, p.state::text AS state, p.slug, p.title, p.summary, p.question, p.directions, p.places,
      json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'state', c.state) AS cohort,
      c.opens_at AS "opensAt", c.closes_at AS "closesAt",
      coalesce((SELECT json_agg(json_build_object('id', m.id, 'slug', m.slug, 'name', m.name, 'role', m.role, 'biography', m.biography) ORDER BY pm.position, m.id)
                FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id), '[]') AS mentors,
      coalesce((SELECT json_agg(json_build_object('id', u.id, 'problemId', u.problem_id, 'required', u.required, 'groupId', u.group_id, 'guidance', u.guidance,
                  'minWords', u.min_words, 'recommendedWords', u.recommended_words, 'maxWords', u.max_words,
                  'current', CASE WHEN v.id IS NULL THEN NULL ELSE json_build_object('kind', v.kind, 'title', v.title, 'guidance', v.guidance,
                    'minWords', v.min_words, 'recommendedWords', v.recommended_words, 'maxWords', v.max_words,
                    'prompts', coalesce((SELECT json_agg(r.text ORDER BY r.position) FROM prompt r WHERE r.version_id = v.id), '[]')) END)
                  ORDER BY u.position, u.id)
                FROM project_problem u JOIN problem b ON b.id = u.problem_id LEFT JOIN problem_version v ON v.id = b.current_version_id
                WHERE u.project_id = p.id), '[]') AS problems,
      coalesce((SELECT json_agg(json_build_object('id', g.id, 'title', g.title, 'pick', g.pick) ORDER BY g.id)
                FROM problem_group g WHERE g.project_id = p.id), '[]') AS groups,
      coalesce((SELECT json_agg(json_build_object('id', k.id, 'name', k.name, 'description', k.description, 'anchors', k.anchors) ORDER BY k.position)
                FROM criterion k WHERE k.project_id = p.id), '[]') AS criteria
    FROM project p JOIN cohort c ON c.id = p.cohort_id
    WHERE ${where} ORDER BY p.title, p.id`;
  return rows.map(({ opensAt, closesAt, ...row }) => ({ ...row, cohort: { ...row.cohort, opensAt, closesAt } }));
}

/** One project's snapshot, or undefined. */
export async function snapshot(tx: Tx, id: string): Promise<ProjectSnapshot | undefined> {
  return (await snapshots(tx, Prisma.sql`p.id = ${id}::uuid`))[0];
}

/** Every public address that a text could link to. One statement. */
export async function knownAddresses(tx: Tx): Promise<KnownAddresses> {
  const rows = await tx.$queryRaw<{ path: string }[]>`
    WITH public AS (
      SELECT p.id, p.slug FROM project p JOIN cohort c ON c.id = p.cohort_id
      WHERE p.state IN ('published', 'closed') AND c.state IN ('published', 'archived'))
    SELECT '/projects/' || slug AS path FROM public
    UNION SELECT '/projects/' || slug || '/questions' FROM public
    UNION SELECT '/mentors/' || m.slug FROM mentor m JOIN project_mentor pm ON pm.mentor_id = m.id JOIN public ON public.id = pm.project_id
    UNION SELECT '/mentors/' || m.slug || part FROM (VALUES ('/publications'), ('/writings')) parts (part), mentor m
      JOIN project_mentor pm ON pm.mentor_id = m.id JOIN public ON public.id = pm.project_id
      WHERE EXISTS (SELECT 1 FROM publication u WHERE u.mentor_id = m.id AND u.hidden_at IS NULL AND part = '/publications')
         OR EXISTS (SELECT 1 FROM writing w WHERE w.mentor_id = m.id AND part = '/writings')
    UNION SELECT '/glossary'
    UNION SELECT '/glossary/' || slug FROM term UNION SELECT '/glossary/' || slug FROM term_address
    UNION SELECT '/cohorts/' || slug FROM cohort WHERE state IN ('published', 'archived')`;
  return { origin: env().APP_URL, paths: new Set(rows.map((row) => row.path)) };
}
