import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { effectiveRange, rangeProblem } from "#lib/problems/rules.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { putInOrder, putTogether, usesInOrder } from "./group-edits.ts";
import { movedUse } from "./groups.ts";
import { editPart } from "./locked.ts";
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
  group: { title: string } | null;
  guidance: string;
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
};

const groupShort = (title: string) => (title === "" ? "one of a group" : `one of the group “${title}”`);

/** A use as it is compared. */
export function shownUse(use: Stored): Shown {
  return {
    required: use.group ? groupShort(use.group.title) : use.required ? "required" : "optional",
    guidance: use.guidance,
    minWords: String(use.minWords ?? ""),
    recommendedWords: String(use.recommendedWords ?? ""),
    maxWords: String(use.maxWords ?? ""),
  };
}

/** Changes a project's own guidance and range for a problem, and whether it must be answered or is one of a group. */
export async function editUse(db: Db, actor: Actor, input: UseInput): Promise<Result> {
  const part = { part: "problems", id: input.use, groups: "required" } as const;
  return editPart(db, actor, input.project, part, async (tx) => {
    const stored = await tx.projectProblem.findFirst({
      where: { id: input.use, projectId: input.project },
      select: {
        problemId: true,
        required: true,
        groupId: true,
        group: { select: { title: true } },
        guidance: true,
        minWords: true,
        recommendedWords: true,
        maxWords: true,
      },
    });
    if (!stored) return refuse("This problem is not in the list any more. Copy what you typed, then reload the page.");
    const groupId = input.required === "required" || input.required === "optional" ? null : input.required;
    const group =
      groupId === null
        ? null
        : await tx.problemGroup.findFirst({
            where: { id: groupId, projectId: input.project },
            select: { title: true },
          });
    if (groupId !== null && !group) {
      return refuse("That group was dissolved meanwhile. Nothing was lost: choose again, then save.", {
        required: "This group is not here any more. Choose again.",
      });
    }
    const next: Stored = {
      required: input.required === "required",
      group,
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
      return refuse("The range contradicts itself. Nothing was lost: mend it and save again.", {
        [contradiction.field]: contradiction.message,
      });
    // Two groups may be called the same.
    const moves = groupId !== stored.groupId;
    const fields = Object.keys(current).filter(
      (name) => current[name] !== mine[name] || (name === "required" && moves),
    );
    if (fields.length === 0) return ok(null);
    const { group: _, ...data } = next;
    await tx.projectProblem.update({ where: { id: input.use }, data: { ...data, groupId } });
    if (moves) await putTogether(tx, input.project);
    return ok({ act: "editUse", detail: { problem: stored.problemId, fields: fields.join(", ") } });
  });
}

/** What contradicts itself in the range that would hold: own numbers, else the problem's, which is held as it is. */
async function rangeContradiction(tx: Tx, problemId: string, own: Stored) {
  const [problem] = await tx.$queryRaw<
    { kind: ProblemKind; minWords: number | null; recommendedWords: number | null; maxWords: number | null }[]
  >`
    SELECT v.kind::text AS kind, v.min_words AS "minWords", v.recommended_words AS "recommendedWords", v.max_words AS "maxWords"
    FROM problem b JOIN problem_version v ON v.id = b.current_version_id WHERE b.id = ${problemId}::uuid FOR SHARE OF b`;
  const none = { minWords: null, recommendedWords: null, maxWords: null };
  return rangeProblem(effectiveRange(own, problem ?? none), problem?.kind);
}

/** Moves a problem up or down the list (one of a group: within it), or takes it off; not while somebody has submitted an answer to it here. */
export async function changeUses(db: Db, actor: Actor, { project: projectId, item, act }: ItemAct): Promise<Result> {
  return editPart(db, actor, projectId, { part: "problems" }, async (tx) => {
    const use = await tx.projectProblem.findFirst({ where: { id: item, projectId }, select: { problemId: true } });
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
    const uses = await usesInOrder(tx, projectId);
    const next = movedUse(uses, item, act);
    if (next.every((id, at) => id === uses[at]?.id)) return ok(null);
    await putInOrder(tx, projectId, next);
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
