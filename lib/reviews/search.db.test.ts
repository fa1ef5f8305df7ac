// The search of a project's table, checked against what is true of every application, and its cost.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decisionKinds } from "#lib/decisions/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { populate, type Truth, vocabulary } from "#prisma/many-applications.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { columns } from "./columns.ts";
import { myStates } from "./rules.ts";
import { DISAGREEMENT_HIGH, parseSearch } from "./search.ts";
import { hits } from "./search-query.ts";
import { allRows } from "./selected.ts";
import { parseView, sorts } from "./table.ts";
import { LOOKED_AT, type Reading, readTable, tableStatements } from "./table-query.ts";

const { db } = await testDatabase();

type As = Pick<Reading, "scores" | "leads">;

/** Whether a reader sees others' scores of an application. */
function sees({ scores }: As, row: Truth): boolean {
  return scores === "own" ? row.state === "done" : scores === "all" && row.state !== "recused";
}

/** Each kind of term as it is typed, and what it finds. */
const forms: Record<string, string> = { probing: "probes", circuits: "circuit", scaling: "scaled", debate: "Debates" };
const round = (value: number) => Math.round(value * 10) / 10;
const compare = {
  "<": (a: number, b: number) => a < b,
  ">": (a: number, b: number) => a > b,
  "=": (a: number, b: number) => a === b,
};
type Oracle = { typed: string; finds: (row: Truth, as: As) => boolean };

const numbers: fc.Arbitrary<Oracle> = fc
  .record({
    field: fc.constantFrom(
      "score" as const,
      "spread" as const,
      "corrected" as const,
      "mine" as const,
      "reviews" as const,
    ),
    sign: fc.constantFrom("<" as const, ">" as const, "=" as const),
    value: fc.constantFrom(0, 1, 2, 20, 25, 50, 66.7, 80),
    not: fc.boolean(),
  })
  .filter(({ field, value }) => field !== "reviews" || Number.isInteger(value))
  .map(({ field, sign, value, not }) => ({
    typed: `${not ? "-" : ""}${field}:${sign}${value}`,
    finds: (row, as) => {
      const of = {
        score: row.mean,
        spread: row.spread,
        corrected: row.corrected,
        mine: row.mine,
        reviews: row.reviews,
      }[field];
      if (of === null || (!["mine", "reviews"].includes(field) && !sees(as, row))) return false;
      return compare[sign](round(of), value) !== not;
    },
  }));
const turned = (typed: string, finds: Oracle["finds"], open: Oracle["finds"] = () => true): fc.Arbitrary<Oracle> =>
  fc.boolean().map((not) => ({
    typed: `${not ? "-" : ""}${typed}`,
    finds: (row, as) => open(row, as) && finds(row, as) !== not,
  }));
const oracle: fc.Arbitrary<Oracle> = fc.oneof(
  numbers,
  fc.constantFrom(...myStates).chain((state) => turned(`state:${state}`, (row) => row.state === state)),
  fc.constantFrom("none" as const, "any" as const, ...decisionKinds).chain((kind) =>
    turned(
      `decision:${kind}`,
      ({ decision }) => (kind === "none" ? decision === null : kind === "any" ? decision !== null : decision === kind),
      (row, as) => as.leads && sees(as, row),
    ),
  ),
  turned("flagged:me", ({ flagged }) => flagged),
  turned("assigned:me", ({ assigned }) => assigned),
  turned(
    "changed:yes",
    ({ changed }) => changed,
    (row, as) => sees(as, row),
  ),
  turned(
    "disagreement:high",
    ({ spread }) => (spread ?? 0) >= DISAGREEMENT_HIGH,
    (row, as) => sees(as, row),
  ),
  fc.constantFrom("2", "7", "K").chain((start) => turned(`code:${start}`, ({ code }) => code.startsWith(start))),
  fc.constantFrom(...vocabulary).chain((word) =>
    turned(
      forms[word] ?? word.toUpperCase(),
      ({ text }) => text.includes(word),
      ({ state }) => state !== "recused",
    ),
  ),
  fc.constantFrom("the", "-the").map((typed) => ({ typed, finds: () => true })),
  fc.tuple(fc.constantFrom(...vocabulary), fc.constantFrom(...vocabulary)).chain(([one, two]) =>
    turned(
      `"${one} ${two}"`,
      ({ text }) => text.includes(`${one} ${two}`),
      ({ state }) => state !== "recused",
    ),
  ),
);

