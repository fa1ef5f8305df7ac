import type { Actor } from "#lib/auth/policy.ts";
import type { Tx } from "#lib/db.ts";
import type { Wording } from "./wording.ts";

/** Writes a wording as a new version, which becomes the current one. Returns its id. */
export async function writeVersion(
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

/** Whether an essay with text or a submitted one answers the problem. If not, none will until the transaction ends. */
export async function isAnswered(tx: Tx, id: string): Promise<boolean> {
  const ask = () => tx.$queryRaw<{ answered: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM essay WHERE problem_id = ${id}::uuid AND text ~ '\\S')
        OR EXISTS (SELECT 1 FROM submission_essay e JOIN problem_version v ON v.id = e.problem_version_id WHERE v.problem_id = ${id}::uuid) AS answered`;
  if ((await ask())[0]?.answered) return true;
  // New essays wait for the problem's row; those that were begun and are empty, for their own.
  await tx.$executeRaw`SELECT 1 FROM essay WHERE problem_id = ${id}::uuid ORDER BY id FOR UPDATE`;
  return (await ask())[0]?.answered ?? false;
}

/** What a version says. Errors: throws when there is none of that id. */
export async function readWording(tx: Tx, versionId: string): Promise<Wording> {
  const { prompts, ...rest } = await tx.problemVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      kind: true,
      title: true,
      guidance: true,
      minWords: true,
      recommendedWords: true,
      maxWords: true,
      prompts: { orderBy: { position: "asc" }, select: { text: true } },
    },
  });
  return { ...rest, prompts: prompts.map((prompt) => prompt.text) };
}

/** Essays that chose a prompt now choose the one of the same text in this version. */
export async function followPrompts(tx: Tx, problemId: string, versionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE essay e SET prompt_id = n.id
    FROM prompt o, prompt n
    WHERE e.problem_id = ${problemId}::uuid AND e.prompt_id = o.id AND n.version_id = ${versionId}::uuid AND n.text = o.text AND n.id <> o.id`;
}

/**
 * These essays' authors have seen this version: those who wrote nothing yet (they never read the
 * one before for a text of theirs), and those who saw one of `alike`, which says the same.
 */
export async function followWording(tx: Tx, problemId: string, versionId: string, alike: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE essay SET problem_version_id = ${versionId}::uuid
    WHERE problem_id = ${problemId}::uuid AND problem_version_id <> ${versionId}::uuid
      AND (text !~ '\\S' OR problem_version_id = ANY(${alike}::uuid[]))`;
}

/** Rewrites a version that nobody answers. Empty essays keep their prompt where its text stays. */
export async function rewrite(tx: Tx, versionId: string, { prompts, ...rest }: Wording): Promise<void> {
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
