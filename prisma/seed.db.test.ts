import { expect, test } from "vitest";
import { publicProjects } from "#lib/auth/scopes.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { draftValues, valuesOf } from "#lib/mentors/draft-values.ts";
import { detailsShown } from "#lib/projects/shown.ts";
import { proposalValues } from "#lib/proposals/schema.ts";
import { authorName, authorsOf, typedDate } from "#lib/publications/schema.ts";
import { changedSince } from "#lib/stale.ts";
import { formsTaken } from "#lib/terms/rules.ts";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
  words,
} from "./factories.ts";
import { generateApplicants } from "./generate.ts";
import { generatePosts } from "./many-posts.ts";
import { seedDemo } from "./seed.ts";
import { testDatabase } from "./test-database.ts";

const { db, pool, url } = await testDatabase();
const now = new Date();

const wrong = {
  summaries: `SELECT a.id FROM application a
    LEFT JOIN (SELECT application_id, count(*) n, avg(score) m, stddev_samp(score) d FROM review WHERE state = 'submitted' GROUP BY 1) r
      ON r.application_id = a.id
    WHERE a.review_count <> coalesce(r.n, 0) OR abs(coalesce(a.score_mean, -1) - coalesce(r.m, -1)) > 1e-9
       OR abs(coalesce(a.score_spread, -1) - coalesce(r.d, -1)) > 1e-6`,
  tallies: `SELECT p.id FROM project p LEFT JOIN project_tally t ON t.project_id = p.id
    WHERE coalesce(t.submitted, 0) <> (SELECT count(*) FROM application a WHERE a.project_id = p.id AND a.state = 'submitted')`,
  progress: `SELECT t.project_id FROM project_tally t WHERE t.by_reviews <> ARRAY(
    SELECT (SELECT count(*) FROM application a WHERE a.project_id = t.project_id AND a.state = 'submitted' AND least(a.review_count, 20) = i)::int
    FROM generate_series(0, 20) i ORDER BY i)`,
  standing: `SELECT r.id FROM review r JOIN application a ON a.id = r.application_id WHERE r.standing <> (a.state = 'submitted')`,
  essays: `SELECT id FROM submission_essay WHERE word_count NOT BETWEEN coalesce(min_words, 0) AND coalesce(max_words, 20000)
       OR sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex')`,
  forms: `SELECT id FROM submission_essay WHERE kind <> 'essay' AND (text = '' OR kind = 'short_answer' AND text LIKE E'%\\n%')`,
  groups: `SELECT a.id FROM application a JOIN project_problem u ON u.project_id = a.project_id
    JOIN problem_group g ON g.id = u.group_id JOIN problem_version v ON v.problem_id = u.problem_id
    LEFT JOIN submission_essay e ON e.submission_id = a.submission_id AND e.problem_version_id = v.id
    WHERE a.state = 'submitted' GROUP BY a.id, g.id HAVING count(e.id) <> g.pick`,
  spare: `SELECT a.id FROM application a JOIN project_problem u ON u.project_id = a.project_id AND u.group_id IS NOT NULL
    JOIN essay e ON e.problem_id = u.problem_id AND e.applicant_id = a.applicant_id
    LEFT JOIN application_answer o ON o.application_id = a.id AND o.problem_id = u.problem_id AND o.left_out
    WHERE a.state = 'submitted' AND (o.problem_id IS NULL) <> EXISTS (
      SELECT 1 FROM submission_essay s WHERE s.submission_id = a.submission_id AND s.essay_id = e.id)`,
  submissions: `SELECT a.id FROM application a JOIN submission s ON s.id = a.submission_id
    WHERE s.application_id <> a.id OR s.received_at <> a.submitted_at OR s.received_at < a.created_at`,
};
/** What was submitted is pinned to the wording of its day. Generated applicants all answer the present one. */
const wordings = `SELECT e.id FROM submission_essay e JOIN submission s ON s.id = e.submission_id
    JOIN problem_version v ON v.id = e.problem_version_id
    WHERE v.number <> (SELECT max(l.number) FROM problem_version l WHERE l.problem_id = v.problem_id AND l.created_at <= s.received_at)`;
const rows = async (sql: string) => (await pool.query(sql)).rows;