const readings: As[] = [
  { scores: "own", leads: true },
  { scores: "own", leads: false },
  { scores: "all", leads: true },
  { scores: "none", leads: true },
];

describe("any search, by anybody, in any order", () => {
  test("finds exactly what it says, and nothing by a score that is hidden", { timeout: 120_000 }, async () => {
    const { reader, projectId, truth } = await populate(db, 21, 300, true);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(oracle, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...sorts),
        fc.constantFrom(...readings),
        fc.boolean(),
        async (terms, sort, as, few) => {
          const q = terms.map(({ typed }) => typed).join(" ");
          expect(parseSearch(q).errors).toEqual([]);
          const codes: string[] = [];
          for await (const rows of allRows(db, projectId, reader, parseView({ q, sort }), { ...as, few, columns }))
            codes.push(...rows.map(({ code }) => code));
          const wanted = truth.filter((row) => terms.every(({ finds }) => finds(row, as)));
          expect({ q, as, codes: codes.toSorted() }).toEqual({ q, as, codes: wanted.map(({ code }) => code).sort() });
          found += codes.length;
        },
      ),
      { numRuns: 250 },
    );
    expect(found).toBeGreaterThan(500);
  });

  test("in a phase that shows no scores, every order by them is by code", async () => {
    const { reader, projectId, truth } = await populate(db, 24, 60, true);
    for (const sort of ["mean", "spread", "corrected"])
      for (const scores of ["none", "all"] as const) {
        const view = parseView({ sort, dir: "desc" });
        const { rows } = await readTable(db, projectId, reader, view, { scores, leads: true, few: true });
        const shown = rows.map(({ code }) => code);
        const byCode = truth.map(({ code }) => code).sort();
        if (scores === "none") expect(shown).toEqual(byCode.slice(0, 50));
        else expect(shown).not.toEqual(byCode.slice(0, 50));
        const key = sort as "mean" | "spread" | "corrected";
        const values = rows.flatMap((row) => row[key] ?? []);
        expect(values).toEqual(scores === "none" ? [] : values.toSorted((a, b) => b - a));
      }
  });

  test("with errors finds nothing", async () => {
    const { reader, projectId } = await populate(db, 22, 30);
    const reading: Reading = { scores: "own", leads: false, few: true };
    const page = await readTable(db, projectId, reader, parseView({ q: "score:high" }), reading);
    expect(page).toEqual({ rows: [], next: null, partly: false });
    expect((await readTable(db, projectId, reader, parseView({ q: "-score:>200" }), reading)).rows).toEqual([]);
    expect((await readTable(db, projectId, reader, parseView({}), reading)).rows.length).toBeGreaterThan(10);
  });
});

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  Plans?: Node[];
};

/** All steps of a plan, each with how many rows it gave in all. */
async function steps(sql: Prisma.Sql): Promise<Node[]> {
  const [row] = await db.$queryRaw<{ "QUERY PLAN": { Plan: Node }[] }[]>`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`;
  const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return row?.["QUERY PLAN"][0] ? flat(row["QUERY PLAN"][0].Plan) : [];
}
const rowsOf = (nodes: Node[], relation: string) =>
  Math.max(
    0,
    ...nodes
      .filter((node) => node["Relation Name"] === relation)
      .map((node) => node["Actual Rows"] * node["Actual Loops"]),
  );

