// Fills the open cohort with thousands of applicants, for benchmarks: repeatable, and in bulk.
import { parseArgs } from "node:util";
import pg from "pg";
import { type Batch, emptyBatch, writeBatch } from "./demo/bulk.ts";
import { who } from "./demo/names.ts";
import { fillPool, type Pooled, readTargets, type Target } from "./demo/pool.ts";
import { notes, readScores, recusals, scoreOf } from "./demo/reading.ts";
import { applicationCode, receiptCode, shuffleNumber, unused, uuid7 } from "./ids.ts";
import { generatePosts } from "./many-posts.ts";
import { createRandom, type Random } from "./random.ts";
import { summarise } from "./scores.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const BATCH = 500;
const POOL = 200;

export type GenerateOptions = {
  applicants: number;
  seed?: number;
  /** Readers assigned to each submitted application; about seven in ten of their reviews are submitted. Default 2. */
  reviewsPerApplication?: number;
  /** Everybody submits to this one project, and to no other. */
  projectSlug?: string;
  now?: Date;
  onProgress?: (done: number, total: number) => void;
};
export type Generated = { users: number; applications: number; submissions: number; essays: number; reviews: number };

type World = {
  targets: Target[];
  pool: Map<string, Pooled[]>;
  readers: Map<string, { id: string; severity: number }[]>;
  codes: Map<string, Set<string>>;
  receipts: Set<string>;
  from: number;
  until: number;
  reviews: number;
  everybodySubmits: boolean;
};

/**
 * Adds applicants to the open cohort of a database that holds a programme (seedDemo makes one).
 * The same seed, day and programme make the same rows, ids included. Each batch is a transaction.
 * Errors: throws when there is no open project, or when this seed's applicants are there already.
 */
export async function generateApplicants(connectionString: string, options: GenerateOptions): Promise<Generated> {
  const { applicants, seed = 1, reviewsPerApplication = 2, projectSlug, now = new Date(), onProgress } = options;
  const client = new pg.Client({ connectionString, application_name: "prentice-generate" });
  await client.connect();
  try {
    const there = await client.query(`SELECT 1 FROM "user" WHERE email LIKE $1 LIMIT 1`, [`%.g${seed}-%@example.org`]);
    if (there.rowCount)
      throw new Error(`The applicants of seed ${seed} are in the database already. Choose another seed.`);
    const targets = await readTargets(client, now, projectSlug);
    const pool = await fillPool(client, targets, POOL, seed);
    const world = await makeWorld(client, targets, pool, seed, now, reviewsPerApplication, projectSlug !== undefined);

    const total: Generated = { users: 0, applications: 0, submissions: 0, essays: 0, reviews: 0 };
    for (let start = 0; start < applicants; start += BATCH) {
      const batch = emptyBatch();
      const end = Math.min(applicants, start + BATCH);
      for (let i = start; i < end; i += 1) addApplicant(batch, world, createRandom(seed, 29, i), `g${seed}-${i + 1}`);
      await writeBatch(client, batch);
      total.users += batch.user.length;
      total.applications += batch.application.length;
      total.submissions += batch.submission.length;
      total.essays += batch.essay.length;
      total.reviews += batch.review.length;
      onProgress?.(end, applicants);
    }
    // The planner should know the tables as a database that has grown for weeks would.
    await client.query(
      `VACUUM (ANALYZE) "user", project_reviewer, essay, application, submission, submission_essay, review, review_score, project_tally`,
    );
    return total;
  } finally {
    await client.end();
  }
}

/** Enough readers for every project: those it has, and invented ones. */
async function makeWorld(
  client: pg.Client,
  targets: Target[],
  pool: World["pool"],
  seed: number,
  now: Date,
  reviews: number,
  everybodySubmits: boolean,
): Promise<World> {
  const random = createRandom(seed, 23);
  const from = targets[0]?.opensAt.getTime() ?? now.getTime();
  // Whole days, so that a day’s runs agree with each other.
  const today = Math.floor(now.getTime() / DAY) * DAY;
  const until = today > from + DAY ? today : now.getTime();
  const batch = emptyBatch();
  const readers: World["readers"] = new Map();
  const codes: World["codes"] = new Map();
  const existing = await client.query<{ projectId: string; codes: string[] }>(
    `SELECT project_id AS "projectId", array_agg(code) AS codes FROM application GROUP BY 1`,
  );
  for (const [index, target] of targets.entries()) {
    const ids = [...target.readers].sort();
    while (ids.length < Math.max(reviews, 2) + 1) {
      const at = new Date(from - 3 * DAY);
      const { name, email, affiliation } = who(random, `g${seed}-r${index + 1}-${ids.length + 1}`);
      const id = uuid7(at, random);
      batch.user.push({ id, email, name, affiliation, email_verified: at, created_at: at });
      batch.projectReviewer.push({ project_id: target.id, user_id: id, created_at: at });
      ids.push(id);
    }
    readers.set(
      target.id,
      ids.map((id) => ({ id, severity: random.normal(0, 0.8) })),
    );
    codes.set(target.id, new Set(existing.rows.find((row) => row.projectId === target.id)?.codes));
  }
  await writeBatch(client, batch);
  return { targets, pool, readers, codes, receipts: new Set(), from, until, reviews, everybodySubmits };
}