test("the demo is seeded once, and its numbers agree with each other", async () => {
  expect(await seedDemo(db, { now, applicants: 25 })).toBe(true);
  expect(await seedDemo(db, { now, applicants: 25 })).toBe(false);
  for (const [what, sql] of Object.entries(wrong)) expect([what, await rows(sql)]).toEqual([what, []]);
  expect(await rows(wordings)).toEqual([]);
  expect(await rows("SELECT DISTINCT state FROM review ORDER BY 1")).toHaveLength(4);
  expect(await rows("SELECT DISTINCT kind FROM submission_essay")).toHaveLength(3);
  expect(await rows("SELECT g.id FROM problem_group g JOIN project_problem u ON u.group_id = g.id")).toHaveLength(3);
  expect(await rows("SELECT DISTINCT kind FROM decision ORDER BY 1")).toEqual([
    { kind: "waitlist" },
    { kind: "offer" },
    { kind: "decline" },
  ]);
  // Nothing of it is released, and each reason is about an essay that is there, or about all.
  expect(await rows("SELECT id FROM decision WHERE released_at IS NOT NULL")).toEqual([]);
  expect(
    await rows(`SELECT r.decision_id FROM decision_reason r JOIN decision d ON d.id = r.decision_id JOIN application a ON a.id = d.application_id
      WHERE r.position > 0 AND NOT EXISTS (SELECT 1 FROM submission_essay e WHERE e.submission_id = a.submission_id AND e.position = r.position)`),
  ).toEqual([]);
  const pinned = `SELECT DISTINCT v.number FROM submission_essay e JOIN problem_version v ON v.id = e.problem_version_id
    WHERE v.problem_id IN (SELECT problem_id FROM problem_version WHERE number = 2)`;
  expect(await rows(pinned)).toHaveLength(2);
  const unread = `SELECT e.id FROM essay e JOIN problem b ON b.id = e.problem_id WHERE b.current_version_id <> e.problem_version_id`;
  expect((await rows(unread)).length).toBeGreaterThan(0);
  expect(await rows(`SELECT id FROM audit_event WHERE at > '${now.toISOString()}'`)).toEqual([]);
});

test("mentors show what they have done: counts of invented papers only, and themselves among the authors", async () => {
  const papers = await db.publication.findMany({ include: { mentor: true } });
  for (const { title, authors, mentor } of papers) {
    const self = authorsOf(authors).filter((author) => author.self);
    expect([title, self.map(authorName)]).toEqual([title, [mentor.name]]);
  }
  const real = ["andy-jones", "ethan-perez", "evan-hubinger", "logan-riggs"];
  const counted = papers.filter(({ citations }) => citations !== null);
  expect(counted.filter(({ mentor }) => real.includes(mentor.slug))).toEqual([]);
  expect(counted.length).toBeGreaterThan(8);
  for (const { citations, citedIn } of counted)
    expect(Object.values(citedIn as Record<string, number>).reduce((sum, one) => sum + one, 0)).toBe(citations);
  const andys = papers.filter(({ mentor }) => mentor.slug === "andy-jones").map(typedDate);
  const dates = "2021-12-01 2022-04-12 2022-07-11 2022-08-23 2022-09-24 2022-11-04 2022-12-15 2022-12-19 2024-05";
  expect(andys.sort()).toEqual(dates.split(" "));
  // Nobody is public without a project, and no picture is made of a real person.
  expect(await db.mentor.findMany({ where: { projects: { none: { project: publicProjects } } } })).toEqual([]);
  const portraits = await db.portrait.findMany({ include: { mentor: true } });
  expect(portraits.length).toBeGreaterThan(0);
  for (const { mentor, bytes } of portraits) {
    expect(real).not.toContain(mentor.slug);
    expect(Buffer.from(bytes).toString("latin1", 8, 12)).toBe("WEBP");
  }
});

test("what is said in the demo uses its words, and links of the glossary lead somewhere", async () => {
  const terms = await db.term.findMany();
  for (const term of terms)
    expect([
      term.slug,
      formsTaken(
        term,
        terms.filter((other) => other !== term),
      ),
    ]).toEqual([term.slug, {}]);
  const slugs = terms.map(({ slug }) => slug);
  for (const { text } of terms)
    for (const [, slug] of text.matchAll(/\(\/glossary\/([^)]+)\)/g)) expect(slugs).toContain(slug);
  const ethan = await db.mentor.findUniqueOrThrow({ where: { slug: "ethan-perez" } });
  expect(renderMarkdown(ethan.agenda)).toContain("data-footnote-backref");
});

/** Posts that stand where they can’t. */
const stray = `SELECT r.id FROM post r LEFT JOIN post p ON p.id = r.parent_id JOIN post t ON t.id = r.thread_id
    WHERE r.project_id <> t.project_id OR r.created_at < coalesce(p.created_at, r.created_at) OR r.created_at > now()
       OR r.path NOT LIKE t.id || '%' OR right(r.path, 36) <> r.id::text OR (p.id IS NOT NULL AND p.thread_id <> r.thread_id)`;