describe("among 9,000 applications", () => {
  test("a page costs what it shows, and a search what it may look at", { timeout: 120_000 }, async () => {
    const { reader, projectId, slug } = await populate(db, 23, 500);
    // The same applications many times over, by as many applicants, none of them reviewed by the reader.
    await db.$executeRaw`
      INSERT INTO "user" (id, email) SELECT gen_random_uuid(), 'many-' || n || '-' || ${slug} || '@example.org' FROM generate_series(1, 9000) n`;
    await db.$executeRaw`
      INSERT INTO application (id, cohort_id, project_id, applicant_id, code, shuffle, submitted_at, review_count, score_mean)
      SELECT gen_random_uuid(), p.cohort_id, p.id, u.id, 'M' || row_number() OVER (ORDER BY u.id), (random() * 1e9)::int, now(), 1, (random() * 100)
      FROM project p, "user" u WHERE p.id = ${projectId}::uuid AND u.email LIKE 'many-%' || ${slug} || '@example.org'`;
    await db.$executeRaw`
      INSERT INTO submission (id, application_id, number, receipt, received_at)
      SELECT gen_random_uuid(), a.id, 1, 'R-' || a.id, now() FROM application a WHERE a.project_id = ${projectId}::uuid AND a.code ~ '^M[0-9]+$'`;
    await db.$executeRaw`
      INSERT INTO submission_essay (id, submission_id, problem_version_id, position, title, prompt, text, html, word_count, sha256, blind_text, blind_words)
      SELECT gen_random_uuid(), s.id, (SELECT problem_version_id FROM submission_essay LIMIT 1), 0, 'A', 'B', 'C', '', 1, repeat('0', 64),
             'Everything ordinary' || CASE WHEN a.code LIKE 'M1%' AND length(a.code) < 4 THEN ' zyzzyva' ELSE '' END, 2
      FROM application a JOIN submission s ON s.application_id = a.id WHERE a.project_id = ${projectId}::uuid AND a.code ~ '^M[0-9]+$'`;
    await db.$executeRaw`
      UPDATE application a SET state = 'submitted', submission_id = s.id FROM submission s
      WHERE s.application_id = a.id AND a.project_id = ${projectId}::uuid AND a.code ~ '^M[0-9]+$'`;
    await db.$executeRaw`ANALYZE application, submission_essay, review, submission`;

    const reading: Reading = { scores: "own", leads: false, few: true, columns };
    const plan = (query: Record<string, string>, beginning: Parameters<typeof tableStatements>[4] = "order") => {
      const [first] = tableStatements(projectId, reader, parseView(query), reading, beginning);
      return steps(first?.sql(51) ?? Prisma.sql`SELECT 1`);
    };
    // Without a search: by the index of each order, no more rows than are shown.
    for (const sort of ["code", "reviews", "submitted"])
      expect(rowsOf(await plan({ sort }), "application"), sort).toBeLessThan(120);
    // Words that few texts hold: by the index of the texts.
    const rareWords = await hits(db, parseSearch("zyzzyva").search);
    expect(rareWords).toHaveLength(11);
    const rare = await plan({ q: "zyzzyva" }, { hits: rareWords ?? [] });
    // And no others are asked.
    expect(rowsOf(rare, "submission_essay")).toBeLessThan(60);
    const looked = await steps(
      Prisma.sql`SELECT 1 FROM submission_essay e WHERE e.blind_search @@ websearch_to_tsquery('english', 'zyzzyva')`,
    );
    expect(looked.some((node) => node["Index Name"] === "submission_essay_blind_search")).toBe(true);
    expect(await hits(db, parseSearch("ordinary").search)).toBeNull();
    expect(rowsOf(rare, "application")).toBeLessThan(60);
    // Words that most hold: along the order, and no longer than for a page.
    const common = await plan({ q: "ordinary" });
    expect(rowsOf(common, "application")).toBeLessThan(700);
    // However many words are not to be there: each text is looked at once for them, and once to count its words.
    const without = await plan({ q: Array.from({ length: 18 }, (_, at) => `-lacking${at}`).join(" ") });
    expect(without.filter((node) => node["Relation Name"] === "submission_essay")).toHaveLength(2);
    // What nothing fits: no more than may be looked at.
    const none = await plan({ q: "reviews:>900" });
    expect(rowsOf(none, "application")).toBeLessThan(LOOKED_AT * 1.1);
    // Scores open with one’s own review: from one’s own reviews.
    expect(rowsOf(await plan({ q: "score:>50" }), "application")).toBeLessThan(500);

    // The pages of a bounded search go on to the end, and find the last.
    const found: string[] = [];
    let pages = 0;
    for await (const rows of allRows(db, projectId, reader, parseView({ q: "code:M9 zyzzyva" }), reading))
      found.push(...rows.map(({ code }) => code));
    expect(found).toEqual([]);
    for (let view: ReturnType<typeof parseView> | null = parseView({ q: "code:XX" }); view; pages += 1) {
      const page = await readTable(db, projectId, reader, view, reading);
      view = page.next && { ...view, after: page.next };
    }
    expect(pages).toBeGreaterThan(2);
    const rows = [];
    for await (const chunk of allRows(db, projectId, reader, parseView({ q: "zyzzyva" }), reading)) rows.push(...chunk);
    expect(rows).toHaveLength(11);
  });
});
