// The problem bank of the demo, as rows.
import type { Tx } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import type { ProblemKind } from "../generated/enums.ts";
import type { PersonaKey } from "../personas.ts";
import type { SubjectKey } from "./essays/subjects.ts";
import { type ProblemKey, type ProblemText, problems } from "./problems.ts";

const DAY = 24 * 3_600_000;

export type Range = { min: number | null; recommended: number | null; max: number | null };
type Prompt = { id: string; text: string; subject: SubjectKey | null };
type Worded = { versionId: string; prompts: Prompt[] };

export type Banked = Worded & {
  problemId: string;
  kind: ProblemKind;
  title: string;
  range: Range;
  /** The wording that held until then. */
  earlier: (Worded & { until: Date }) | null;
};
export type Bank = Record<ProblemKey, Banked>;

/** The version of a problem that held at a moment, and its prompts, in the same order. */
export function wordingAt(problem: Banked, at: Date): Worded {
  return problem.earlier && at < problem.earlier.until ? problem.earlier : problem;
}

/** Writes the problem bank; a problem that was worded anew gets both versions. */
export async function writeProblems(
  tx: Tx,
  users: Record<PersonaKey, string>,
  at: Date,
  now: Date,
  id: (at: Date) => string,
): Promise<Bank> {
  const bank = {} as Bank;
  const versions: Prisma.ProblemVersionCreateManyInput[] = [];
  const prompts: Prisma.PromptCreateManyInput[] = [];
  const owners: Prisma.ProblemCreateManyInput[] = [];
  const events: Prisma.AuditEventCreateManyInput[] = [];
  for (const text of problems as readonly ProblemText[]) {
    const { kind = "essay", owner, title, minWords, recommendedWords, maxWords, before } = text;
    const worded = (when: Date, number: number, guidance: string, asked: readonly string[]): Worded => {
      const versionId = id(when);
      const own = asked.map((words, index) => ({
        id: id(when),
        text: words,
        subject: text.prompts[index]?.subject ?? null,
      }));
      const range = { minWords, recommendedWords, maxWords };
      const author = { authorId: users[owner], createdAt: when };
      versions.push({ id: versionId, problemId, number, kind, title, guidance, ...range, ...author });
      own.forEach((prompt, index) => {
        prompts.push({ id: prompt.id, versionId, position: index + 1, text: prompt.text });
      });
      return { versionId, prompts: own };
    };
    const problemId = id(at);
    const until = new Date(now.getTime() - (before?.days ?? 0) * DAY);
    const earlier = before ? { ...worded(at, 1, before.guidance, before.prompts), until } : null;
    const current = worded(
      earlier ? until : at,
      earlier ? 2 : 1,
      text.guidance,
      text.prompts.map((prompt) => prompt.text),
    );
    const range = { min: minWords, recommended: recommendedWords, max: maxWords };
    bank[text.key as ProblemKey] = { problemId, kind, title, range, ...current, earlier };
    owners.push({ id: problemId, ownerId: users[owner], createdAt: at });
    if (earlier) {
      const detail = { fields: "guidance, prompts", newVersion: true };
      const what = { act: "editProblem", subject: "problem", subjectId: problemId, detail };
      events.push({ id: id(until), at: until, actorId: users[owner], ...what });
    }
  }
  await tx.problem.createMany({ data: owners });
  await tx.problemVersion.createMany({ data: versions });
  await tx.prompt.createMany({ data: prompts });
  // Problem and version name each other, so the pointer is set last.
  await tx.$executeRaw`
    UPDATE problem p SET current_version_id = v.id FROM problem_version v
    WHERE v.problem_id = p.id AND v.number = (SELECT max(l.number) FROM problem_version l WHERE l.problem_id = p.id)`;
  await tx.auditEvent.createMany({ data: events });
  return bank;
}
