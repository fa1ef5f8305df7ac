// A cohort whose deadline is near: twenty projects, and applicants who have everything written.
import { randomUUID } from "node:crypto";
import { hashSessionToken, newSessionToken } from "#lib/auth/cookie.ts";
import { countWords } from "#lib/words.ts";
import { connect } from "#prisma/client.ts";
import { makeCohort, makeProblem, makeProject } from "#prisma/factories.ts";
import { applicationCode, shuffleNumber, unused } from "#prisma/ids.ts";
import type { Random } from "#prisma/random.ts";
import { longText } from "./subjects.ts";
import type { Town } from "./world.ts";

const PROJECTS = 20;
const PROBLEMS = 3;

export type Gathered = {
  cohortId: string;
  /** Each applicant with the ids of their applications. */
  applicants: { cookie: string; applications: string[] }[];
};

type Row = Record<string, string | number>;

async function insert(town: Town, table: string, columns: Record<string, string>, rows: Row[]): Promise<void> {
  const names = Object.keys(columns).join(", ");
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await town.client.query(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_to_recordset($1::json) AS r(${typed.join(", ")})`,
    [JSON.stringify(rows)],
  );
}

async function programme(town: Town) {
  const { db, close } = await connect(town.connectionString, 2);
  try {
    const cohort = await makeCohort(db);
    const problems = [];
    for (let at = 0; at < PROBLEMS; at += 1)
      problems.push(await makeProblem(db, { minWords: 300, recommendedWords: 1_000, maxWords: 1_200 }));
    const projects = [];
    for (let at = 0; at < PROJECTS; at += 1) {
      // Two of the three problems each, so that texts are shared.
      const uses = problems.filter((_, which) => which !== at % PROBLEMS).map(({ id }) => ({ problemId: id }));
      projects.push({ ...(await makeProject(db, { cohortId: cohort.id, problems: uses })), codes: new Set<string>() });
    }
    return { cohort, problems, projects };
  } finally {
    await close();
  }
}

/**
 * So many applicants: half apply to one project, three in ten to two, the rest to three, and more
 * to the first projects than to the last. Each has a text of a thousand words for each problem.
 */
export async function gather(town: Town, count: number, random: Random): Promise<Gathered> {
  const { cohort, problems, projects } = await programme(town);
  const text = await longText(town);
  const now = new Date().toISOString();
  const rows = { user: [] as Row[], session: [] as Row[], essay: [] as Row[], application: [] as Row[] };
  const applicants: Gathered["applicants"] = [];
  for (let number = 1; number <= count; number += 1) {
    const userId = randomUUID();
    const token = newSessionToken();
    rows.user.push({ id: userId, email: `burst-${userId}@example.org`, name: `Burst ${number}` });
    rows.session.push({ id: randomUUID(), session_token: hashSessionToken(token), user_id: userId });
    for (const problem of problems) {
      const own = `${text} Number ${number}.`;
      rows.essay.push({
        id: randomUUID(),
        applicant_id: userId,
        problem_id: problem.id,
        problem_version_id: problem.version.id,
        prompt_id: problem.prompts[0]?.id ?? "",
        text: own,
        word_count: countWords(own),
      });
    }
    const wanted = random.pick([1, 1, 1, 1, 1, 2, 2, 2, 3, 3]);
    const chosen = new Set<(typeof projects)[number]>();
    while (chosen.size < wanted) {
      const project = projects[Math.floor(PROJECTS * random.next() ** 2)];
      if (project) chosen.add(project);
    }
    const applications = [...chosen].map((project) => {
      const id = randomUUID();
      rows.application.push({
        id,
        cohort_id: cohort.id,
        project_id: project.id,
        applicant_id: userId,
        code: unused(() => applicationCode(random), project.codes),
        shuffle: shuffleNumber(random),
        created_at: now,
      });
      return id;
    });
    applicants.push({ cookie: `prentice-session=${token}`, applications });
  }
  await insert(town, '"user"', { id: "uuid", email: "text", name: "text" }, rows.user);
  const expires = rows.session.map((row) => ({ ...row, expires: new Date(Date.now() + 86_400_000).toISOString() }));
  await insert(
    town,
    "session",
    { id: "uuid", session_token: "text", user_id: "uuid", expires: "timestamptz" },
    expires,
  );
  const essay = {
    id: "uuid",
    applicant_id: "uuid",
    problem_id: "uuid",
    problem_version_id: "uuid",
    prompt_id: "uuid",
    text: "text",
    word_count: "int",
  };
  for (let at = 0; at < rows.essay.length; at += 300)
    await insert(town, "essay", essay, rows.essay.slice(at, at + 300));
  const application = {
    id: "uuid",
    cohort_id: "uuid",
    project_id: "uuid",
    applicant_id: "uuid",
    code: "text",
    shuffle: "int",
    created_at: "timestamptz",
  };
  await insert(town, "application", application, rows.application);
  await town.client.query("ANALYZE");
  return { cohortId: cohort.id, applicants };
}