/** One in eight applies to many projects; most to one or two. */
function choose(random: Random, targets: readonly Target[]): readonly Target[] {
  if (targets.length === 1) return targets;
  const share = random.next();
  const wanted = share < 0.55 ? 1 : share < 0.875 ? random.int(2, 4) : random.int(5, 20);
  return random.shuffle(targets).slice(0, wanted);
}

function addApplicant(batch: Batch, world: World, random: Random, tag: string): void {
  const { from, until } = world;
  const createdAt = new Date(from + (until - from) * 0.7 * random.next());
  const span = until - createdAt.getTime();
  const between = (low: number, high: number) =>
    new Date(createdAt.getTime() + Math.floor(span * (low + (high - low) * random.next())));
  const userId = uuid7(createdAt, random);
  batch.user.push({ id: userId, ...who(random, tag), email_verified: createdAt, created_at: createdAt });

  const essays = new Map<string, Written>();
  const ability = random.normal(0, 0.7);
  const targets = choose(random, world.targets);
  for (const target of targets) {
    for (const use of toWrite(random, target, essays)) {
      const essay = random.pick(world.pool.get(use.problemId) ?? []);
      const begun = between(0.02, 0.2);
      const id = uuid7(begun, random);
      essays.set(use.problemId, { ...essay, id });
      batch.essay.push({
        id,
        applicant_id: userId,
        problem_id: use.problemId,
        prompt_id: essay.promptId,
        pool: essay.number,
        version: random.int(4, 60),
        created_at: begun,
        updated_at: between(0.2, 0.3),
      });
    }
  }
  for (const target of targets) addApplication(batch, world, random, target, userId, essays, ability, between);
}

type Written = Pooled & { id: string };

/** What an application to this project still needs: of a group no more than it asks for, an optional answer at times. */
function toWrite(random: Random, target: Target, written: ReadonlyMap<string, Written>): Target["uses"] {
  const given = new Map<string, number>();
  for (const { group, problemId } of target.uses) {
    if (group && written.has(problemId)) given.set(group.id, (given.get(group.id) ?? 0) + 1);
  }
  return target.uses.filter(({ group, problemId, required }) => {
    if (written.has(problemId)) return false;
    if (!group) return required || random.chance(0.5);
    const so = given.get(group.id) ?? 0;
    if (so >= group.pick) return false;
    given.set(group.id, so + 1);
    return true;
  });
}

/** What an application sends, and what is written but left out, since its group has enough. */
function answersOf(target: Target, written: ReadonlyMap<string, Written>) {
  const given = new Map<string, number>();
  const all = target.uses.flatMap((use) => {
    const essay = written.get(use.problemId);
    if (!essay) return [];
    const so = use.group ? (given.get(use.group.id) ?? 0) : 0;
    if (use.group) given.set(use.group.id, so + 1);
    return [{ use, essay, spare: use.group !== null && so >= use.group.pick }];
  });
  return { answers: all.filter(({ spare }) => !spare), spare: all.filter(({ spare }) => spare) };
}

function addApplication(
  batch: Batch,
  world: World,
  random: Random,
  target: Target,
  userId: string,
  essays: ReadonlyMap<string, Written>,
  ability: number,
  between: (low: number, high: number) => Date,
): void {
  const begun = between(0, 0.02);
  const id = uuid7(begun, random);
  const mood = world.everybodySubmits ? 1 : random.next();
  const state = mood < 0.14 ? "draft" : mood < 0.18 ? "withdrawn" : "submitted";
  const submittedAt = state === "draft" ? null : between(0.3, 0.6);
  const submissionId = submittedAt ? uuid7(submittedAt, random) : null;
  const { answers, spare } = answersOf(target, essays);
  for (const { use } of spare) {
    batch.applicationAnswer.push({ application_id: id, problem_id: use.problemId, left_out: true });
  }
  let scores: number[] = [];
  if (submittedAt && submissionId) {
    const codes = world.receipts;
    batch.submission.push({
      id: submissionId,
      application_id: id,
      number: 1,
      receipt: unused(() => receiptCode(random), codes),
      received_at: submittedAt,
    });
    for (const { use, essay } of answers) {
      batch.submissionEssay.push({
        id: uuid7(submittedAt, random),
        submission_id: submissionId,
        essay_id: essay.id,
        use_id: use.id,
        pool: essay.number,
      });
    }
    const written = answers.reduce((sum, { essay }) => sum + essay.quality, 0) / Math.max(1, answers.length);
    if (state === "submitted")
      scores = addReviews(batch, world, random, target, { id, submissionId }, ability + 0.7 * written, between);
  }
  const { reviewCount, scoreMean, scoreSpread } = summarise(scores);
  batch.application.push({
    id,
    cohort_id: target.cohortId,
    project_id: target.id,
    applicant_id: userId,
    code: unused(() => applicationCode(random), world.codes.get(target.id) ?? new Set()),
    state,
    shuffle: shuffleNumber(random),
    submission_id: submissionId,
    submitted_at: submittedAt,
    review_count: reviewCount,
    score_mean: scoreMean,
    score_spread: scoreSpread,
    created_at: begun,
    updated_at: state === "withdrawn" ? between(0.6, 1) : (submittedAt ?? begun),
  });
}

