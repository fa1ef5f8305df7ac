import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { effectiveRange, rangeProblem } from "#lib/problems/rules.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { editPart } from "./locked.ts";
import { moved } from "./rules.ts";
import { type ItemAct, problemUseLabels, type UseInput } from "./schema.ts";

/** Uses a problem of the bank in a project, at the end of its list. */
export async function addUse(db: Db, actor: Actor, projectId: string, problemId: string): Promise<Result> {
  return editPart(
    db,
    actor,
    projectId,
    { part: "problems" },
    async (tx) => {
      const problem = await tx.problem.findUnique({ where: { id: problemId }, select: { id: true } });
      if (!problem) return refuse("That problem is not here any more.", { problem: "Choose another problem." });
      const last = await tx.projectProblem.aggregate({ where: { projectId }, _max: { position: true } });
      await tx.projectProblem.create({ data: { projectId, problemId, position: (last._max.position ?? 0) + 1 } });
      return ok({ act: "addProblem", detail: { problem: problemId } });
    },
    refuse("This project uses that problem already.", { problem: "This problem is in the list already." }),
  );
}

type Stored = {
  required: boolean;
  guidance: string;
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
};

/** A use as it is compared. */
export function shownUse(use: Stored): Shown {
  return {
    required: use.required ? "required" : "optional",
    guidance: use.guidance,
    minWords: String(use.minWords ?? ""),
    recommendedWords: String(use.recommendedWords ?? ""),
    maxWords: String(use.maxWords ?? ""),
  };
}

/** Changes a project's own guidance and word range for a problem, and whether it must be answered. */
export async function editUse(db: Db, actor: Actor, input: UseInput): Promise<Result> {
  return editPart(db, actor, input.project, { part: "problems", id: input.use }, async (tx) => {
    const stored = await tx.projectProblem.findFirst({
      where: { id: input.use, projectId: input.project },
      select: {
        problemId: true,
        required: true,
        guidance: true,
        minWords: true,
        recommendedWords: true,
        maxWords: true,
      },
    });
    if (!stored) return refuse("This problem is not in the list any more. Copy what you typed, then reload the page.");
    const next: Stored = {
      required: input.required === "required",
      guidance: input.guidance,
      minWords: input.minWords,
      recommendedWords: input.recommendedWords,
      maxWords: input.maxWords,
    };
    const [current, mine] = [shownUse(stored), shownUse(next)];
    const conflict = await overtaken(tx, {
      subject: "project",
      subjectId: input.project,
      acts: ["editUse"],
      actorId: actor.id,
      seen: input.seen,
      current,
      mine,
      labels: problemUseLabels,
    });
    if (conflict) return conflict;
    const contradiction = await rangeContradiction(tx, stored.problemId, next);
    if (contradiction)
      return refuse("The word range contradicts itself. Nothing was lost: mend it and save again.", {
        [contradiction.field]: contradiction.message,
      });
    const fields = Object.keys(current).filter((name) => current[name] !== mine[name]);
    if (fields.length === 0) return ok(null);
    await tx.projectProblem.update({ where: { id: input.use }, data: next });
    return ok({ act: "editUse", detail: { problem: stored.problemId, fields: fields.join(", ") } });
  });
}

/** What contradicts itself in the range that would hold: own numbers, else the problem's, which is held as it is. */
async function rangeContradiction(tx: Tx, problemId: string, own: Stored) {
  const [problem] = await tx.$queryRaw<
    { minWords: number | null; recommendedWords: number | null; maxWords: number | null }[]
  >`
    SELECT v.min_words AS "minWords", v.recommended_words AS "recommendedWords", v.max_words AS "maxWords"
    FROM problem b JOIN problem_version v ON v.id = b.current_version_id WHERE b.id = ${problemId}::uuid FOR SHARE OF b`;
  return rangeProblem(effectiveRange(own, problem ?? { minWords: null, recommendedWords: null, maxWords: null }));
}

/** Moves a problem up or down the list, or takes it off; not while somebody has submitted an answer to it here. */
export async function changeUses(db: Db, actor: Actor, { project: projectId, item, act }: ItemAct): Promise<Result> {
  return editPart(db, actor, projectId, { part: "problems" }, async (tx) => {
    const uses = await tx.projectProblem.findMany({
      where: { projectId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, problemId: true },
    });
    const use = uses.find((one) => one.id === item);
    if (!use) return refuse("This problem is not in the list any more. Reload the page.");
    if (act === "remove") {
      const answers = await submittedAnswers(tx, projectId, use.problemId);
      if (answers > 0) {
        return refuse(
          `${answers === 1 ? "Somebody has" : `${answers} people have`} submitted an answer to this problem, so it stays. You can make it optional, or close the project.`,
        );
      }
      await tx.projectProblem.delete({ where: { id: item } });
      return ok({ act: "removeProblem", detail: { problem: use.problemId } });
    }
    const ids = uses.map((one) => one.id);
    const next = moved(ids, item, act);
    if (next === ids) return ok(null);
    await tx.$executeRaw`
      UPDATE project_problem u SET position = o.position::int
      FROM unnest(${next}::uuid[]) WITH ORDINALITY AS o(id, position) WHERE u.project_id = ${projectId}::uuid AND u.id = o.id`;
    return ok({ act: "orderProblems", detail: { problem: use.problemId } });
  });
}

/** How many applications to this project, as they stand submitted, answer the problem. */
async function submittedAnswers(tx: Tx, projectId: string, problemId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM application a
    WHERE a.project_id = ${projectId}::uuid AND a.state = 'submitted' AND EXISTS (
      SELECT 1 FROM submission_essay e JOIN problem_version v ON v.id = e.problem_version_id
      WHERE e.submission_id = a.submission_id AND v.problem_id = ${problemId}::uuid)`;
  return row?.count ?? 0;
}
