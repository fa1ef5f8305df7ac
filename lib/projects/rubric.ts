import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Prisma, Tx } from "#lib/db.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { editPart } from "./locked.ts";
import { moved } from "./rules.ts";
import { type CriterionInput, criterionLabels, type ItemAct } from "./schema.ts";

export type Anchor = { score: number; text: string };

/** The anchors that have words, by their score. */
function anchorsOf(input: CriterionInput): Anchor[] {
  return Object.entries(input.anchors)
    .map(([name, text]) => ({ score: Number(name.slice(1)), text }))
    .filter((anchor) => anchor.text !== "")
    .sort((a, b) => a.score - b.score);
}

type Stored = {
  name: string;
  description: string;
  weight: number;
  required: boolean;
  counted: boolean;
  scaleMin: number;
  scaleMax: number;
  anchors: Anchor[];
};

/** A criterion as it is compared; the anchors as lines "3: words". */
export function criterionShown(criterion: Stored): Shown {
  const { name, description, weight, required, counted, scaleMin, scaleMax, anchors } = criterion;
  return {
    name,
    description,
    weight: String(weight),
    required: required ? "Yes" : "No",
    counted: counted ? "Yes" : "No",
    scaleMin: String(scaleMin),
    scaleMax: String(scaleMax),
    anchors: anchors.map(({ score, text }) => `${score}: ${text}`).join("\n"),
  };
}

/** How many reviews of the project are submitted, and how many hold a score of this criterion. No score is written until the transaction ends. */
async function scored(tx: Tx, projectId: string, criterionId: string | null) {
  await tx.$executeRaw`LOCK TABLE review_score IN SHARE ROW EXCLUSIVE MODE`;
  const [row] = await tx.$queryRaw<{ submitted: number; scores: number }[]>`
    SELECT (SELECT count(*)::int FROM review WHERE project_id = ${projectId}::uuid AND state = 'submitted') AS submitted,
           count(*)::int AS scores
    FROM review_score WHERE criterion_id = ${criterionId}::uuid`;
  return row ?? { submitted: 0, scores: 0 };
}

const reviews = (count: number) => (count === 1 ? "One review is" : `${count} reviews are`);

/** Adds a criterion at the end of the rubric; not once a review is submitted, which would then lack its score. */
export async function addCriterion(db: Db, actor: Actor, input: CriterionInput): Promise<Result> {
  const { project: projectId } = input;
  return editPart(db, actor, projectId, { part: "rubric" }, async (tx) => {
    const { submitted } = await scored(tx, projectId, null);
    if (submitted > 0)
      return refuse(
        `${reviews(submitted)} submitted already: a criterion added now would leave ${submitted === 1 ? "it" : "them"} incomplete. Nothing was changed.`,
      );
    const last = await tx.criterion.aggregate({ where: { projectId }, _max: { position: true } });
    const { name, description, weight, required, counted, scaleMin, scaleMax } = input;
    await tx.criterion.create({
      data: {
        projectId,
        position: (last._max.position ?? 0) + 1,
        name,
        description,
        weight,
        required,
        counted,
        scaleMin,
        scaleMax,
        anchors: anchorsOf(input) as Prisma.InputJsonArray,
      },
    });
    return ok({ act: "addCriterion" });
  });
}

/** Changes a criterion. Words may always change; what the scores mean (weight, scale, whether it is
 * required and counts) not once reviews are submitted. */