test("questions are told as people would have asked and answered them", async () => {
  expect(await rows(stray)).toEqual([]);
  const answered = `SELECT r.id FROM post r WHERE r.answer <> (
    EXISTS (SELECT 1 FROM project_reviewer v WHERE v.project_id = r.project_id AND v.user_id = r.author_id)
    OR EXISTS (SELECT 1 FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = r.project_id AND m.user_id = r.author_id))`;
  expect(await rows(answered)).toEqual([]);
  const kinds = `SELECT count(*) FILTER (WHERE pinned_at IS NOT NULL)::int AS pinned, count(*) FILTER (WHERE closed_at IS NOT NULL)::int AS closed,
    count(*) FILTER (WHERE deleted_at IS NOT NULL)::int AS deleted, count(*) FILTER (WHERE hidden_at IS NOT NULL)::int AS hidden,
    count(DISTINCT author_id) FILTER (WHERE anonymous)::int AS unnamed, max(depth) AS depth FROM post`;
  expect(await rows(kinds)).toEqual([{ pinned: 1, closed: 1, deleted: 1, hidden: 1, unnamed: 2, depth: 4 }]);
  expect(await db.postFlag.count({ where: { settledAt: null } })).toBe(2);
});

test("a proposal and a draft wait, and fit the page that they began from", async () => {
  const { values, seen, project } = await db.projectProposal.findFirstOrThrow({
    where: { state: "open", sentAt: { not: null } },
    include: { project: { include: { topics: { include: { topic: true } } } } },
  });
  const topics = project.topics.map(({ topic }) => topic.name);
  expect(changedSince(seen, detailsShown(project, topics))).toEqual([]);
  expect(proposalValues.parse(values).places).toBe(project.places + 1);
  const draft = await db.mentorDraft.findFirstOrThrow({ include: { mentor: true } });
  expect(changedSince(draft.seen, valuesOf(draft.mentor))).toEqual([]);
  expect(draftValues(draft.values).agenda).not.toBe(draft.mentor.agenda);
});

test("applicants can be generated on top of it, once for each seed", async () => {
  const made = await generateApplicants(url, { applicants: 60, seed: 3, now });
  expect(made.users).toBe(60);
  for (const [what, sql] of Object.entries(wrong)) expect([what, await rows(sql)]).toEqual([what, []]);
  await expect(generateApplicants(url, { applicants: 60, seed: 3, now })).rejects.toThrow("seed 3");
});

test("a project can be given as many posts as a bench wants", async () => {
  const before = await db.post.count();
  const project = await db.project.findFirstOrThrow({ where: { slug: "dictionaries-you-can-trust" } });
  const made = await generatePosts(url, { posts: 200, projectSlug: project.slug, now });
  expect(made).toEqual({ questions: 40, replies: 160 });
  expect((await db.post.count()) - before).toBe(200);
  expect(await rows(stray)).toEqual([]);
});

test("the factories make rows that the database accepts, and keep the summary", async () => {
  const [applicant, mentor, reader] = [await makeUser(db), await makeUser(db), await makeUser(db, { name: "Reader" })];
  const problem = await makeProblem(db, { prompts: ["One?", "Two?"], ownerId: mentor.id });
  const project = await makeProject(db, {
    cohortId: (await makeCohort(db, { now })).id,
    problems: [{ problemId: problem.id, minWords: 5 }],
    mentorUserIds: [mentor.id],
    reviewerUserIds: [reader.id],
  });
  await makeEssay(db, { applicantId: applicant.id, problemId: problem.id, text: words(30) });
  const draft = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
  expect(draft.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{2}$/);

  await submitApplicationRow(db, { applicationId: draft.id });
  const { submission } = await submitApplicationRow(db, { applicationId: draft.id });
  expect(submission).toMatchObject({ number: 2, essays: [{ wordCount: 30, minWords: 5, prompt: "One?" }] });

  await makeReview(db, { applicationId: draft.id, reviewerId: mentor.id, scores: [5, 2] });
  await makeReview(db, { applicationId: draft.id, reviewerId: reader.id, scores: [1, 1] });
  const { reviewCount, scoreMean } = await db.application.findUniqueOrThrow({ where: { id: draft.id } });
  // (2·100 + 1·25) / 3 = 75, and 0.
  expect({ reviewCount, scoreMean }).toEqual({ reviewCount: 2, scoreMean: 37.5 });

  const other = await makeApplication(db, { projectId: project.id, applicantId: (await makeUser(db)).id });
  await submitApplicationRow(db, { applicationId: other.id });
  expect(await makeReview(db, { applicationId: other.id, reviewerId: reader.id, state: "recused" })).toMatchObject({
    score: null,
  });
  for (const [what, sql] of Object.entries(wrong)) expect([what, await rows(sql)]).toEqual([what, []]);
});