/** @returns the scores of the submitted reviews */
function addReviews(
  batch: Batch,
  world: World,
  random: Random,
  target: Target,
  application: { id: string; submissionId: string },
  quality: number,
  between: (low: number, high: number) => Date,
): number[] {
  const submitted: number[] = [];
  for (const reader of random.shuffle(world.readers.get(target.id) ?? []).slice(0, world.reviews)) {
    const mood = random.next();
    const state = mood < 0.16 ? "assigned" : mood < 0.28 ? "draft" : mood < 0.31 ? "recused" : "submitted";
    const assigned = between(0.6, 0.8);
    const at = state === "assigned" ? assigned : between(0.8, 1);
    const id = uuid7(assigned, random);
    const scores =
      state === "submitted" || state === "draft" ? readScores(random, target.criteria, quality, reader.severity) : [];
    const score = state === "submitted" ? scoreOf(target.criteria, scores) : null;
    if (score !== null) submitted.push(score);
    batch.review.push({
      id,
      project_id: target.id,
      application_id: application.id,
      submission_id: application.submissionId,
      reviewer_id: reader.id,
      state,
      notes: scores.length > 0 ? notes(random, score) : "",
      recusal: state === "recused" ? random.pick(recusals) : null,
      score,
      version: scores.length > 0 ? random.int(2, 9) : 1,
      created_at: assigned,
      updated_at: at,
      submitted_at: state === "submitted" ? at : null,
    });
    const kept = state === "draft" ? random.int(0, scores.length - 1) : scores.length;
    target.criteria.slice(0, kept).forEach((criterion, index) => {
      batch.reviewScore.push({ review_id: id, criterion_id: criterion.id, score: scores[index] ?? criterion.scaleMin });
    });
  }
  return submitted;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      applicants: { type: "string", default: "2200" },
      seed: { type: "string", default: "1" },
      reviews: { type: "string", default: "2" },
      project: { type: "string" },
      posts: { type: "string", default: "0" },
    },
  });
  const url = process.env["DATABASE_URL"];
  const numbers = [values.applicants, values.seed, values.reviews, values.posts].map(Number);
  const [applicants = 0, seed = 1, reviews = 2, posts = 0] = numbers;
  if (!url || !numbers.every(Number.isInteger) || (posts > 0 && !values.project)) {
    console.error(
      "DATABASE_URL=postgresql://… node prisma/generate.ts --applicants 2200 --seed 1 [--reviews 2] [--project aligning-language-models [--posts 1000]]",
    );
    process.exit(1);
  }
  const started = performance.now();
  const made = await generateApplicants(url, {
    applicants,
    seed,
    reviewsPerApplication: reviews,
    ...(values.project ? { projectSlug: values.project } : {}),
    onProgress: progressBar(),
  }).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
  const written =
    posts > 0 && values.project ? await generatePosts(url, { posts, seed, projectSlug: values.project }) : {};
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(
    `${Object.entries({ ...made, ...written })
      .map(([what, count]) => `${count.toLocaleString("en-GB")} ${what}`)
      .join(", ")} in ${seconds} s`,
  );
}

/** A bar that redraws itself on a terminal; in a log, a line for each tenth. */
function progressBar(): (done: number, total: number) => void {
  let tenth = 0;
  return (done, total) => {
    const part = done / total;
    if (process.stderr.isTTY) {
      const full = Math.round(part * 30);
      process.stderr.write(
        `\r[${"#".repeat(full)}${"·".repeat(30 - full)}] ${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}${part === 1 ? "\n" : ""}`,
      );
    } else if (Math.floor(part * 10) > tenth) {
      tenth = Math.floor(part * 10);
      console.error(`${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} applicants`);
    }
  };
}