export async function editCriterion(
  db: Db,
  actor: Actor,
  input: CriterionInput & { criterion: string; seen: string },
): Promise<Result> {
  const { project: projectId, criterion: id } = input;
  return editPart(db, actor, projectId, { part: "rubric", id }, async (tx) => {
    const row = await tx.criterion.findFirst({ where: { id, projectId } });
    if (!row) return refuse("This criterion is not in the rubric any more. Copy what you typed, then reload the page.");
    const stored: Stored = { ...row, anchors: row.anchors as Anchor[] };
    const { name, description, weight, required, counted, scaleMin, scaleMax } = input;
    const next: Stored = {
      name,
      description,
      weight,
      required,
      counted,
      scaleMin,
      scaleMax,
      anchors: anchorsOf(input),
    };
    const [current, mine] = [criterionShown(stored), criterionShown(next)];
    const conflict = await overtaken(tx, {
      subject: "project",
      subjectId: projectId,
      acts: ["editCriterion"],
      actorId: actor.id,
      seen: input.seen,
      current,
      mine,
      labels: criterionLabels,
    });
    if (conflict) return conflict;
    const fields = Object.keys(current).filter((field) => current[field] !== mine[field]);
    if (fields.length === 0) return ok(null);
    const refusal = await wouldSpoilReviews(tx, projectId, id, stored, next);
    if (refusal) return refusal;
    await tx.criterion.update({ where: { id }, data: { ...next, anchors: next.anchors as Prisma.InputJsonArray } });
    return ok({ act: "editCriterion", detail: { criterion: id, fields: fields.join(", ") } });
  });
}

/** What a submitted review's score rests on, beside the scale. */
const meanings = ["weight", "counted", "required"] as const;

async function wouldSpoilReviews(
  tx: Tx,
  projectId: string,
  id: string,
  stored: Stored,
  next: Stored,
): Promise<Refusal | undefined> {
  const scale = stored.scaleMin !== next.scaleMin || stored.scaleMax !== next.scaleMax;
  const field = scale ? "scaleMax" : meanings.find((name) => stored[name] !== next[name]);
  if (!field) return undefined;
  const { submitted, scores } = await scored(tx, projectId, id);
  if (submitted > 0) {
    const old = {
      scaleMax: "scale",
      weight: "weight",
      counted: "choice of what counts",
      required: "choice of what must be scored",
    };
    const why = `${reviews(submitted)} submitted and counted with the old ${old[field]}.`;
    return refuse(`${why} Name, description and anchors may still change. Nothing was saved.`, {
      [field]: `${why} Set it back to save.`,
    });
  }
  // Whatever was given: what is refused must not tell those who may not see it yet.
  const narrower = next.scaleMin > stored.scaleMin ? "scaleMin" : next.scaleMax < stored.scaleMax ? "scaleMax" : null;
  if (narrower && scores > 0)
    return refuse("Somebody has scored on the old scale already. Nothing was saved.", {
      [narrower]: "Scores are given on the old scale: it may become wider, but not narrower.",
    });
  return undefined;
}

/** Moves a criterion up or down, or removes it; not once somebody has scored it. */
export async function changeRubric(db: Db, actor: Actor, { project: projectId, item, act }: ItemAct): Promise<Result> {
  return editPart(db, actor, projectId, { part: "rubric" }, async (tx) => {
    const rows = await tx.criterion.findMany({
      where: { projectId },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    const ids = rows.map((row) => row.id);
    if (!ids.includes(item)) return refuse("This criterion is not in the rubric any more. Reload the page.");
    if (act === "remove") {
      const { scores, submitted } = await scored(tx, projectId, item);
      if (scores > 0)
        return refuse(
          `${scores === 1 ? "A review has" : `${scores} reviews have`} a score of this criterion, which would be lost. It stays.`,
        );
      if (submitted > 0) return refuse(`${reviews(submitted)} submitted with this rubric. The criterion stays.`);
      await tx.criterion.delete({ where: { id: item } });
      return ok({ act: "removeCriterion", detail: { criterion: item } });
    }
    const next = moved(ids, item, act);
    if (next === ids) return ok(null);
    // Positions are unique at every moment: first out of the way, then into place.
    await tx.$executeRaw`UPDATE criterion SET position = position + 100000 WHERE project_id = ${projectId}::uuid`;
    await tx.$executeRaw`
      UPDATE criterion k SET position = o.position::int
      FROM unnest(${next}::uuid[]) WITH ORDINALITY AS o(id, position) WHERE k.project_id = ${projectId}::uuid AND k.id = o.id`;
    return ok({ act: "orderCriteria", detail: { criterion: item } });
  });
}
