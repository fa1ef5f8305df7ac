import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { type Finding, newFindings, pageFindings } from "#lib/projects/publish-rules.ts";
import { knownAddresses, snapshots } from "#lib/projects/snapshot.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { overtaken } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { kindNames } from "./kinds.ts";
import { type ProblemInput, problemLabels } from "./schema.ts";
import { tellReworded } from "./tell.ts";
import { followPrompts, followWording, isAnswered, readWording, rewrite, writeVersion } from "./versions.ts";
import { wordingDifference } from "./versions-difference.ts";
import { type Wording, wordingShown } from "./wording.ts";

function wordingOf(input: ProblemInput): Wording {
  const { kind, title, guidance, prompts, minWords, recommendedWords, maxWords } = input;
  const written = prompts.filter((prompt) => prompt !== "");
  return { kind, title, guidance, prompts: written, minWords, recommendedWords, maxWords };
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

/** What became of an edit, and how many people it is told to. */
type Saved = { kind: "same" | "in-place" | "new-version"; told: number };

/**
 * Changes a problem's wording. While nobody answers it, in place; once somebody does, as a new
 * version: what was submitted keeps the old one, essays follow to the prompt of the same text,
 * and those who wrote for the old one are told. The kind of answer then stays as it is. Public
 * projects that use the problem stay complete, else the edit is refused by the field.
 */
export async function editProblem(
  db: Db,
  actor: Actor,
  input: ProblemInput & { id: string; seen: string },
  now: Date,
  mail: MailSettings,
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
    if (fields.length === 0) return ok({ kind: "same", told: 0 });

    const answered = await isAnswered(tx, id);
    if (stored && answered && stored.kind !== next.kind) return kindStays(stored.kind);
    const before = await findingsOfUsers(tx, id);
    const told = stored && !answered ? 0 : await anew(tx, actor, id, (stored?.number ?? 0) + 1, next, now, mail);
    if (stored && !answered) await rewrite(tx, stored.versionId, next);
    await record(tx, {
      actorId: actor.id,
      act: "editProblem",
      subject: "problem",
      subjectId: id,
      detail: { fields: fields.join(", "), newVersion: answered, told },
    });
    const saved = ok<Saved>({ kind: answered ? "new-version" : "in-place", told });
    return wouldBreakUsers(before, await findingsOfUsers(tx, id), id, input) ?? saved;
  });
}

const kindStays = (kind: Wording["kind"]) =>
  refuse(
    "Somebody answers this problem, so its kind of answer stays. Nothing was saved, and nothing you typed is lost.",
    {
      kind: `Answers to this problem are written as “${kindNames[kind]}”. To ask for another kind, write a new problem instead.`,
    },
  );

/** The wording as a new version, which the essays follow. Returns how many people are told. */
async function anew(
  tx: Tx,
  actor: Actor,
  id: string,
  number: number,
  wording: Wording,
  now: Date,
  mail: MailSettings,
): Promise<number> {
  const versionId = await writeVersion(tx, actor, id, number, wording);
  await followPrompts(tx, id, versionId);
  const older = await tx.problemVersion.findMany({
    where: { problemId: id, number: { lt: number }, essays: { some: {} } },
    select: { id: true },
  });
  const alike: string[] = [];
  for (const version of older) {
    const { changed } = wordingDifference(await readWording(tx, version.id), wording);
    if (changed.length === 0) alike.push(version.id);
  }
  await followWording(tx, id, versionId, alike);
  return tellReworded(tx, { id, versionId, wording }, now, mail);
}

async function currentWording(tx: Tx, id: string) {
  const { current } = await tx.problem.findUniqueOrThrow({
    where: { id },
    select: { current: { select: { id: true, number: true } } },
  });
  return current
    ? { versionId: current.id, number: current.number, ...(await readWording(tx, current.id)) }
    : undefined;
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
