import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { type Finding, newFindings, pageFindings } from "#lib/projects/publish-rules.ts";
import { knownAddresses, snapshots } from "#lib/projects/snapshot.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { type ProblemInput, problemLabels } from "./schema.ts";
import { followPrompts, isAnswered, rewrite, type Wording, writeVersion } from "./versions.ts";

/** A wording as it is compared. */
export function wordingShown(wording: Wording): Shown {
  return {
    title: wording.title,
    guidance: wording.guidance,
    prompts: wording.prompts.join("\n\n"),
    minWords: String(wording.minWords ?? ""),
    recommendedWords: String(wording.recommendedWords ?? ""),
    maxWords: String(wording.maxWords ?? ""),
  };
}

function wordingOf(input: ProblemInput): Wording {
  const { title, guidance, prompts, minWords, recommendedWords, maxWords } = input;
  return { title, guidance, prompts: prompts.filter((prompt) => prompt !== ""), minWords, recommendedWords, maxWords };
}

/** A new problem in the bank. Returns its id. */
export async function createProblem(db: Db, actor: Actor, input: ProblemInput): Promise<Result<string>> {
  return transaction(db, async (tx) => {
    const { id } = await tx.problem.create({ data: { ownerId: actor.id }, select: { id: true } });
    await writeVersion(tx, actor, id, 1, wordingOf(input));
    await record(tx, { actorId: actor.id, act: "createProblem", subject: "problem", subjectId: id });
    return ok(id);
  });
}

type Saved = "same" | "in-place" | "new-version";

/**
 * Changes a problem's wording. While nobody answers it, in place; once somebody does, as a new
 * version: what was submitted keeps the old one, and essays follow to the prompt of the same text.
 * Returns which it was. Public projects that use it stay complete, else it is refused by the field.
 */
export async function editProblem(
  db: Db,
  actor: Actor,
  input: ProblemInput & { id: string; seen: string },
): Promise<Result<Saved>> {
  const { id } = input;
  return transaction<Saved>(db, async (tx) => {
    const [locked] = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id::text FROM problem WHERE id = ${id}::uuid FOR UPDATE`;
    if (!locked) return refuse("This problem is not here any more.");
    const stored = await currentWording(tx, id);
    const next = wordingOf(input);
    const mine = wordingShown(next);
    const current = stored ? wordingShown(stored) : {};
    const conflict = await overtaken(tx, {
      subject: "problem",
      subjectId: id,
      acts: ["editProblem"],
      actorId: actor.id,
      seen: input.seen,
      current,
      mine,
      labels: problemLabels,
    });
    if (conflict) return conflict;
    const fields = Object.keys(mine).filter((name) => current[name] !== mine[name]);
    if (fields.length === 0) return ok("same");

    const before = await findingsOfUsers(tx, id);
    const answered = await isAnswered(tx, id);
    if (stored && !answered) await rewrite(tx, stored.versionId, next);
    else {
      const versionId = await writeVersion(tx, actor, id, (stored?.number ?? 0) + 1, next);
      await followPrompts(tx, id, versionId);
    }
    await record(tx, {
      actorId: actor.id,
      act: "editProblem",
      subject: "problem",
      subjectId: id,
      detail: { fields: fields.join(", "), newVersion: answered },
    });
    return (
      wouldBreakUsers(before, await findingsOfUsers(tx, id), id, input) ?? ok(answered ? "new-version" : "in-place")
    );
  });
}

async function currentWording(tx: Tx, id: string) {
  const problem = await tx.problem.findUniqueOrThrow({
    where: { id },
    select: {
      current: {
        select: {
          id: true,
          number: true,
          title: true,
          guidance: true,
          minWords: true,
          recommendedWords: true,
          maxWords: true,
          prompts: { orderBy: { position: "asc" }, select: { text: true } },
        },
      },
    },
  });
  if (!problem.current) return undefined;
  const { id: versionId, number, prompts, ...rest } = problem.current;
  return { versionId, number, ...rest, prompts: prompts.map((prompt) => prompt.text) };
}

type Broken = { title: string; findings: Finding[] };

/** What is broken on the public pages that show the problem, by project. */
async function findingsOfUsers(tx: Tx, problemId: string): Promise<Map<string, Broken>> {
  const shown = await snapshots(
    tx,
    Prisma.sql`p.state IN ('published', 'closed') AND EXISTS (
    SELECT 1 FROM project_problem u WHERE u.project_id = p.id AND u.problem_id = ${problemId}::uuid)`,
  );
  const known = shown.length > 0 ? await knownAddresses(tx) : { origin: "", paths: new Set<string>() };
  return new Map(
    shown.map((project) => [project.id, { title: project.title, findings: pageFindings(project, known) }]),
  );
}

function wouldBreakUsers(
  before: Map<string, Broken>,
  after: Map<string, Broken>,
  problemId: string,
  input: ProblemInput,
): Refusal | undefined {
  const fields: Record<string, string> = {};
  // Stored prompts are counted without the fields that were left empty.
  const typed = input.prompts.flatMap((prompt, at) => (prompt === "" ? [] : [at]));
  let title: string | undefined;
  for (const [id, project] of after) {
    for (const finding of newFindings(before.get(id)?.findings ?? [], project.findings)) {
      title ??= project.title;
      const prompt = /^prompts\.(\d+)$/.exec(finding.field ?? "")?.[1];
      const field = prompt === undefined ? finding.field : `prompts.${typed[Number(prompt)] ?? 0}`;
      if (field === undefined || (finding.part === "problem" && finding.id !== problemId)) continue;
      fields[field] ??= `On the page of “${project.title}”: ${finding.message}`;
    }
  }
  if (title === undefined) return undefined;
  return refuse(
    `“${title}” is public and uses this problem, so the problem must stay complete. Nothing was saved, and nothing you typed is lost.`,
    fields,
  );
}
