import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { type Finding, newFindings, pageFindings } from "#lib/projects/publish-rules.ts";
import { knownAddresses, snapshots } from "#lib/projects/snapshot.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { type ProblemInput, problemLabels } from "./schema.ts";

export type Wording = {
  title: string;
  guidance: string;
  prompts: string[];
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
};

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

async function writeVersion(
  tx: Tx,
  actor: Actor,
  problemId: string,
  number: number,
  wording: Wording,
): Promise<string> {
  const { prompts, ...rest } = wording;
  const { id } = await tx.problemVersion.create({
    data: {
      problemId,
      number,
      authorId: actor.id,
      ...rest,
      prompts: { create: prompts.map((text, at) => ({ position: at + 1, text })) },
    },
    select: { id: true },
  });
  await tx.problem.update({ where: { id: problemId }, data: { currentVersionId: id } });
  return id;
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

/**
 * Changes a problem's wording. While nobody answers it, in place; once somebody does, as a new
 * version: what was submitted keeps the old one, and essays follow to the prompt of the same text.
 * Returns which it was. Public projects that use it stay complete, else it is refused by the field.
 */
type Saved = "same" | "in-place" | "new-version";

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

/** Whether an essay with text or a submitted one answers the problem. If not, none will until the transaction ends. */
async function isAnswered(tx: Tx, id: string): Promise<boolean> {
  const ask = () => tx.$queryRaw<{ answered: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM essay WHERE problem_id = ${id}::uuid AND btrim(text) <> '')
        OR EXISTS (SELECT 1 FROM submission_essay e JOIN problem_version v ON v.id = e.problem_version_id WHERE v.problem_id = ${id}::uuid) AS answered`;
  if ((await ask())[0]?.answered) return true;
  // New essays wait for the problem's row; those that were begun and are empty, for their own.
  await tx.$executeRaw`SELECT 1 FROM essay WHERE problem_id = ${id}::uuid ORDER BY id FOR UPDATE`;
  return (await ask())[0]?.answered ?? false;
}

/** Essays that chose a prompt now choose the one of the same text in this version. */
async function followPrompts(tx: Tx, problemId: string, versionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE essay e SET prompt_id = n.id
    FROM prompt o, prompt n
    WHERE e.problem_id = ${problemId}::uuid AND e.prompt_id = o.id AND n.version_id = ${versionId}::uuid AND n.text = o.text AND n.id <> o.id`;
}

/** Rewrites a version that nobody answers. Empty essays keep their prompt where its text stays. */
async function rewrite(tx: Tx, versionId: string, { prompts, ...rest }: Wording): Promise<void> {
  const { problemId } = await tx.problemVersion.update({
    where: { id: versionId },
    data: rest,
    select: { problemId: true },
  });
  const old = await tx.prompt.findMany({ where: { versionId }, select: { id: true } });
  const OUT_OF_THE_WAY = 10_000;
  await tx.$executeRaw`
    INSERT INTO prompt (id, version_id, position, text)
    SELECT gen_random_uuid(), ${versionId}::uuid, ${OUT_OF_THE_WAY}::int + o.position, o.text
    FROM unnest(${prompts}::text[]) WITH ORDINALITY AS o(text, position)`;
  const ids = old.map((prompt) => prompt.id);
  await tx.$executeRaw`
    UPDATE essay e SET prompt_id = n.id FROM prompt o, prompt n
    WHERE e.problem_id = ${problemId}::uuid AND e.prompt_id = o.id AND o.id = ANY(${ids}::uuid[])
      AND n.version_id = o.version_id AND n.text = o.text AND NOT n.id = ANY(${ids}::uuid[])`;
  await tx.prompt.deleteMany({ where: { id: { in: ids } } });
  await tx.$executeRaw`UPDATE prompt SET position = position - ${OUT_OF_THE_WAY}::int WHERE version_id = ${versionId}::uuid`;
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
